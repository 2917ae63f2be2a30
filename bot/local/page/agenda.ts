import type { EventView } from '../teams/contract';
import { el } from './element';
import { openModal } from './modal';
import { getEvents, postMeeting } from './service';
import type { Session } from './session';

/** Days of the calendar shown at a time: eight weeks. */
const span = 56;

/** A person's calendar as a list of days, in their own zone. */
export function agendaView(session: Session): HTMLElement {
  const { me } = session.state;
  const list = el('div', { class: 'page-list' }, el('p', { role: 'status' }, 'The calendar is opening.'));
  const which = el('p', { class: 'soft' });
  // `en-CA` writes a date as ISO 8601 does.
  let from = new Date().toLocaleDateString('en-CA', { timeZone: me.zone });

  const draw = (): void => {
    const to = addDays(from, span - 1);
    which.textContent = `${day(noon(from), 'UTC')} to ${day(noon(to), 'UTC')}. Times in ${zoneName(me.zone)}.`;
    getEvents(me.id, from, to).then(
      (events) => list.replaceChildren(...(events.length > 0 ? days(events, me.zone, (event) => change(event, me, draw)) : [empty()])),
      (error: Error) => list.replaceChildren(el('p', { role: 'alert' }, error.message)),
    );
  };
  const move = (by: number) => (): void => {
    from = addDays(from, by * span);
    draw();
  };
  draw();
  return el('div', { class: 'page' },
    el('div', { class: 'chat-head' }, el('div', { class: 'grow' }, el('h1', {}, `Calendar of ${me.name}`), which),
      el('button', { type: 'button', class: 'quiet small', onclick: move(-1) }, 'Earlier'), el('button', { type: 'button', class: 'quiet small', onclick: move(1) }, 'Later')),
    list);
}

const noon = (date: string): Date => new Date(`${date}T12:00:00Z`);
const addDays = (date: string, days: number): string => new Date(noon(date).getTime() + days * 86_400_000).toISOString().slice(0, 10);
const empty = (): HTMLElement => el('p', { class: 'nothing' }, 'Nothing in these weeks. When check-ins are scheduled, each one stands here with its time and a file for other calendars.');

/** Moves a meeting or takes it out, as its organiser would in Outlook; the app hears of it within the hour. */
function change(event: EventView, me: { id: string; zone: string }, done: () => void): void {
  const local = new Date(event.start).toLocaleString('sv-SE', { timeZone: me.zone }).replace(' ', 'T').slice(0, 16);
  const to = el('input', { type: 'datetime-local', value: local });
  const modal = openModal(done);
  const send = (moment: string | null) => (): void => {
    modal.busy(true);
    postMeeting({ person: me.id, id: event.id, date: event.date, to: moment === null ? null : to.value }).then(() => modal.close(), (error: Error) => { modal.busy(false); modal.problem(error.message); });
  };
  modal.body.append(el('p', {}, 'What you do here is done in Outlook. CoP Guide reads it within the hour.'), el('p', {}, el('label', {}, `New time in ${zoneName(me.zone)} `, to)));
  modal.foot(el('button', { type: 'button', class: 'quiet', onclick: send(null) }, 'Delete it'), el('button', { type: 'button', onclick: send('') }, 'Move it'));
  modal.show(event.subject);
}

function days(events: EventView[], zone: string, act: (event: EventView) => void): HTMLElement[] {
  const byDay = new Map<string, EventView[]>();
  for (const event of events) {
    const name = day(new Date(event.start), zone);
    byDay.set(name, [...(byDay.get(name) ?? []), event]);
  }
  return [...byDay].map(([name, ofDay]) => el('section', { class: 'day' }, el('h2', {}, name), el('ul', {}, ...ofDay.map((event) => el('li', {}, entry(event, zone, act))))));
}

function entry(event: EventView, zone: string, act: (event: EventView) => void): HTMLElement {
  const facts = [event.cancelled && 'called off', `organised by ${event.organiser}`, `${event.attendees} invited`, event.repeats && 'one of a series', event.online && 'online'];
  return el('div', { class: `row ${event.cancelled ? 'over' : ''}` },
    el('time', { datetime: event.start, class: 'row-time' }, `${clock(event.start, zone)} to ${clock(event.end, zone)}`),
    el('div', { class: 'grow' }, el('strong', {}, event.subject), el('p', { class: 'soft' }, facts.filter((fact) => fact !== false).join(', '))),
    event.mine ? el('button', { type: 'button', class: 'quiet small', onclick: () => act(event) }, 'Change', el('span', { class: 'unseen' }, ` ${event.subject} in Outlook`)) : '',
    el('a', { class: 'quiet small', href: `/local/teams/calendar/event.ics?id=${encodeURIComponent(event.id)}`, download: true }, '.ics', el('span', { class: 'unseen' }, ` file of ${event.subject}`)));
}

const day = (date: Date, zone: string): string => date.toLocaleDateString('en-GB', { timeZone: zone, weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
const clock = (at: string, zone: string): string => new Date(at).toLocaleTimeString('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });

/** `London (Europe/London)`: the city first, as people say it. */
function zoneName(zone: string): string {
  return `${zone.split('/').at(-1)?.replace(/_/g, ' ') ?? zone} (${zone})`;
}
