import { Checkbox } from '@fluentui/react-components';
import type { ActionView } from '../../../bot/api/contract';
import { actionWords } from './actionWords';
import type { ActionActs } from './useActionActs';

/** The points of an action's check list, to tick. */
export function CheckPoints({ action, acts }: { action: ActionView; acts: ActionActs }) {
  const may = acts.mayChange(action) && action.state !== 'dropped';
  return (
    <ul className="plain" aria-label={actionWords.pointsOf(action.title)}>
      {action.points.map((one) => (
        <li key={one.id}>
          <Checkbox checked={one.done} disabled={!may} label={<bdi>{one.title}</bdi>} onChange={(_event, data) => acts.busy || acts.tickPoint(action, one.id, data.checked === true)} />
        </li>
      ))}
    </ul>
  );
}
