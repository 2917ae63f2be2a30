import type { ActionView } from '../../../bot/api/contract';
import { words } from '../../words';
import { useCommunity } from '../../app/communityContext';
import { ActionButtons } from './ActionButtons';
import { freeWords, Serves } from './ActionCard';
import { ActionDate } from './ActionDate';
import { CheckList } from './CheckList';
import { actionWords } from './actionWords';
import type { ActionActs } from './useActionActs';

/** The same actions as a table; on a phone each row becomes a block with its labels. */
export function ActionsTable({ actions, acts }: { actions: ActionView[]; acts: ActionActs }) {
  const { view } = useCommunity();
  const [title, owner, date, state, does] = actionWords.columnsOfTable;
  return (
    <table className="table">
      <caption className="hidden">{actionWords.caption}</caption>
      <thead><tr><th scope="col">{title}</th><th scope="col">{owner}</th><th scope="col">{date}</th><th scope="col">{state}</th><th scope="col">{does}</th></tr></thead>
      <tbody>
        {actions.map((one) => (
          <tr key={one.id}>
            <th scope="row"><span dir="auto">{one.title}</span><Serves action={one} /><CheckList action={one} acts={acts} /></th>
            <td data-label={owner}>{ownerInTable(one, view.me.id)}</td>
            <td data-label={date}>{one.dueOn === null ? <span className="quiet">{actionWords.noDate}</span> : <ActionDate action={one} />}</td>
            <td data-label={state}>{actionWords.columns[one.state]}</td>
            <td><ActionButtons action={one} acts={acts} /></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Under its own column the name stands alone. */
const ownerInTable = (action: ActionView, me: string): string => (action.mine ? words.you : (action.ownerName ?? freeWords(action, me)));
