import { Temporal } from 'temporal-polyfill';
import type { CommandOf } from './commands';
import { already, done, refuse, type Decision, type Effect, type Situation } from './decision';
import { onInvitation } from './inviting';
import { memberOf } from './people';
import type { Attendance, Change, CommunityEvent } from './record';
import { attendanceOf } from './whoCame';

/** What members can come to: planned, changed, held, with who signs up and signs in. */

const eventOf = ({ record }: Situation, eventId: string): CommunityEvent | undefined => record.events.find((one) => one.id === eventId);
const put = (before: CommunityEvent, more: Partial<CommunityEvent>): Change => ({ put: 'events', row: { ...before, ...more, revision: before.revision + 1 } });

/** A local date and time in a zone as a moment, ISO 8601 UTC. A time that the clocks leave out is taken as the one after the change. */
export const momentOf = (local: string, zone: string): string =>
  new Date(Temporal.PlainDateTime.from(local).toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds).toISOString();

/** The other way round: a moment as the clocks of a zone show it, `YYYY-MM-DDTHH:MM`. */
export const localOf = (instant: string, zone: string): string => Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' });

export function planEvent(situation: Situation, command: CommandOf<'planEvent'>): Decision {
  const { record, act } = situation;
  const { eventId, base, type: _type, ...fields } = command;
  if (fields.hostId !== null && !memberOf(record, fields.hostId)) return refuse('not-found', 'refuse.no-person');
  const startsAt = momentOf(fields.startsAt, record.community.zone);
  if (eventId === null) {
    if (eventOf(situation, act.id)) return already('said.event-planned');
    const row: CommunityEvent = { id: act.id, ...fields, startsAt, state: 'planned', outcome: '', cancelReason: null, createdBy: act.personId, createdAt: act.now, booking: null, invitation: null, revision: 1 };
    return done([{ put: 'events', row }], [], { key: 'said.event-planned' });
  }
  const before = eventOf(situation, eventId);
  if (!before) return refuse('not-found', 'refuse.no-event');
  // Where it was in Outlook is no news any more once it is decided here.
  const row: CommunityEvent = { ...before, ...fields, startsAt, booking: before.booking?.news && startsAt !== before.startsAt ? { ...before.booking, news: null } : before.booking };
  if (JSON.stringify(row) === JSON.stringify(before)) return already('said.event-kept');
  if (before.revision !== base) return refuse('changed-meanwhile', 'refuse.event-changed');
  return done([put(before, row)], [...toOutlook(before), ...onInvitation(before)], { key: 'said.event-changed' });
}

/** Outlook is told of a change where something is in it, or on its way there. */
export const toOutlook = ({ id, booking }: Pick<CommunityEvent, 'id' | 'booking'>): Effect[] => (booking === null ? [] : [{ kind: 'book-event', eventId: id }]);

/** Ends an event, or says anew what came of it. Over what another has written since it was begun, nobody writes unseen. */
export function closeEvent(situation: Situation, { eventId, base, outcome }: CommandOf<'closeEvent'>): Decision {
  const before = eventOf(situation, eventId);
  if (!before) return refuse('not-found', 'refuse.no-event');
  if (before.startsAt > situation.act.now) return refuse('not-now', 'refuse.event-to-come');
  if (before.state === 'held' && before.outcome === outcome) return already('said.event-closed');
  if (before.outcome !== '' && before.revision !== base) {
    return { ok: false, refusal: { code: 'changed-meanwhile', because: { key: 'refuse.outcome-changed' }, theirs: { text: before.outcome, revision: before.revision, by: null } } };
  }
  return done([put(before, { state: 'held', cancelReason: null, outcome })], onInvitation(before), { key: 'said.event-closed' });
}

/** Signing up is for what is still to come; taking it back is possible until it begins. */
export function comeTo(situation: Situation, { eventId, coming }: CommandOf<'comeTo'>): Decision {
  const { act } = situation;
  const event = eventOf(situation, eventId);
  if (!event) return refuse('not-found', 'refuse.no-event');
  const before = attendanceOf(situation, eventId, act.personId);
  const isComing = before.signedUpAt !== null && before.cancelledAt === null;
  if (isComing === coming) return already(coming ? 'said.coming' : 'said.not-coming');
  if (event.state !== 'planned') return refuse('not-now', 'refuse.event-not-planned');
  if (event.startsAt <= act.now) return refuse('not-now', 'refuse.event-begun');
  const row: Attendance = coming ? { ...before, signedUpAt: act.now, cancelledAt: null } : { ...before, cancelledAt: act.now };
  return done([{ put: 'attendances', row }], toOutlook(event), { key: coming ? 'said.coming' : 'said.not-coming' });
}

/** Minutes before its start from which people sign in at an event, and after its end until which they can. */
const signInBefore = 30;
const signInAfter = 120;

/** Whether people can sign in at an event at a moment. */
export function takesSignIns({ startsAt, minutes, state }: Pick<CommunityEvent, 'startsAt' | 'minutes' | 'state'>, now: string): boolean {
  const since = (Date.parse(now) - Date.parse(startsAt)) / 60_000;
  return state !== 'cancelled' && since >= -signInBefore && since <= minutes + signInAfter;
}

/** Whoever is there says so themselves, also without having signed up. */
export function signIn(situation: Situation, { eventId }: CommandOf<'signIn'>): Decision {
  const { act } = situation;
  const event = eventOf(situation, eventId);
  if (!event) return refuse('not-found', 'refuse.no-event');
  const before = attendanceOf(situation, eventId, act.personId);
  if (before.came === true) return already('said.signed-in');
  if (!takesSignIns(event, act.now)) return refuse('not-now', 'refuse.sign-in-time');
  return done([{ put: 'attendances', row: { ...before, came: true } }], [], { key: 'said.signed-in' });
}
