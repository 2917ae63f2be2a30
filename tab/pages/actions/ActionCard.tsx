import type { ActionView } from '../../../bot/api/contract';
import { useCommunity } from '../../app/communityContext';
import { hashOf } from '../../app/routes';
import { ActionButtons } from './ActionButtons';
import { ActionDate } from './ActionDate';
import { CheckList } from './CheckList';
import { actionWords } from './actionWords';
import type { ActionActs } from './useActionActs';

/** One action on the board. */
export function ActionCard({ action, acts }: { action: ActionView; acts: ActionActs }) {
  const { view } = useCommunity();
  const movable = acts.mayChange(action) && action.state !== 'dropped';
  return (
    <li id={`action-${action.id}`} className={movable ? 'action action-movable' : 'action'} draggable={movable}
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', action.id);
        event.dataTransfer.effectAllowed = 'move';
      }}>
      <h3 className="action-title" dir="auto">{action.title}</h3>
      <p className="action-facts small">
        <span>{ownerWords(action, view.me.id)}</span>
        <ActionDate action={action} />
        {action.tier !== null && <span className="tag">{actionWords.tiers[action.tier]}</span>}
      </p>
      <Serves action={action} />
      {action.sourceHeading !== null && <p className="quiet small">{actionWords.from(action.sourceHeading)}</p>}
      <CheckList action={action} acts={acts} />
      <ActionButtons action={action} acts={acts} />
    </li>
  );
}

/** The priority that an action serves, with the way to the charter that names it. */
export function Serves({ action }: { action: ActionView }) {
  if (action.serves === null) return null;
  return <p className="small action-serves">{actionWords.servesLead} <a href={hashOf({ page: 'charter' })} dir="auto">{action.serves}</a></p>;
}

/** Who owns an action, in words. */
function ownerWords(action: ActionView, me: string): string {
  if (action.mine) return actionWords.yours;
  return action.ownerName === null ? freeWords(action, me) : actionWords.owner(action.ownerName);
}

/** Nobody owns it: whether somebody was named for it elsewhere. */
export const freeWords = ({ offeredTo }: ActionView, me: string): string => (offeredTo === null ? actionWords.free : actionWords.offered(offeredTo.id === me ? null : offeredTo.name));
