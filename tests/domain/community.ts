import type { Command, Start } from '../../bot/domain/commands';
import type { Decision, Doing, Reading, Refusal } from '../../bot/domain/decision';
import { execute } from '../../bot/domain/execute';
import { stepState, type StepState } from '../../bot/domain/journey';
import { ownToolkit } from '../../bot/domain/ownWords';
import { communityView } from '../../bot/domain/present';
import { applyChanges, type Change, type CommunityRecord, type PersonId } from '../../bot/domain/record';
import { startCommunity } from '../../bot/domain/start';
import type { CommunityView } from '../../bot/domain/view';
import { loadToolkit } from '../../bot/toolkit/load';
import { createSay } from '../../bot/toolkit/phrases';
import { emptyRecord } from '../../bot/domain/record';

export const toolkit = loadToolkit();
export const say = createSay();
/** The steps that wait for no decision: all but closing. */
export const freeSteps = [...toolkit.steps.values()].map(({ step }) => step).filter((step) => step.opensWith === undefined);

/** Invented people, in order of name, whose ids are their names in small letters. */
const names = ['Ada', 'Ben', 'Cleo', 'Dev', 'Eve', 'Finn'] as const;
export const [ada, ben, cleo, dev] = ['ada', 'ben', 'cleo', 'dev'] as const;
/** In the team, not in the core group. */
export const member = 'mo';
export const sponsor = 'sunil';
export const stranger = 'nobody';

/** A community in memory: the domain with a clock that stands still until it is moved. */
export interface TestCommunity {
  readonly record: CommunityRecord;
  readonly now: string;
  readonly core: PersonId[];
  readonly reading: Reading;
  /** Moves the clock. */
  advance(by: { days?: number; hours?: number; minutes?: number }): void;
  /** Does it, and keeps what it changes; the id is a new one unless it is given. */
  act(personId: PersonId, command: Command, id?: string): Decision;
  /** The same, for what has to succeed. */
  done(personId: PersonId, command: Command, id?: string): Doing;
  /** The same, for what has to be refused. */
  refused(personId: PersonId, command: Command): Refusal;
  state(stepId: string): StepState;
  view(personId: PersonId): CommunityView;
  /** Writes rows past the domain: what the store or a delivery would bring. */
  put(...changes: Change[]): void;
}

export const startOf = (core: readonly PersonId[], zone = 'Europe/London'): Start => ({ name: 'Inclusive Assessment', topic: 'Assessment for all', mode: 'new', zone, core: [...core], path: 'full' });

/** A started community with `size` people in the core group (one to six), a member and a sponsor. */
export function testCommunity(size = 3, zone = 'Europe/London'): TestCommunity {
  let now = '2026-05-04T09:00:00.000Z';
  let acts = 0;
  const core = names.slice(0, size).map((name) => name.toLowerCase());
  const people = [...names.slice(0, size), 'Mo'].map((name) => ({ id: name.toLowerCase(), name, email: `${name.toLowerCase()}@university.example` }));
  const place = { kind: 'team', conversationId: '19:team', groupId: 'group' } as const;
  const started = startCommunity({ id: 'start', personId: ada, now, random: 'start' }, startOf(core, zone), place, people, toolkit, 'cop');
  if (!started.ok) throw new Error('the community did not start');
  let record = applyChanges(nothing, started.changes);

  const community: TestCommunity = {
    get record() { return record; },
    get now() { return now; },
    get reading() { return { record, toolkit: ownToolkit(record, toolkit), say, now }; },
    core,
    advance({ days = 0, hours = 0, minutes = 0 }) {
      now = new Date(Date.parse(now) + ((days * 24 + hours) * 60 + minutes) * 60_000).toISOString();
    },
    act(personId, command, id = `act-${(acts += 1)}`) {
      const decision = execute({ record, toolkit: ownToolkit(record, toolkit), act: { id, personId, now, random: `random-${id}` } }, command, say);
      if (decision.ok) record = applyChanges(record, decision.changes);
      return decision;
    },
    done(personId, command, id) {
      const decision = community.act(personId, command, id);
      if (!decision.ok) throw new Error(`${command.type} was refused: ${say(decision.refusal.because.key, decision.refusal.because.values)}`);
      return decision;
    },
    refused(personId, command) {
      const decision = community.act(personId, command);
      if (decision.ok) throw new Error(`${command.type} was not refused`);
      return decision.refusal;
    },
    state(stepId) {
      const state = stepState(record, toolkit, stepId);
      if (!state) throw new Error(`no step ${stepId}`);
      return state;
    },
    view(personId) {
      const view = communityView(community.reading, personId, { memberCount: record.members.length, pending: [] });
      if (!view) throw new Error(`${personId} sees nothing`);
      return view;
    },
    put(...changes) { record = applyChanges(record, changes); },
  };
  community.put({ put: 'members', row: { personId: sponsor, name: 'Sunil', email: null, part: 'sponsor', joinedAt: now, leftAt: null } });
  return community;
}

const nothing = emptyRecord({ id: '', name: '', topic: '', mode: 'new', zone: 'UTC', createdAt: '', createdBy: '', revision: 0, coreConversation: null, teamConversation: null, groupId: null, path: 'full', settings: null, planner: null, log: null, outlook: null, finding: null, files: null });
