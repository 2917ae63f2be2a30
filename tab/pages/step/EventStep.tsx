import { Button, Field, Select } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import type { SeriesView, StepView } from '../../../bot/api/contract';
import { may, useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { serverNow } from '../../clock';
import { ActProblem } from '../../parts/Notice';
import { sayTime } from '../../time';
import { eventWords } from './eventWords';
import { Agenda, MeetingNotes } from './MeetingParts';
import { CheckInPart } from './CheckInPart';
import { NoteField } from './NoteField';
import { ScheduleForm } from './ScheduleForm';
import { SeriesPart } from './SeriesPart';

// Only once a meeting has begun, and for the core group.
const WhoWasThere = lazy(() => import('./WhoWasThere').then((module) => ({ default: module.WhoWasThere })));

/** Recurring meetings: scheduled once, then shown with their next dates, who facilitates and what to speak about. */
export function EventStep({ step }: { step: StepView }) {
  const { view } = useCommunity();
  const { series } = step;
  const open = (series === null || series.state === 'failed' || series.state === 'gone' || series.next.length === 0) && step.eventDefaults !== null && may(view, 'scheduleMeetings');
  return (
    <>
      {series && <SeriesPart series={series} />}
      {open && step.eventDefaults && <ScheduleForm stepId={step.id} defaults={step.eventDefaults} finding={step.finding} again={series !== null} />}
      {!series && !open && <p>{eventWords.memberOnly}</p>}
      {series && series.rota.length > 0 && <Rota step={step} series={series} />}
      {step.checkIns && <CheckInPart step={step} checkIns={step.checkIns} />}
      {step.agenda.length > 0 && <Agenda step={step} />}
      {view.me.part === 'core' && step.fields.length > 0 && step.status !== 'not-started' && <SeriesNotes step={step} zone={series?.zone ?? view.zone} />}
    </>
  );
}

/** The notes of one meeting at a time, first those of the latest that has begun; what was written about all of them stands below. */
function SeriesNotes({ step, zone }: { step: StepView; zone: string }) {
  const now = serverNow();
  const [chosen, setChosen] = useState<string | null>(null);
  const latest = step.meetings.find((one) => one.startsAt <= now.toISOString()) ?? step.meetings.at(-1);
  const meeting = step.meetings.find((one) => one.startsAt === chosen) ?? latest;
  if (!meeting) return <MeetingNotes step={step} fields={step.fields} />;
  const general = step.fields.filter((one) => one.text !== '');
  return (
    <MeetingNotes step={step} fields={meeting.fields} key={meeting.startsAt} before={<>
      <Field label={eventWords.meeting}>
        <Select value={meeting.startsAt} onChange={(_event, { value }) => setChosen(value)}>
          {step.meetings.map((one) => <option key={one.startsAt} value={one.startsAt}>{eventWords.noted(sayTime(one.startsAt, zone, now), one.startsAt > now.toISOString(), one.fields.some((field) => field.text !== ''))}</option>)}
        </Select>
      </Field>
      {meeting.startsAt <= now.toISOString() && <Suspense fallback={null}><WhoWasThere id={meeting.id} /></Suspense>}
    </>}>
      {general.length > 0 && <><h3>{eventWords.general}</h3>{general.map((field) => <NoteField key={field.id} step={step} field={field} visibility={null} />)}</>}
    </MeetingNotes>
  );
}

function Rota({ step, series }: { step: StepView; series: SeriesView }) {
  const { view } = useCommunity();
  const acting = useAct();
  const now = serverNow();
  return (
    <section className="block" aria-labelledby="rota-heading">
      <h2 id="rota-heading" className="heading">{eventWords.rota}</h2>
      <p className="quiet">{eventWords.rotaLead}</p>
      <ul className="plain">
        {series.rota.map((one) => {
          const mine = one.person.id === view.me.id;
          const when = sayTime(one.startsAt, series.zone, now);
          return (
            <li key={one.startsAt} className="turn">
              <span>{when}: <strong>{eventWords.you(one.person.name, mine)}</strong>{one.chosen && <span className="quiet"> ({eventWords.chosen})</span>}</span>
              {may(view, 'takeTurn') && (!mine || one.chosen) && (
                <Button size="small" disabledFocusable={acting.busy} aria-label={`${mine ? eventWords.giveBack : eventWords.take}: ${when}`}
                  onClick={() => void acting.act({ type: 'takeTurn', stepId: step.id, startsAt: one.startsAt, take: !mine })}>{mine ? eventWords.giveBack : eventWords.take}</Button>
              )}
            </li>
          );
        })}
      </ul>
      <ActProblem acting={acting} />
    </section>
  );
}
