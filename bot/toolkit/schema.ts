import { z } from 'zod';
import type { PhraseBook } from './phrases';
import type { TypedWords } from './typed';

/**
 * The shape of the content files. Structure lives in `stages/`, words for people in
 * `words/<language>/`: a second language is a second folder of words and nothing else.
 */

const id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'may hold only lower-case letters, digits and hyphens, and begins with a letter');
const reference = z.string().regex(/^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/, 'is not of the form step.part, such as purpose.priorities');
const covers = z.array(z.string().regex(/^S\d/)).default([]);

/** A question, answered privately by each member of the core group. */
const question = z.strictObject({
  id,
  covers,
  /** The source marks it as the most important one of its step. */
  important: z.boolean().default(false),
  /** Each line of an answer is something its author signs up to: it becomes an action on reveal. */
  signsUp: z.boolean().default(false),
});

/** A text that the group agrees at the end of a step. */
const slot = z.strictObject({
  id,
  covers,
  /** Each line becomes an action that somebody can claim once the text is agreed. */
  makesActions: z.enum(['baseline', 'nice-to-have']).optional(),
  /** Lists are read line by line; prose is one paragraph after another. */
  form: z.enum(['prose', 'list']).default('prose'),
});

/** The agreed text is worth putting to the members, for so many days; any other may be put to them too. */
const members = z.strictObject({ days: z.number().int().min(2).max(60) }).optional();

const base = {
  id,
  /** Minutes for one person, said up front. */
  minutes: z.number().int().min(1).max(180),
  covers,
  /** True if the toolkit gives the idea and the form is our reading of it. */
  ourReading: z.boolean().default(false),
  /** The one real gate: the step opens once the group has agreed this option of a decision, `<step>.<option>`. */
  opensWith: reference.optional(),
  /** Part of the thirty-minute path, with its minutes there and, for questions, those that are asked on it. */
  fast: z.strictObject({ minutes: z.number().int().min(1).max(30), questions: z.array(id).min(1).optional() }).optional(),
};

const ask = z.strictObject({ ...base, kind: z.literal('ask'), questions: z.array(question).min(1), slots: z.array(slot).min(1), members });
/** A text by consent of the core group, without questions before it. */
const agree = z.strictObject({ ...base, kind: z.literal('agree'), slots: z.array(slot).min(1), members });
const assign = z.strictObject({
  ...base, kind: z.literal('assign'),
  roles: z.array(z.strictObject({ id, covers, /** May be somebody outside the team. */ outside: z.boolean().default(false) })).min(1),
});
const meeting = z.strictObject({
  ...base, kind: z.literal('meeting'),
  agenda: z.array(z.strictObject({ id, covers })).min(1),
  fields: z.array(z.strictObject({ id, covers })).min(1),
  /** True where its fields are what every event is planned by. */
  plansEvents: z.boolean().default(false),
  /** What kind of event the calendar offers to plan for it. */
  calendar: z.enum(['learning', 'launch', 'review', 'other']).optional(),
});
const event = z.strictObject({
  ...base, kind: z.literal('event'), event: z.enum(['check-in', 'coffee']),
  agenda: z.array(z.strictObject({ id, covers })).default([]),
  /** What is written down at the meetings, one running text for each. */
  fields: z.array(z.strictObject({ id, covers })).default([]),
  /** What the dialog offers; `at` is local time. The limits are those of the command `scheduleMeetings`. */
  defaults: z.strictObject({
    everyWeeks: z.number().int().min(1).max(8), minutes: z.number().int().min(10).max(240),
    at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time such as 10:00'), months: z.number().int().min(1).max(24),
  }),
});
const document = z.strictObject({
  ...base, kind: z.literal('document'), document: z.literal('charter'),
  /** Sections in reading order; `from` names slots, roles or meeting fields: `<step>.<id>`. */
  sections: z.array(z.strictObject({ id, covers, from: z.array(reference).min(1) })).min(1),
  /** The slot whose text is printed large, at the top: `<step>.<slot>`. */
  purpose: reference,
  /** Months from publishing to the light and the full review. */
  reviews: z.strictObject({ light: z.number().int().min(1), full: z.number().int().min(1) }),
});
const checks = z.strictObject({
  ...base, kind: z.literal('checks'),
  /** Things to see to, each ticked by a person, with a line on how. */
  items: z.array(z.strictObject({ id, covers })).min(1),
  /** The list ends only with every point ticked; any other may be ended with points left open. */
  all: z.boolean().default(false),
  /** The team can be archived from here. */
  archivesTeam: z.boolean().default(false),
});
const decide = z.strictObject({
  ...base, kind: z.literal('decide'), members,
  options: z.array(z.strictObject({ id, covers, /** Steps that have to be done, not skipped, before this is proposed. */ needs: z.array(id).default([]) })).min(2),
});
const read = z.strictObject({
  ...base, kind: z.literal('read'),
  entries: z.array(z.strictObject({ id, covers, url: z.url({ protocol: /^https$/ }).optional() })).min(1),
});

/** Dots on options, each vote private until the vote is closed. */
const vote = z.strictObject({
  ...base, kind: z.literal('vote'),
  /** Slots whose agreed lines can be voted for; the group can add options of its own. */
  from: z.array(reference).default([]),
});

/** What the record itself brings to a paper; see `domain/paper.ts`. */
const feed = z.enum(['actions-done', 'actions-lately', 'actions-open', 'actions-plan', 'meetings-next', 'roles-open', 'reviews', 'steps-done', 'decisions', 'events-held', 'events-next', 'newcomers', 'shelf-new', 'help-open', 'ideas-planned', 'thanks-said']);
const paper = z.strictObject({
  ...base, kind: z.literal('paper'),
  /** A paper for members may be told in the team; one for the sponsor goes to them by a person's hand. */
  audience: z.enum(['members', 'sponsor']),
  /** Sections in reading order, each from slots, roles, fields or items (`<step>.<id>`), from the record itself, from what the group writes for the paper, or from several of these. */
  sections: z.array(z.strictObject({ id, covers, from: z.array(reference).default([]), feeds: z.array(feed).default([]), own: z.boolean().default(false) })
    .refine((one) => one.own || one.from.length + one.feeds.length > 0, 'has nothing to come from')).min(1),
});

export const stepShape = z.discriminatedUnion('kind', [ask, agree, assign, meeting, event, document, checks, decide, read, paper, vote]);
export const stageShape = z.strictObject({ id, order: z.number().int(), covers, steps: z.array(stepShape) });

const said = (longest: number) => z.string().regex(/\S/, 'is empty').max(longest);

/** The words of one thing in the content: a stage, a step, a question, a slot, a role, a field. */
const wordsOf = z.strictObject({
  /** The longest are titles of published works, and another language may need a third more. */
  heading: said(170),
  /** One or two sentences: what to do. */
  lead: said(400).optional(),
  /** Folded away under "Why ask this". */
  why: said(900).optional(),
  /** For a question an example; for a slot or a field what belongs in it. */
  hint: said(300).optional(),
});
/**
 * Keys are `<stage>` and `<step>`, and for what a step holds `<step>.<part>.<id>`, where the part is
 * `q` (question), `slot`, `role`, `agenda`, `field`, `section`, `item`, `option` or `entry`: a question
 * and a slot of one step may share an id. `keys.ts` makes them.
 */
export const wordsShape = z.record(z.string(), wordsOf);

/** Days from one date to another, `YYYY-MM-DD`, both included, and what they are called. */
export interface Span {
  from: string;
  until: string;
  name: string;
}

/** Of terms in order of time, the first that ends before it begins, or begins before the one before it is over; null where all is well. */
export const wrongTerm = (terms: readonly Span[]): Span | null => terms.find((one, n) => one.until < one.from || one.from <= (terms[n - 1]?.until ?? '')) ?? null;
/** As many as a community or a university may state: ten years of three. */
export const mostTerms = 30;
/** Closures that a community or a university may state. */
export const mostClosures = 60;

const spanShape = z.strictObject({ name: said(120), from: z.iso.date('is not a date as 2026-09-21'), until: z.iso.date('is not a date as 2026-12-11') });

/** Whose toolkit it is, and the words that it uses in a sense of its own. One for each language, beside the words. */
export const aboutShape = z.strictObject({
  /** Who is glad of feedback and examples; without a mailbox they are kept in the community, to be downloaded. */
  owner: z.strictObject({ name: said(120), email: z.email('is not an e-mail address') }).nullable(),
  /** What the university calls its strategy: stands in for `{strategy}` in the words. */
  strategy: said(120),
  glossary: z.array(z.strictObject({ term: said(60), meaning: said(400) })),
  /** When the university teaches, in order of time: between two terms nothing comes that nobody asked for. A community may state its own. */
  terms: z.array(spanShape)
    .max(mostTerms).default([]).refine((terms) => wrongTerm(terms) === null, 'has a term that ends before it begins, or begins before the one before it is over'),
  /** When the university is closed: nobody is written to, and no deadline or review falls on these days. Each community adds its own. */
  closed: z.array(spanShape.refine(({ from, until }) => from <= until, 'ends before it begins')).max(mostClosures).default([]),
});
export type About = z.output<typeof aboutShape>;

export type StageData = z.output<typeof stageShape>;
export type StepData = z.output<typeof stepShape>;
export type Feed = z.output<typeof feed>;
export type StepKind = StepData['kind'];
export type StepOf<K extends StepKind> = Extract<StepData, { kind: K }>;
export type Words = z.output<typeof wordsOf>;
export type WordBook = Record<string, Words>;

/** The whole content in one language, checked. */
export interface Toolkit {
  /** BCP 47 tag of its words. */
  language: string;
  stages: StageData[];
  words: WordBook;
  /** The sentences of the app itself. */
  phrases: PhraseBook;
  about: About;
  /** What people type to the bot. */
  typed: TypedWords;
  /** Every step by id, with the stage it stands in. */
  steps: Map<string, { step: StepData; stageId: string }>;
}
