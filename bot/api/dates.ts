import type { Request, Response, Server } from 'restify';
import { bookableOf } from '../domain/outlook/bookable';
import { handOverOf } from '../domain/outlook/booking';
import { knownSponsor } from '../domain/paperMail';
import { coreGroup } from '../domain/people';
import type { Appointment, CommunityRecord, Contact } from '../domain/record';
import { notFound } from '../errors';
import { datesCalendar } from '../exports/downloads';
import { answerCalendar, answerJson } from '../http/answer';
import { storable } from '../http/storable';
import type { DateRow, DatesAnswer } from './contract';
import type { ApiParts, Doors } from './routes';

/** The days that matter to the core group, with their hours: reviews, and talks with the sponsor. */
export function addDatesApi(server: Server, { clock, commands, store }: ApiParts, { ofCore }: Doors): void {
  server.get('/api/communities/:id/dates', async (req: Request, res: Response) => {
    const { actor, record } = await ofCore(req);
    const talks = await store.activity.contacts(actor.tenantId, record.community.id);
    const open = talks.filter((one) => one.keptOn === null);
    const whole = { ...record, contacts: open };
    const dates = [
      ...record.reviews.map((one) => ({ ...one, appointment: one.appointment ?? null })),
      ...open.map((one) => ({ id: one.id, kind: 'talk' as const, onDate: one.plannedOn, appointment: one.appointment ?? null })),
    ].map((one) => rowOf(whole, one, actor.personId)).sort((a, b) => a.onDate.localeCompare(b.onDate));
    const answer: DatesAnswer = { dates, guests: lastGuests(talks) ?? [knownSponsor(record, commands.reading(record).toolkit).email].filter((email) => email !== '') };
    await answerJson(res, 200, answer);
  });

  server.get('/api/communities/:id/dates.ics', async (req: Request, res: Response) => {
    const { actor, record } = await ofCore(req);
    await answerCalendar(res, 'dates', datesCalendar(commands.reading(record), await store.activity.contacts(actor.tenantId, record.community.id), clock.now()));
  });

  server.get('/api/communities/:id/dates/:date/date.ics', async (req: Request, res: Response) => {
    const { actor, record } = await ofCore(req);
    const id = storable((req.params as Record<string, string | undefined>)['date'] ?? '');
    const talks = (await store.activity.contacts(actor.tenantId, record.community.id)).filter((one) => one.id === id && one.keptOn === null);
    const reviews = record.reviews.filter((one) => one.id === id);
    if (talks.length + reviews.length === 0) throw notFound('This date');
    await answerCalendar(res, 'date', datesCalendar({ ...commands.reading(record), record: { ...record, reviews } }, talks, clock.now()));
  });
}

function rowOf(record: CommunityRecord, { id, kind, onDate, appointment }: Omit<DateRow, 'hour' | 'handOver' | 'withoutMailbox'> & { appointment: Appointment | null }, personId: string): DateRow {
  const standing = bookableOf(record, id);
  const isBooked = appointment?.booking?.state === 'booked' && appointment.state === 'planned';
  return {
    id, kind, onDate, hour: appointment && hourOf(appointment), handOver: standing && handOverOf(record, standing, personId),
    withoutMailbox: isBooked ? coreGroup(record).flatMap((one) => (one.email === null ? [one.name] : [])) : [],
  };
}

function hourOf({ setAt: _setAt, booking, ...hour }: Appointment): DateRow['hour'] {
  if (booking === null) return { ...hour, booking };
  const { state, problem, webLink, joinUrl, news } = booking;
  return { ...hour, booking: { state, problem, webLink, joinUrl, ...(news === undefined ? {} : { news }) } };
}

/** Who was asked to the talk whose hour was given last; null where nobody ever was. */
function lastGuests(talks: readonly Contact[]): string[] | null {
  const [last] = talks.flatMap(({ appointment }) => (appointment && appointment.guests.length > 0 ? [appointment] : [])).sort((a, b) => b.setAt.localeCompare(a.setAt));
  return last?.guests ?? null;
}
