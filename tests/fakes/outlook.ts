import { openWorld, type World } from '../journeys/world';
import { eventually } from '../journeys/people';
import { standingClock } from './clock';
import { startGroup, type Group } from './group';

/** One thing in a calendar of the local Outlook. */
export interface There { id: string; type: string; subject: string; start: { dateTime: string }; seriesMasterId: string | null; isOrganizer: boolean; isCancelled: boolean }

interface Delivery { key: string; state: string; reason: string | null }

const begin = '2027-03-01T09:00:00.000Z';

/** Times of an event as Outlook takes them, local ones of London. */
export const times = (start: string, end: string) => ({ start: { dateTime: start, timeZone: 'GMT Standard Time' }, end: { dateTime: end, timeZone: 'GMT Standard Time' } });

/** A community whose people also change things in Outlook by themselves; it begins and ends with the tests of a file. */
export function withOutlook() {
  const clock = standingClock(begin);
  let world: World | null = null;
  let group: Group | null = null;
  beforeAll(async () => {
    world = await openWorld({ clock });
    group = await startGroup(world);
  });
  afterAll(() => world?.end());
  beforeEach(() => world?.local.graph.clearFaults());

  const opened = <T>(one: T | null): T => {
    if (one === null) throw new Error('the world is not open yet');
    return one;
  };
  const office = { get world(): World { return opened(world); }, get group(): Group { return opened(group); } };
  const exchanged = () => office.world.exchanges.map(({ request }) => request);
  const deliveries = async () => (await office.world.store.executeSql('select key, state, reason from delivery', [])).rows as Delivery[];
  const isReading = ({ key, state, reason }: Delivery): boolean => key.startsWith('read-calendar') && (state === 'sending' || (state === 'queued' && reason === null));
  /** A person's own Outlook. */
  const outlookOf = (who: { id: string }) => office.world.local.clientFor(who.id, ['Calendars.ReadWrite']);
  let minutes = 0;
  /** From then on `anHourLater` counts from a later moment, ISO 8601 UTC. */
  const moveTo = async (moment: string): Promise<void> => {
    minutes = (Date.parse(moment) - Date.parse(begin)) / 60_000;
    await office.world.moveTo(moment);
  };

  return {
    office, clock, deliveries, outlookOf, moveTo,
    async inOutlook(who: { id: string } = office.group.amara): Promise<There[]> {
      const { value } = await outlookOf(who).api('/me/calendarView').query({ startDateTime: clock.now(), endDateTime: '2028-03-01T00:00:00Z' }).top(50).get() as { value: There[] };
      return value.filter((one) => !one.isCancelled);
    },
    /** How often an event was written in Outlook, and its changes read. */
    writes: () => exchanged().filter(({ url, method }) => /\/events/.test(url) && method !== 'GET').length,
    reads: () => exchanged().filter(({ url }) => /calendarView\/delta/.test(url)).length,
    /** Nothing is on its way any more. */
    settled: () => eventually(async () => (await deliveries()).every((one) => one.state !== 'queued' && one.state !== 'sending'), 'a rest'),
    /** An hour later the calendars are read again; not while one is read, which would count for it and have seen less. */
    async anHourLater(): Promise<void> {
      await eventually(async () => !(await deliveries()).some(isReading), 'the end of a reading');
      await moveTo(new Date(Date.parse(begin) + (minutes + 61) * 60_000).toISOString());
    },
  };
}
