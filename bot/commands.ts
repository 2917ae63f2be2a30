import { randomUUID } from 'node:crypto';
import type { Clock } from './clock';
import { aboutIds, type Command, type Start } from './domain/commands';
import type { Act, Decision, Doing, Effect, Phrase, Reading, Refusal } from './domain/decision';
import { execute } from './domain/execute';
import { ownToolkit } from './domain/ownWords';
import { memberOf } from './domain/people';
import { redrawsAfter } from './domain/prompting/redrawing';
import { promptKey } from './domain/prompting/plan';
import { applyChanges, type CommunityRecord } from './domain/record';
import { startCommunity, type StartPerson, type StartPlace } from './domain/start';
import type { Outcome } from './store/recordStore';
import type { Store } from './store/store';
import type { Say } from './toolkit/phrases';
import type { Toolkit } from './toolkit/schema';

export interface Actor {
  tenantId: string;
  personId: string;
}

export type Result =
  | { ok: true; record: CommunityRecord; said: string | null; saved?: Outcome['saved'] }
  | { ok: false; record: CommunityRecord | null; code: Refusal['code']; because: string; theirs?: Refusal['theirs'] };

/**
 * The one way in which anything is changed: load the record, let the domain decide, write the changes,
 * the log row and the deliveries in one transaction. Cards, dialogs and the tab all come through here.
 */
export interface Commands {
  run(actor: Actor, communityId: string, commandId: string, command: Command): Promise<Result>;
  start(actor: Actor, commandId: string, start: Start, place: StartPlace, people: readonly StartPerson[], communityId: string): Promise<Result>;
  /** What a delivery brought back, written as the app's own act; nothing happens if `decide` gives null. `about` as in `aboutIds`. */
  settle(tenantId: string, communityId: string, commandId: string, decide: (record: CommunityRecord, now: string) => Doing | null, about?: readonly string[]): Promise<void>;
  /** The record for somebody who only reads; null for strangers and for communities that do not exist. `revision` as in the store's `load`, `about` as in `aboutIds`. */
  read(actor: Actor, communityId: string, revision?: number, about?: readonly string[]): Promise<CommunityRecord | null>;
  reading(record: CommunityRecord): Reading;
  /** The content before a community has put it into its own words. */
  toolkit: Toolkit;
}

export interface CommandParts {
  store: Pick<Store, 'records'>;
  toolkit: Toolkit;
  say: Say;
  clock: Clock;
  /** Called after a commit that wants something sent. */
  wake(keys: { tenantId: string; communityId: string; key: string }[]): void;
}

/** Tries until another writer (in another instance) leaves a gap; each loser loads and decides again. */
const maxTries = 50;
const appItself = 'app';

/** In place of a community's id: what belongs to a person and to no community. */
export const digestKey = '';

export const effectKey = (effect: Effect): string => {
  switch (effect.kind) {
    case 'card': return `card:${effect.stepId}`;
    case 'start-card': return 'start-card';
    // One for a community: a workbook has one writer at a time.
    case 'write-log': return 'write-log';
    case 'clear-old': return 'clear-old';
    case 'read-members': return 'read-members';
    case 'read-messages': return 'read-messages';
    // One for all versions: they go into the same file, so that the newest has to be the last to be put there.
    case 'file-charter': return 'file-charter';
    case 'announce-charter': return `announce-charter:${effect.version}`;
    case 'file-paper':
    case 'announce-paper':
    case 'announce-consultation': return `${effect.kind}:${effect.stepId}:${effect.number}`;
    case 'post-thanks': return `post-thanks:${effect.thanksId}`;
    case 'book-event':
    case 'invite-event':
    case 'read-report': return `${effect.kind}:${effect.eventId}`;
    // One for all actions, so that a plan has one writer.
    case 'sync-plan': return 'sync-plan';
    case 'announce-reply': return `announce-reply:${effect.mailId}`;
    case 'mail-paper': return `mail-paper:${effect.mailId}`;
    case 'make-channel': return `make-channel:${effect.subGroupId}`;
    // One for all: they go into the same file, so that the newest has to be the last to be put there.
    case 'file-pack': return 'file-pack';
    case 'copy-file': return `copy-file:${effect.copyId}`;
    case 'read-files': return 'read-files';
    case 'archive-team': return `archive-team:${effect.archivingId}`;
    case 'prompt': return promptKey(effect.prompt);
    case 'prompt-card': return `prompt-card:${effect.what}:${effect.about}`;
    case 'redraw': return `redraw:${effect.about}${effect.personId === null ? '' : `:${effect.personId}`}`;
    case 'announce-survey': return `announce-survey:${effect.surveyId}`;
    case 'digest': return `digest:${effect.personId}@${effect.on}`;
    case 'book-series': return `book-series:${effect.seriesId}`;
    case 'find-times': return 'find-times';
    case 'read-calendar': return `read-calendar:${effect.personId}`;
  }
};

export function createCommands({ store, toolkit, say, clock, wake }: CommandParts): Commands {
  const queues = new Map<string, Promise<unknown>>();

  /** Commands on one community run one after the other here, so that thirty people at once do not collide thirty times. */
  function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = queues.get(key) ?? Promise.resolve();
    const result = before.then(work, work);
    const settled = result.catch(() => undefined).finally(() => {
      if (queues.get(key) === settled) queues.delete(key);
    });
    queues.set(key, settled);
    return result;
  }

  const phrase = (one: Phrase | null): string | null => (one ? say(one.key, one.values) : null);

  async function commit(actor: Actor, communityId: string, type: string, act: Act, revision: number, decision: Doing, redraws: readonly Effect[] = []): Promise<boolean> {
    const deliveries = [...decision.effects, ...redraws].map((effect) => ({ key: effectKey(effect), effect, wantedAt: act.now }));
    const unique = [...new Map(deliveries.map((one) => [one.key, one])).values()];
    const written = await store.records.commit(actor.tenantId, communityId, revision, {
      commandId: act.id, personId: act.personId, type, at: act.now, changes: decision.changes, deliveries: unique, quiet: decision.quiet ?? false, still: decision.still ?? false,
      outcome: { said: phrase(decision.said), ...(decision.saved ? { saved: decision.saved } : {}) },
    });
    if (written === null) return false;
    if (unique.length > 0) wake(unique.map(({ key }) => ({ tenantId: actor.tenantId, communityId, key })));
    return true;
  }

  const after = (record: CommunityRecord, decision: Doing): CommunityRecord => {
    const next = applyChanges(record, decision.changes);
    return { ...next, community: { ...next.community, revision: record.community.revision + (decision.still ? 0 : 1) } };
  };

  async function change(actor: Actor, communityId: string, type: string, commandId: string, decide: (record: CommunityRecord, act: Act) => Decision, about?: readonly string[]): Promise<Result> {
    const { records } = store;
    const readerId = actor.personId === appItself ? '' : actor.personId;

    /** Null if another command came first, or if what is only `known` here gives nothing to commit. */
    async function tryOn(record: CommunityRecord, known: boolean): Promise<Result | null> {
      const act: Act = { id: commandId, personId: actor.personId, now: clock.now(), random: randomUUID() };
      const decision = decide(record, act);
      if (!decision.ok) {
        const { refusal } = decision;
        return known ? null : { ok: false, record, code: refusal.code, because: say(refusal.because.key, refusal.because.values), ...(refusal.theirs ? { theirs: refusal.theirs } : {}) };
      }
      const answer = { ok: true as const, said: phrase(decision.said), ...(decision.saved ? { saved: decision.saved } : {}) };
      if (decision.changes.length === 0 && decision.effects.length === 0) return known ? null : { ...answer, record };
      return await commit(actor, communityId, type, act, record.community.revision, decision, redrawsAfter(record, decision.changes)) ? { ...answer, record: after(record, decision) } : null;
    }

    // The commit itself tells whether what is known is still true, so that most commands read nothing first.
    const known = records.recall(actor.tenantId, communityId, readerId, about);
    const done = known && await tryOn(known, true);
    if (done) return done;
    for (let tries = 0; tries < maxTries; tries += 1) {
      const loaded = await records.load(actor.tenantId, communityId, readerId, commandId, about);
      if (!loaded) return { ok: false, record: null, code: 'not-found', because: say('chat.no-community') };
      if (loaded.repeated) return { ok: true, record: loaded.record, ...loaded.repeated };
      const result = await tryOn(loaded.record, false);
      if (result) return result;
    }
    return { ok: false, record: null, code: 'not-now', because: say('chat.try-again') };
  }

  return {
    run: (actor, communityId, commandId, command) =>
      inTurn(`${actor.tenantId}/${communityId}`, () =>
        change(actor, communityId, command.type, commandId, (record, act) => execute({ record, toolkit: ownToolkit(record, toolkit), act }, command, say), aboutIds(command))),

    async start(actor, commandId, start, place, people, communityId) {
      const loaded = await store.records.load(actor.tenantId, communityId, actor.personId, commandId);
      if (loaded) return { ok: true, record: loaded.record, said: say('said.started', { name: loaded.record.community.name }) };
      const act: Act = { id: commandId, personId: actor.personId, now: clock.now(), random: randomUUID() };
      const decision = startCommunity(act, start, place, people, toolkit, communityId);
      const mine = decision.ok && await commit(actor, communityId, 'start', act, 0, decision);
      const made = await store.records.load(actor.tenantId, communityId, actor.personId);
      if (!made || !decision.ok) return { ok: false, record: null, code: 'not-now', because: say('chat.try-again') };
      // Somebody else was a moment faster: theirs is the community of this place.
      return { ok: true, record: made.record, said: mine ? phrase(decision.said) : say('start.exists', { name: made.record.community.name }) };
    },

    async settle(tenantId, communityId, commandId, decide, about) {
      const actor = { tenantId, personId: appItself };
      const nothing: Doing = { ok: true, changes: [], effects: [], said: null };
      const result = await inTurn(`${tenantId}/${communityId}`, () => change(actor, communityId, 'settle', commandId, (record, act) => decide(record, act.now) ?? nothing, about));
      if (!result.ok) throw new Error(`the outcome of ${commandId} could not be written`);
    },

    async read(actor, communityId, revision, about) {
      const loaded = await store.records.load(actor.tenantId, communityId, actor.personId, undefined, about, revision);
      return loaded && memberOf(loaded.record, actor.personId) ? loaded.record : null;
    },

    toolkit,
    reading: (record) => ({ record, toolkit: ownToolkit(record, toolkit), say, now: clock.now() }),
  };
}
