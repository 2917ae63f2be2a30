import { digestKey, effectKey } from '../commands';
import { settingsOf } from '../domain/communitySettings';
import { coffeeMoment } from '../domain/helping/coffee';
import { logDueSince } from '../domain/excelLog';
import type { Effect } from '../domain/decision';
import { dateIn } from '../domain/kinds/event';
import { digestHours } from '../domain/prompting/digest';
import { latestDigest, nextDigest } from '../domain/prompting/manners';
import { planOf, promptKey } from '../domain/prompting/plan';
import { calendarsDue } from '../domain/outlook/reading';
import { hasOtherGuests } from '../domain/outlook/series';
import { lookDueSince } from '../domain/teamFiles';
import { syncIsDue } from '../domain/planWork';
import { clearingDueSince } from '../domain/retention';
import { syncPlan } from '../domain/plannerLink';
import { occurrences } from '../domain/recurrence';
import type { DeliveryKey } from '../store/deliveries';
import type { DueDigest } from '../store/digests';
import type { CarrierParts } from './carrier';
import { countedEvery } from './messageCounts';
import { membersEvery } from './teamMembers';
import { drawCoffeeDue } from './coffee';

/** Communities and people at a time: what one look claims is done before another instance may take it over. */
const atOnce = 50;
const minute = 60_000;
/** How long a claim of a look holds, and how long a community goes without one: what comes up sooner waits that long at most. */
const lease = 5 * minute;
const longestPause = 15 * minute;

export interface Scheduler {
  /** Wants everything sent that is due. Any number of instances may look at once; each prompt is wanted once. */
  look(): Promise<void>;
}

/** Finds what is due, of communities and of people, and hands it to the outbox as delivery rows. */
export function createScheduler({ store, commands, clock, say }: CarrierParts, wake: (keys: readonly DeliveryKey[]) => void): Scheduler {
  let enlistedAt = 0;

  async function lookAt(tenantId: string, communityId: string): Promise<void> {
    let loaded = await store.records.load(tenantId, communityId, '');
    if (loaded && await drawCoffeeDue({ commands }, tenantId, loaded.record, clock.now())) loaded = await store.records.load(tenantId, communityId, '');
    if (!loaded) return;
    // Taken after the draw, whose cards are due at its own moment.
    const now = clock.now();
    const facts = await store.prompts.facts(tenantId, communityId, now);
    const { toolkit } = commands.reading(loaded.record);
    const plan = planOf(loaded.record, toolkit, facts, now);
    const due = plan.filter((one) => one.dueAt <= now);
    const keys = due.length === 0 ? [] : await store.prompts.queue(tenantId, communityId, due.map((prompt) => ({ key: promptKey(prompt), effect: { kind: 'prompt', prompt } })), now);
    const [next] = [plan.find((one) => one.dueAt > now)?.dueAt ?? null, coffeeMoment({ record: loaded.record, toolkit })].filter((one): one is string => one !== null && one > now).sort();
    const latest = new Date(Date.parse(now) + longestPause).toISOString();
    await store.prompts.lookAgain(tenantId, communityId, next !== undefined && next < latest ? next : latest);
    const want = async (effect: Effect, notSince?: string): Promise<void> => {
      const key = effectKey(effect);
      if (await store.deliveries.want({ tenantId, communityId, key }, effect, now, notSince)) keys.push(key);
    };
    for (const personId of calendarsDue(loaded.record, now)) await want({ kind: 'read-calendar', personId });
    // Who has come into the core group or left the team is told by nobody's command.
    for (const { id } of loaded.record.series.filter((one) => one.problem === null && (occurrences(one).at(-1) ?? '') > now && hasOtherGuests(loaded.record, one))) await want({ kind: 'book-series', seriesId: id });
    if (syncIsDue(loaded.record.community.planner, now)) await want(syncPlan);
    const since = logDueSince(loaded.record.community, now);
    if (since !== null) await want({ kind: 'write-log' }, since);
    const looked = lookDueSince(loaded.record, now, say);
    if (looked !== null) await want({ kind: 'read-files' }, looked);
    await want({ kind: 'clear-old' }, clearingDueSince(loaded.record.community.zone, now));
    const { teamConversation, groupId } = loaded.record.community;
    if (teamConversation !== null && groupId !== null) {
      await want({ kind: 'read-members' }, new Date(Date.parse(now) - membersEvery).toISOString());
      if (settingsOf(loaded.record.community).counting !== null) await want({ kind: 'read-messages' }, new Date(Date.parse(now) - countedEvery).toISOString());
    }
    wake(keys.map((key) => ({ tenantId, communityId, key })));
  }

  async function lookAtPerson({ tenantId, personId, manners, dueAt, chosenAt, home }: DueDigest, now: string): Promise<void> {
    // In no community, they are looked at again when somebody enlists them anew: once a day is enough.
    if (!home) return store.digests.lookAgain(tenantId, personId, new Date(Date.parse(now) + 24 * 60 * minute).toISOString());
    const hours = digestHours(manners, home, commands.toolkit.about);
    // After a stop the latest one that was missed, if its day or week is not over; the carriage looks.
    const first = dueAt ?? (chosenAt === null ? null : nextDigest(chosenAt, manners, hours));
    if (first !== null && first <= now) {
      const effect = { kind: 'digest' as const, personId, on: dateIn(hours.zone, latestDigest(first, now, manners, hours)) };
      const keys = await store.prompts.queue(tenantId, digestKey, [{ key: effectKey(effect), effect }], now);
      wake(keys.map((key) => ({ tenantId, communityId: digestKey, key })));
    }
    await store.digests.lookAgain(tenantId, personId, nextDigest(now, manners, hours));
  }

  return {
    async look() {
      const now = clock.now();
      const until = new Date(Date.parse(now) + lease).toISOString();
      if (Math.abs(Date.parse(now) - enlistedAt) >= longestPause) {
        await store.prompts.enlist(now);
        enlistedAt = Date.parse(now);
      }
      for (let more = true; more;) {
        const due = await store.prompts.dueCommunities(now, until, atOnce);
        for (const { tenantId, communityId } of due) await lookAt(tenantId, communityId);
        more = due.length === atOnce;
      }
      for (let more = true; more;) {
        const due = await store.digests.due(now, until, atOnce);
        for (const one of due) await lookAtPerson(one, now);
        more = due.length === atOnce;
      }
    },
  };
}
