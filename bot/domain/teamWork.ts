import type { Toolkit } from '../toolkit/schema';
import type { CommandOf } from './commands';
import { already, done, refuse, type Decision, type Reading, type Situation } from './decision';
import { gateWords } from './gates';
import { closedBy } from './journey';
import { packView } from './pack';
import { nameOf } from './people';
import type { CommunityRecord, PersonId, SubGroup, TeamArchiving } from './record';
import type { TeamView } from './view';

/** What the core group does to the team itself: a channel for a sub-group, and archiving it at the end. */

const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** One channel for a name: Teams has no second one either. */
export function makeChannel({ record, act }: Situation, { name, about }: CommandOf<'makeChannel'>): Decision {
  if (record.community.groupId === null) return refuse('not-now', 'refuse.no-team-channel');
  const before = record.subGroups.find((one) => sameName(one.name, name) && one.state !== 'failed');
  if (before) return already(before.state === 'made' ? 'said.channel-made' : 'said.channel-asked', { name: before.name });
  const failed = record.subGroups.find((one) => sameName(one.name, name));
  const row: SubGroup = { id: failed?.id ?? act.id, name, about, askedBy: act.personId, askedAt: act.now, state: 'asked', problem: null, channelId: null, webUrl: null };
  return done([{ put: 'subGroups', row }], [{ kind: 'make-channel', subGroupId: row.id }], { key: 'said.channel-asked', values: { name } });
}

export function makeChannelAgain({ record, act }: Situation, { subGroupId }: CommandOf<'makeChannelAgain'>): Decision {
  const before = record.subGroups.find((one) => one.id === subGroupId);
  if (!before) return refuse('not-found', 'refuse.no-channel');
  if (before.state !== 'failed') return already(before.state === 'made' ? 'said.channel-made' : 'said.channel-asked', { name: before.name });
  const row: SubGroup = { ...before, askedBy: act.personId, askedAt: act.now, state: 'asked', problem: null };
  return done([{ put: 'subGroups', row }], [{ kind: 'make-channel', subGroupId }], { key: 'said.channel-asked', values: { name: before.name } });
}

/** The latest wish to archive the team. */
export const latestArchiving = (record: CommunityRecord): TeamArchiving | null =>
  [...record.archivings].sort((a, b) => b.askedAt.localeCompare(a.askedAt))[0] ?? null;

/** The step from which the team is archived; the toolkit may have none. */
const archiveStep = (toolkit: Toolkit) => [...toolkit.steps.values()].map(({ step }) => step).find((step) => step.kind === 'checks' && step.archivesTeam) ?? null;

/** Belongs to closing, and so waits for the decision to close as its step does. */
export function archiveTeam({ record, toolkit, act }: Situation, { filesReadOnly }: CommandOf<'archiveTeam'>): Decision {
  const step = archiveStep(toolkit);
  if (!step) return refuse('not-found', 'refuse.no-step');
  const gate = closedBy(record, step);
  if (gate) return refuse('not-now', 'refuse.gated', gateWords(toolkit, gate));
  if (record.community.groupId === null) return refuse('not-now', 'refuse.no-team-archive');
  const before = latestArchiving(record);
  if (before && before.state !== 'done' && before.state !== 'failed') return already('said.archive-asked');
  // An owner may have brought the team back since: after one that is done it may be asked for again.
  const row: TeamArchiving = { id: act.id, askedBy: act.personId, askedAt: act.now, filesReadOnly, state: 'asked', problem: null, operation: null, doneAt: null };
  return done([{ put: 'archivings', row }], [{ kind: 'archive-team', archivingId: row.id }], { key: 'said.archive-asked' });
}

/** The team as far as the core group makes and ends it; null for everybody else. */
export function teamView(reading: Reading, personId: PersonId, inCore: boolean): TeamView | null {
  if (!inCore) return null;
  const { record, toolkit, say } = reading;
  const step = archiveStep(toolkit);
  const archiving = latestArchiving(record);
  const by = (personId: string): string => nameOf(record, personId) ?? say('person.left');
  return {
    hasTeam: record.community.groupId !== null,
    archiveStepId: step?.id ?? null,
    subGroups: [...record.subGroups].sort((a, b) => a.name.localeCompare(b.name, 'en')).map(({ id, name, about, askedBy, askedAt, state, problem, webUrl }) => ({ id, name, about, by: by(askedBy), at: askedAt, state, problem, webUrl })),
    archiving: archiving && { by: by(archiving.askedBy), at: archiving.doneAt ?? archiving.askedAt, state: archiving.state, problem: archiving.problem, filesReadOnly: archiving.filesReadOnly },
    pack: packView(reading, personId),
  };
}
