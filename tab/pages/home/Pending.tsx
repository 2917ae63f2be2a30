import { useCommunity } from '../../app/communityContext';
import { serverNow } from '../../clock';
import { sayWhen } from '../../time';
import { words } from '../../words';

/** What has not left yet or may not have arrived. Nothing is drawn when all has. */
export function Pending() {
  const { view } = useCommunity();
  if (view.pending.length === 0) return null;
  return (
    <section aria-labelledby="pending-heading" className="block">
      <h2 id="pending-heading" className="heading">{words.home.pending}</h2>
      <ul className="pending">
        {view.pending.map((one) => (
          <li key={`${one.what} ${one.state} ${one.reason ?? ''}`}>
            {one.what}{one.count > 1 && ` ${words.home.times(one.count)}`} <span className="quiet">({words.home.pendingStates[one.state]}, {words.home.since(sayWhen(one.since, view.zone, serverNow()))})</span>
            {one.reason !== null && <span className="pending-reason">{one.reason}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
