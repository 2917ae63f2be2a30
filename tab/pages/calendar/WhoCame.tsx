import { Checkbox } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import type { AttendanceRow, EventRow } from '../../../bot/api/contract';
import { useAct } from '../../app/useAct';
import { ActProblem } from '../../parts/Notice';
import { PeopleSearch } from '../../parts/PeopleSearch';
import { calendarWords } from './calendarWords';

// Only after an event, and for the core group.
const ReportPart = lazy(() => import('./ReportPart').then((module) => ({ default: module.ReportPart })));

/** Who signed up, with a tick for who came; and those who came without signing up. */
export function WhoCame({ event, people, begun }: { event: EventRow; people: AttendanceRow[]; begun: boolean }) {
  const acting = useAct();
  const mark = (personId: string, came: boolean): void => void acting.act({ type: 'markCame', eventId: event.id, personIds: [personId], came }, { quiet: true });
  const listed = people.filter((one) => one.signedUp || one.came);
  return (
    <section className="block">
      <h2 className="heading">{calendarWords.who}</h2>
      <p className="quiet">{begun ? calendarWords.whoLead : calendarWords.whoLater}</p>
      {listed.length === 0 && <p>{calendarWords.nobodySigned}</p>}
      <ul className="plain who">
        {listed.map((one) => (
          <li key={one.personId}>
            {begun ? <Checkbox label={one.name} checked={one.came === true} disabled={acting.busy} onChange={(_event, data) => mark(one.personId, data.checked === true)} /> : one.name}
          </li>
        ))}
      </ul>
      <ActProblem acting={acting} />
      {begun && <Suspense fallback={null}><ReportPart of={{ id: event.id, online: Boolean(event.booking?.joinUrl), report: event.report }} /></Suspense>}
      {begun && <PeopleSearch label={calendarWords.find} leaveOut={(person) => listed.some((one) => one.personId === person.id)} sayChoice={calendarWords.sayCame} choose={(person) => mark(person.id, true)} busy={acting.busy} />}
    </section>
  );
}
