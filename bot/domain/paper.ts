import type { Feed, StepOf, Toolkit } from '../toolkit/schema';
import { linesOf } from './actionPlan';
import { gapWords, linesFrom } from './charter';
import { markOf } from './marks';
import type { Reading } from './decision';
import { agreedProposal } from './kinds/asking';
import { choicePart, whyPart } from './kinds/decide';
import { dateIn, isOpenToMembers } from './kinds/event';
import { occurrences } from './recurrence';
import { notesOf } from './kinds/noting';
import { nameOf } from './people';
import type { CommunityRecord, Paper, PaperContent, PaperLine } from './record';
import { currentRound } from './rounds';
import { dateWords } from './times';
import { outKey } from './kinds/leavingOut';
import { happenings, lookBack, mostThings } from './happenings';
import { wordsFor } from './words';

export type PaperStep = StepOf<'paper'>;
type Section = PaperStep['sections'][number];

/** A sentence that the record brings to a paper. Its id stays the same while the sentence does. */
export interface DrawnLine {
  id: string;
  text: string;
  source: string;
  /** True if the group has left it out. */
  out: boolean;
}

/** Dates ahead that a paper names. */
const mostDates = 4;

/** Papers of a step, the newest first. */
export const papersOf = (record: CommunityRecord, stepId: string): Paper[] =>
  record.papers.filter((one) => one.stepId === stepId).sort((a, b) => b.number - a.number);

/** What the record brings to a section, in order and each sentence once, with what was left out. */
export function drawnLines(reading: Reading, step: PaperStep, section: Section): DrawnLine[] {
  const { record } = reading;
  const round = currentRound(record, step.id);
  const out = new Set(record.ticks.filter((one) => one.stepId === step.id && one.version === round?.version && one.ticked).map((one) => one.itemId));
  const since = papersOf(record, step.id)[0]?.publishedAt ?? '';
  const lines = [
    ...section.from.flatMap((ref) => (linesFrom(reading, ref)?.lines ?? []) as { text: string; source: string }[]),
    ...section.feeds.flatMap((feed) => feeds[feed](reading, since, step)),
  ];
  const known = new Map(lines.map(({ text, source }) => {
    const id = markOf([section.id, text, source.split('/')[0]]);
    return [id, { id, text, source, out: out.has(outKey(id)) }];
  }));
  return [...known.values()];
}

/** The paper as it would be published: the group's own sentences, and an honest gap where there are none. */
export function paperContent(reading: Reading, step: PaperStep, drawn = (section: Section) => drawnLines(reading, step, section)): PaperContent {
  const { record, toolkit, say, now } = reading;
  const round = currentRound(record, step.id);
  const notes = round ? notesOf(record, round) : [];
  return {
    title: say('paper.title', { paper: wordsFor(toolkit, step.id).heading, name: record.community.name }),
    sections: step.sections.map((section) => {
      const own: PaperLine[] = section.own ? linesOf(notes.find((one) => one.fieldId === section.id)?.text ?? '').map((text) => ({ text, source: null })) : [];
      const lines = [...drawn(section).filter((one) => !one.out).map(({ text, source }): PaperLine => ({ text, source })), ...own];
      return { id: section.id, heading: wordsFor(toolkit, `${step.id}.section.${section.id}`).heading, lines, gap: lines.length > 0 ? null : gapOf(reading, section) };
    }),
    number: (papersOf(record, step.id)[0]?.number ?? 0) + 1,
    madeAt: now,
  };
}

function gapOf(reading: Reading, section: Section): string {
  if (section.from.length > 0 && section.from.every((ref) => linesFrom(reading, ref) === null)) return gapWords(reading, section.from);
  return reading.say(section.own ? 'paper.gap-own' : 'paper.gap');
}

/** A short mark of what a paper says; who previews names it, so that nobody publishes what they have not seen. */
export function paperMark({ madeAt: _madeAt, ...said }: PaperContent): string {
  return markOf(said);
}

type Line = { text: string; source: string };
const plan = 'page:actions';
const today = ({ record, now }: Reading): string => dateIn(record.community.zone, now);

/** What was finished after a moment, the latest last, with who did it. */
const doneSince = ({ record, say }: Reading, since: string): Line[] => record.actions
  .filter((one) => one.state === 'done' && one.finishedAt !== null && one.finishedAt > since)
  .sort((a, b) => (a.finishedAt ?? '').localeCompare(b.finishedAt ?? ''))
  .map((one) => ({ text: named(record, one.ownerId, one.title, (values) => say('paper.done-by', values)), source: plan }));

/** What the record says by itself; `since` is when the last paper of the step was published, or empty. */
const feeds: Record<Feed, (reading: Reading, since: string, step: PaperStep) => Line[]> = {
  ...happenings,
  'actions-done': doneSince,
  // A page that comes every month or so holds the latest of them; the story holds them all.
  'actions-lately': (reading, since) => doneSince(reading, lookBack(since, reading.now)).slice(-mostThings),
  'actions-open': ({ record }) => record.actions.filter((one) => one.state === 'to-do' && one.ownerId === null).map((one) => ({ text: one.title, source: plan })),
  // What is past its date is still next, and the date on which it is not done helps nobody who reads this.
  'actions-plan': (reading) => reading.record.actions
    .filter((one) => (one.state === 'to-do' || one.state === 'doing') && one.dueOn !== null)
    .sort((a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? '')).slice(0, mostThings)
    .map((one) => ({ text: (one.dueOn ?? '') < today(reading) ? one.title : reading.say('paper.dated', { date: dateWords(one.dueOn ?? ''), text: one.title }), source: plan })),
  // Members are told of what they can come to: a check-in is the core group's own.
  'meetings-next': ({ record, toolkit, say, now }, _since, { audience }) => record.series.filter((one) => one.state !== 'failed' && (audience !== 'members' || isOpenToMembers(toolkit, one.stepId))).flatMap((one) => occurrences(one)
    .filter((start) => start >= now).slice(0, mostDates)
    .map((start) => ({ start, text: say('paper.dated', { date: dateWords(dateIn(one.zone, start)), text: seriesName(toolkit, one.stepId) }), source: `${one.stepId}/1` })))
    .sort((a, b) => a.start.localeCompare(b.start)).slice(0, mostDates).map(({ text, source }) => ({ text, source })),
  'roles-open': ({ record, toolkit }) => [...toolkit.steps.values()].flatMap(({ step }) => (step.kind !== 'assign' ? [] : step.roles
    .filter((role) => !role.outside && !record.holdings.some((one) => one.roleId === role.id && one.endedAt === null && one.acceptedAt !== null))
    .map((role) => {
      const { heading, lead } = wordsFor(toolkit, `${step.id}.role.${role.id}`);
      return { text: lead ? `${heading}: ${lead}` : heading, source: `${step.id}/1` };
    }))),
  reviews: (reading) => reading.record.reviews.filter((one) => one.onDate >= today(reading)).sort((a, b) => a.onDate.localeCompare(b.onDate)).map((one) => ({ text: reading.say('paper.dated', { date: dateWords(one.onDate), text: reading.say(`review.${one.kind}`) }), source: 'page:charter' })),
  'steps-done': ({ record, toolkit, say }) => [...toolkit.steps.values()]
    .flatMap(({ step }) => {
      const at = agreedProposal(record, step.id)?.agreedAt ?? currentRound(record, step.id)?.doneAt ?? null;
      return at === null || step.kind === 'paper' ? [] : [{ at, text: say('paper.dated', { date: dateWords(dateIn(record.community.zone, at)), text: wordsFor(toolkit, step.id).heading }), source: `${step.id}/${currentRound(record, step.id)?.version ?? 1}` }];
    })
    .sort((a, b) => a.at.localeCompare(b.at)).map(({ text, source }) => ({ text, source })),
  decisions: ({ record, toolkit }) => [...toolkit.steps.values()].flatMap(({ step }) => {
    const agreed = step.kind === 'decide' ? agreedProposal(record, step.id) : null;
    if (!agreed) return [];
    const choice = wordsFor(toolkit, `${step.id}.option.${agreed.texts[choicePart] ?? ''}`).heading;
    return [{ text: [choice, agreed.texts[whyPart]].filter((one) => one).join(': '), source: `${step.id}/${agreed.version}` }];
  }),
};

const named = (record: CommunityRecord, personId: string | null, title: string, by: (values: { name: string; text: string }) => string): string => {
  const name = personId === null ? null : nameOf(record, personId);
  return name === null ? title : by({ name, text: title });
};

/** What a series of meetings is called: the step that it belongs to. */
export const seriesName = (toolkit: Toolkit, stepId: string): string => wordsFor(toolkit, stepId).heading;
