import type { ActionView } from '../../../bot/api/contract';
import { useCommunity } from '../../app/communityContext';
import { todayIn } from '../../clock';
import { Serves } from './ActionCard';
import { ActionDate } from './ActionDate';
import { actionWords } from './actionWords';
import type { ActionActs } from './useActionActs';
import { byMonth } from './sort';

/** The flow of activity: what is due in which month, with this month marked. */
export function Timeline({ actions, acts }: { actions: ActionView[]; acts: ActionActs }) {
  const thisMonth = todayIn(useCommunity().view.zone).slice(0, 7);
  return (
    <ol className="plain timeline">
      {byMonth(actions).map(({ month, actions: due }) => (
        <li key={month ?? 'none'} className={month === thisMonth ? 'timeline-now' : ''}>
          <h2 className="heading">{month === null ? actionWords.noDateYet : sayMonth(month)}{month === thisMonth && <span className="tag">{actionWords.thisMonth}</span>}</h2>
          <ul className="plain">
            {due.map((one) => (
              <li key={one.id} className="timeline-action">
                <span dir="auto">{acts.mayChange(one) ? <button type="button" className="link" onClick={() => acts.edit(one)}>{one.title}</button> : one.title}</span>
                <span className="quiet small">{actionWords.columns[one.state]} · {one.ownerName === null ? actionWords.free : actionWords.owner(one.ownerName)}{one.dueOn !== null && <> · <ActionDate action={one} /></>}</span>
                <Serves action={one} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

/** `November 2026` for `2026-11`. */
export const sayMonth = (month: string): string => new Date(`${month}-15T12:00:00Z`).toLocaleDateString('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
