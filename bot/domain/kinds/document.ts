import type { Span, StepOf, Toolkit } from '../../toolkit/schema';
import { charterContent, fingerprint } from '../charter';
import type { CommandOf } from '../commands';
import { already, done, refuse, type Decision, type Phrase, type Situation } from '../decision';
import type { Change, CommunityRecord, PublishedCharter, ReviewDate } from '../record';
import { alongWith, putDate } from '../dates';
import { closuresOf } from '../prompting/terms';
import { workingRound } from '../rounds';
import { removeEntry } from './adding';
import { addPart, leavePartOut, writePart } from './charterParts';
import { workday } from '../workday';
import { dateIn, laterDate } from './event';
import type { Kind } from './kind';
import type { Say } from '../../toolkit/phrases';

type DocumentStep = StepOf<'document'>;

/** The charter published last, or null. */
export function latestCharter(record: CommunityRecord): PublishedCharter | null {
  let latest: PublishedCharter | null = null;
  for (const one of record.charters) if (latest === null || one.version > latest.version) latest = one;
  return latest;
}

export const document: Kind<DocumentStep> = {
  // Reopened, it is open again until somebody publishes, or finds that what is published still holds.
  status: (at) => (at.round.doneAt === null ? 'open' : 'done'),
  waitsFor: () => [],
  given: () => [],
  nextAct: (at) => (document.status(at) === 'done' ? null : 'act.charter'),
  commands: { addEntry: addPart, removeEntry, writeNote: writePart, leaveOut: leavePartOut },
};

/** The reviews that hold when nobody has chosen: months after publishing, as the content says. */
function defaultReviews(step: DocumentStep, today: string, closed: readonly Span[]): ReviewDate[] {
  return [
    { id: 'light', kind: 'light', onDate: workday(laterDate(today, { months: step.reviews.light }), closed) },
    { id: 'full', kind: 'full', onDate: workday(laterDate(today, { months: step.reviews.full }), closed) },
  ];
}

/** The record as it would be published: with review dates, chosen or by default. */
export function withReviews({ record, toolkit }: { record: CommunityRecord; toolkit: Pick<Toolkit, 'about'> }, step: DocumentStep, now: string): CommunityRecord {
  if (record.reviews.length > 0) return record;
  return { ...record, reviews: defaultReviews(step, dateIn(record.community.zone, now), closuresOf(record.community, toolkit.about)) };
}

export function setReviews(situation: Situation, command: CommandOf<'setReviews'>): Decision {
  const today = dateIn(situation.record.community.zone, situation.act.now);
  const standing = (id: ReviewDate['id']): ReviewDate | undefined => situation.record.reviews.find((one) => one.id === id);
  const stands = (id: ReviewDate['id']): string | undefined => standing(id)?.onDate;
  if (command.lightOn === stands('light') && command.fullOn === stands('full')) return already('said.reviews-set');
  // A review that is behind us keeps its date while the other one moves.
  const past = (id: ReviewDate['id'], onDate: string): boolean => onDate < today && onDate !== stands(id);
  if (past('light', command.lightOn) || past('full', command.fullOn)) return refuse('not-readable', 'refuse.date-past');
  const { record: { community: { zone } }, act: { now } } = situation;
  const row = (kind: ReviewDate['kind'], onDate: string): ReviewDate => ({ id: kind, kind, onDate, appointment: alongWith(standing(kind)?.appointment, onDate, zone, now) });
  const put = [row('light', command.lightOn), row('full', command.fullOn)].map((one) => putDate(situation.record, one, now));
  return done(put.flatMap((one) => one.changes), put.flatMap((one) => one.effects), { key: 'said.reviews-set' });
}

/** Publishing is a person's act on what they saw: the fingerprint is the preview's. */
export function publishCharter(situation: Situation, step: DocumentStep, command: CommandOf<'publishCharter'>, say: Say): Decision {
  const { toolkit, act } = situation;
  const record = withReviews(situation, step, act.now);
  const content = charterContent({ record, toolkit, say, now: act.now }, step);
  const latest = latestCharter(record);
  const mark = fingerprint(content);
  const { round } = workingRound(situation, step);
  const ended: Change = { put: 'rounds', row: { ...round, doneAt: act.now, doneBy: act.personId } };
  if (latest && latest.state !== 'failed' && fingerprint(latest.content) === mark) {
    const said: Phrase = { key: 'said.published-already', values: { version: latest.version } };
    return round.doneAt === null ? done([ended], [{ kind: 'card', stepId: step.id }], said) : done([], [], said);
  }
  if (mark !== command.fingerprint) return refuse('changed-meanwhile', 'refuse.charter-changed');
  const row: PublishedCharter = {
    version: content.version, publishedAt: act.now, publishedBy: act.personId, content,
    state: 'asked', problem: null, fileName: say('charter.file', { name: record.community.name }), driveId: null, itemId: null, webUrl: null,
  };
  const reviews: Change[] = situation.record.reviews.length > 0 ? [] : record.reviews.map((one) => ({ put: 'reviews', row: one }));
  // The file of an older version that has not been put there yet is this one's now.
  const overtaken: Change[] = record.charters.filter((one) => one.state === 'asked' || one.state === 'waiting')
    .map((one) => ({ put: 'charters', row: { ...one, state: 'failed', problem: say('charter.overtaken', { version: row.version }) } }));
  return done(
    [ended, ...reviews, ...overtaken, { put: 'charters', row }],
    [{ kind: 'file-charter', version: row.version }, { kind: 'card', stepId: step.id }],
    { key: 'said.published', values: { version: row.version } },
  );
}

