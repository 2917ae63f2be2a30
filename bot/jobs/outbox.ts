import PgBoss from 'pg-boss';
import { aboutEffect, graphEffects, type Effect } from '../domain/decision';
import { errorFacts, type Log } from '../log';
import type { Claim, DeliveryKey, DeliveryKeyAndEffect } from '../store/deliveries';
import type { DigestCarriage } from './digest';
import type { CarrierParts, Carriage, Fate } from './carrier';

/** What belongs to a person and to no community is carried out apart. */
export type Carriages = { [K in Exclude<Effect['kind'], 'digest'>]: Carriage<K> } & { digest: DigestCarriage };

export interface Outbox {
  /** After a commit: carries these out soon. Never throws; what is not taken up here is found by the sweep. */
  wake(keys: readonly DeliveryKey[]): void;
  readRoster(tenantId: string, conversationId: string): void;
  /** Wants what is due, and takes up what waited for its moment. */
  look(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export interface OutboxParts extends CarrierParts {
  carriages: Carriages;
  log: Log;
  /** Only this process uses the database, so that whatever is half-sent at the start was left by a dead one. */
  alone: boolean;
  /** Looks every minute for what is due; false where whoever runs the app says when, as its tests do. */
  looksByItself: boolean;
  /** Wants everything that is due by itself. */
  look(): Promise<void>;
  /** Reads the people of a place and writes them down. */
  roster(tenantId: string, conversationId: string): Promise<void>;
}

/** Quick things (cards) do not queue behind slow ones (Microsoft 365). */
type Queue = 'cards' | 'graph' | 'roster' | 'look';
const queues: Record<Queue, number> = { cards: 8, graph: 4, roster: 2, look: 1 };
const queueOfKey = (key: string): Queue => (graphEffects.some((kind) => key === kind || key.startsWith(`${kind}:`)) ? 'graph' : 'cards');

/** Cards that the instance which wanted them carries at once, without a job; what comes on top of these goes to all instances. */
const carriedHere = 8;
/** Milliseconds before that begins: the turn answers first, and what it wanted more than once is carried once. */
const answerFirst = 25;

const sweepEvery = 20_000;
/** Seconds between two looks for what is due by itself. */
const lookEvery = 60;
/** A send takes at most 10 s (cards) or about two minutes (Graph, with its retries). */
const claimDies = { cards: 20_000, graph: 180_000 } as const;

/**
 * What leaves: each delivery row is claimed, checked against today's record, sent, and put into a final
 * state. The rows are the truth: a card is carried by the instance that wanted it, and pg-boss carries the
 * wake-ups of everything else between instances. A row whose instance died is found by the sweep.
 */
export function createOutbox(parts: OutboxParts): Outbox {
  const { store, clock, log, carriages } = parts;
  /**
   * pg-boss ends jobs (with their ids as second value) without waiting for the database: an error of it
   * would be nobody's and end the process. A job that is left open expires; the delivery rows are the truth.
   */
  const executeSql = (text: string, values: unknown[]): Promise<{ rows: unknown[] }> =>
    store.executeSql(text, values).catch((error: unknown) => {
      if (!Array.isArray(values?.[1])) throw error;
      log('warn', 'job-left-open', errorFacts(error));
      return { rows: [{ count: 0 }] };
    });
  const boss = new PgBoss({ db: { executeSql }, schedule: false });
  boss.on('error', (error) => log('error', 'queue-trouble', errorFacts(error)));
  const workers = new Map<Queue, string>();
  let sweeping: NodeJS.Timeout | null = null;
  let running = false;
  let ending = false;
  const wanted = new Map<string, DeliveryKey>();
  const underWay = new Set<Promise<void>>();

  const before = (milliseconds: number): string => new Date(Date.parse(clock.now()) - milliseconds).toISOString();

  async function enqueue(queue: Queue, data: object, seconds = 0): Promise<void> {
    // One job waits for a delivery at most, and one more for its later try: the sweep finds what waits again and again.
    const singletonKey = 'key' in data ? JSON.stringify([data, seconds > 0]) : null;
    await boss.send(queue, data, { ...(seconds > 0 ? { startAfter: seconds } : {}), ...(singletonKey === null ? {} : { singletonKey }) });
    const worker = workers.get(queue);
    if (worker && seconds === 0) boss.notifyWorker(worker);
  }

  const soon = (work: Promise<void>): void => void work.catch((error: unknown) => log('warn', 'queue-missed', errorFacts(error)));

  /** Carries a card here and now if there is room, else by whichever instance is free. */
  function bring(key: DeliveryKey): void {
    if (queueOfKey(key.key) !== 'cards' || underWay.size >= carriedHere) return soon(enqueue(queueOfKey(key.key), key));
    const work: Promise<void> = carryOut(key).catch((error: unknown) => log('warn', 'carrying-missed', errorFacts(error))).finally(() => underWay.delete(work));
    underWay.add(work);
  }

  function want(keys: readonly DeliveryKey[]): void {
    if (!running) return;
    if (wanted.size === 0) setTimeout(bringWanted, answerFirst);
    for (const { tenantId, communityId, key } of keys) wanted.set(JSON.stringify([tenantId, communityId, key]), { tenantId, communityId, key });
  }

  function bringWanted(): void {
    const keys = [...wanted.values()];
    wanted.clear();
    // Ending, they stay queued in their rows, for another instance or the next start.
    if (running) keys.forEach(bring);
  }

  async function carryOut(key: DeliveryKey): Promise<void> {
    // Pauses count from here: the clock of a local world may be moved while a try is under way.
    const began = clock.now();
    const claim = await store.deliveries.claim(key, began);
    if (!claim) return;
    const fate = await attempt(claim);
    log(fate.state === 'sent' ? 'debug' : 'info', 'delivery', { kind: claim.effect.kind, state: fate.state, attempts: claim.attempts });
    if (fate.state === 'later') {
      if (await store.deliveries.putBack(claim, fate.reason, new Date(Date.parse(began) + fate.seconds * 1_000).toISOString()) === 'again') return want([keyOf(claim)]);
      return enqueue(queueOfKey(claim.key), keyOf(claim), fate.seconds + 1);
    }
    const end = await store.deliveries.finish(claim, fate.state, 'reason' in fate ? fate.reason : null, 'why' in fate ? fate.why : null);
    if (end === 'again') want([keyOf(claim)]);
  }

  async function attempt(claim: Claim): Promise<Fate> {
    try {
      if (claim.effect.kind === 'digest') return await carriages.digest.carry(claim, claim.effect);
      // Asked only now: what wanted it may have been committed while the claim waited for its row.
      const loaded = await store.records.load(claim.tenantId, claim.communityId, '', undefined, aboutEffect(claim.effect));
      if (!loaded) return { state: 'suppressed', reason: 'The community is not there any more.' };
      const carriage = carriages[claim.effect.kind] as Carriage<Effect['kind']>;
      return await carriage.carry(claim, claim.effect, loaded.record);
    } catch (error) {
      log('error', 'delivery-failed', { kind: claim.effect.kind, ...errorFacts(error) });
      return claim.attempts < 5 ? { state: 'later', reason: 'It is tried again by itself.', seconds: 5 * claim.attempts } : { state: 'failed', reason: 'It could not be carried out. Ask for it again.' };
    }
  }

  /** A message to a person is never sent again blindly. */
  const repeatable = async (claim: Claim): Promise<boolean> =>
    claim.effect.kind !== 'digest' && (carriages[claim.effect.kind] as Carriage<Effect['kind']>).repeatable(claim);

  /** Takes up what no job points at any more, and decides about sends whose sender died. */
  async function sweep(patience: { cards: number; graph: number }): Promise<void> {
    for (const claim of await store.deliveries.abandoned({ cards: before(patience.cards), graph: before(patience.graph) })) {
      if (await repeatable(claim)) await store.deliveries.putBack(claim, 'It is tried again by itself.', clock.now());
      else await store.deliveries.finish(claim, 'uncertain', 'It may not have arrived.');
    }
    await takeUp(running ? sweepEvery / 2 : 0);
    // An instance that dies while it looks queues no next look: any other does. Where one waits already, this changes nothing.
    if (running && parts.looksByItself) await boss.send('look', {}, { startAfter: lookEvery });
    await store.inbound.forgetOld(Date.parse(clock.now()));
  }

  /** One look after the other, over all instances: the next is queued when one is over, and one at most waits. */
  async function lookAndAgain(): Promise<void> {
    try {
      await parts.look();
    } catch (error) {
      log('error', 'look-failed', errorFacts(error));
    }
    await boss.send('look', {}, { startAfter: lookEvery });
  }

  /** Everything that was due some milliseconds ago and is still queued. */
  async function takeUp(ago = 0): Promise<void> {
    const left: DeliveryKeyAndEffect[] = await store.deliveries.overdue(before(ago));
    for (const one of left) await enqueue(queueOfKey(one.key), keyOf(one));
  }

  return {
    wake: want,
    readRoster: (tenantId, conversationId) => {
      if (running) soon(enqueue('roster', { tenantId, conversationId }));
    },
    async look() {
      await parts.look();
      await takeUp();
    },
    async start() {
      await boss.start();
      for (const queue of Object.keys(queues) as Queue[]) {
        await boss.createQueue(queue, { name: queue, policy: queue === 'roster' ? 'standard' : 'short', retryLimit: queue === 'roster' ? 5 : 0, retryDelay: 10, expireInSeconds: 600 });
        const worker = await boss.work<DeliveryKey & { conversationId?: string }>(queue, { batchSize: queues[queue], pollingIntervalSeconds: 2 }, async (jobs) => {
          // Fetched at the last moment: the rows are still queued, for another instance or the next start.
          if (ending) return;
          if (queue === 'look') return lookAndAgain();
          await Promise.all(jobs.map(({ data }) => (queue === 'roster' ? parts.roster(data.tenantId, data.conversationId ?? '') : carryOut(data))));
          // More may wait than came at once: the next are fetched without the pause between two looks.
          const own = workers.get(queue);
          if (own && jobs.length >= queues[queue]) boss.notifyWorker(own);
        });
        workers.set(queue, worker);
      }
      await sweep(parts.alone ? { cards: 0, graph: 0 } : claimDies);
      running = true;
      if (parts.looksByItself) await boss.send('look', {});
      sweeping = setInterval(() => soon(sweep(claimDies)), sweepEvery).unref();
    },
    async stop() {
      running = false;
      ending = true;
      if (sweeping) clearInterval(sweeping);
      await Promise.all([boss.stop({ graceful: true, wait: true, timeout: 5_000, close: false }), atMost(5_000, Promise.all(underWay))]);
    },
  };
}

/** Waits for the work, but no longer than some milliseconds. */
async function atMost(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([work, new Promise((late) => (timer = setTimeout(late, milliseconds)))]);
  clearTimeout(timer);
}

const keyOf = ({ tenantId, communityId, key }: DeliveryKey): DeliveryKey => ({ tenantId, communityId, key });
