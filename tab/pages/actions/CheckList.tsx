import { Checkbox } from '@fluentui/react-components';
import type { ActionView } from '../../../bot/api/contract';
import { plannerWords } from './plannerWords';
import type { ActionActs } from './useActionActs';

/** The check list that the task of an action has in Planner, folded away until somebody looks at it. */
export function CheckList({ action, acts }: { action: ActionView; acts: ActionActs }) {
  const { points } = action;
  if (points.length === 0) return null;
  const may = acts.mayChange(action) && action.state !== 'dropped';
  return (
    <details className="small">
      <summary>{plannerWords.points(points.filter((one) => one.done).length, points.length)}</summary>
      <ul className="plain" aria-label={plannerWords.pointsOf(action.title)}>
        {points.map((one) => (
          <li key={one.id}>
            <Checkbox checked={one.done} disabled={!may} label={<bdi>{one.title}</bdi>} onChange={(_event, data) => acts.busy || acts.tickPoint(action, one.id, data.checked === true)} />
          </li>
        ))}
      </ul>
    </details>
  );
}
