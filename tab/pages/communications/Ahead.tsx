import { useCommunity } from '../../app/communityContext';
import { hashOf } from '../../app/routes';
import { useRead } from '../../app/useRead';
import { serverNow, todayIn } from '../../clock';
import { addDays, dateIn, instantAt, isPast, sayDate, sayTime } from '../../time';
import { communicationsWords } from './communicationsWords';

/** Days that the calendar of communications looks ahead. */
const reach = 35;

interface Line {
  /** `YYYY-MM-DD`, or ISO 8601 with its time. */
  at: string;
  text: string;
  href: string;
}

/** What comes that is worth a word to members or the sponsor: events, check-ins, reviews, talks, and when the next update is due. */
export function Ahead() {
  const { view } = useCommunity();
  const core = view.me.part === 'core';
  const today = todayIn(view.zone);
  const last = addDays(today, reach);
  const events = useRead(['events', 'next', today], (api, id) => api.events(id, instantAt(today, '00:00', view.zone), instantAt(last, '00:00', view.zone))).data?.events ?? [];
  const contacts = useRead(['communications', 'talks', String(core)], (api, id) => (core ? api.sponsor(id) : Promise.resolve({ contacts: [] }))).data?.contacts ?? [];
  const planned = useRead(['communications', 'prompts', String(core)], (api, id) => (core ? api.prompts(id).then((one) => one.planned) : Promise.resolve([]))).data ?? [];
  const lines: Line[] = [
    ...events.filter((one) => one.state === 'planned' && !isPast(one.startsAt, serverNow())).map((one) => ({ at: one.startsAt, text: one.title, href: hashOf({ page: 'event', eventId: one.id }) })),
    ...(view.checkIns?.next ?? []).map((at) => ({ at, text: communicationsWords.checkIn, href: hashOf({ page: 'step', stepId: view.checkIns?.stepId ?? '' }) })),
    ...(view.nextReview ? [{ at: view.nextReview.onDate, text: communicationsWords.review[view.nextReview.kind], href: hashOf({ page: 'review' }) }] : []),
    ...contacts.filter((one) => one.keptOn === null).map((one) => ({ at: one.plannedOn, text: communicationsWords.talk, href: hashOf({ page: 'sponsor' }) })),
    ...planned.filter((one) => one.kind === 'update').map((one) => ({ at: dateIn(view.zone, new Date(one.dueAt)), text: communicationsWords.update, href: hashOf({ page: 'sending' }) })),
  ];
  const dayOf = (at: string): string => (at.length === 10 ? at : dateIn(view.zone, new Date(at)));
  const shown = lines.filter((one) => dayOf(one.at) >= today && dayOf(one.at) <= last).sort((a, b) => dayOf(a.at).localeCompare(dayOf(b.at)) || a.at.localeCompare(b.at));
  return (
    <section>
      <h2 className="heading">{communicationsWords.ahead}</h2>
      {shown.length === 0 ? <p>{communicationsWords.aheadNone}</p> : <p className="quiet">{communicationsWords.aheadLead}</p>}
      <ul className="lines">
        {shown.map((one) => <li key={`${one.at} ${one.href}`}><a href={one.href} dir="auto">{one.text}</a> <span className="quiet">{one.at.length === 10 ? sayDate(one.at, serverNow()) : sayTime(one.at, view.zone, serverNow())}</span></li>)}
      </ul>
    </section>
  );
}
