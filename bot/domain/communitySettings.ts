import { wrongTerm, type Span } from '../toolkit/schema';
import type { CommandOf } from './commands';
import { already, done, refuse, type Decision, type Effect, type Phrase, type Situation } from './decision';
import { dateIn, laterDate } from './kinds/event';
import type { CoreKind, WayOn } from './prompting/promptShapes';
import type { Community, PersonId } from './record';
import { dateWords } from './times';

/** What a group has settled for itself beside its content. */
export interface CommunitySettings {
  /** Days on which nobody is asked or invited: `YYYY-MM-DD`, both ends included, in order. */
  closed: Span[];
  /** When the community works, in order; empty where it goes by the university's terms. Between two of them nothing comes that nobody asked for. */
  terms: Span[];
  /** Cut-offs of the lights; null for ours. */
  cutOffs: CutOffs | null;
  /** Nothing is sent by itself before this date, `YYYY-MM-DD`; null where nobody has paused it. */
  pausedUntil: string | null;
  /** Pairs for coffee are drawn every so many weeks, next on a date `YYYY-MM-DD`; null where the core group has not switched it on. */
  coffee: { everyWeeks: number; nextOn: string } | null;
  /** Working days within which those who ask member support hear something. */
  helpDays: number;
  /** Since when it is counted that people write in the channels (ISO 8601 UTC), and who has switched it on; null where nobody has. */
  counting: { since: string; by: string } | null;
  /** Whether the list of communities, which anybody of the tenant reads, has this one: the core group says so. */
  listed: boolean;
  /** Kinds of prompts that do not come before a date, `YYYY-MM-DD`; null until somebody switches them on again. */
  hushed: { what: CoreKind; untilOn: string | null }[];
  /** What was answered to the last question how to go on, and by whom; `untilOn` is the end of a pause. */
  wentOn: { about: string; way: WayOn; by: PersonId; untilOn: string | null } | null;
  /** Posts of the app's own accord in the core group's place within the last week: which, and when (ISO 8601 UTC). */
  placed: { key: string; at: string }[];
  revision: number;
}

/**
 * Where a light changes its colour: green from `green` on, red beyond `red`, amber between. Shares are of 1, gaps and
 * contact in weeks, the rest are counts.
 */
export interface CutOffs {
  participation: { green: number; red: number };
  gapWeeks: { green: number; red: number };
  within30: number;
  coverage: number;
  carriedBy: { green: number; red: number };
  sponsorWeeks: { green: number; red: number };
  stories: { green: number; red: number };
}

/** House rules, not science; each community may set its own. */
export const ourCutOffs: CutOffs = {
  participation: { green: 0.45, red: 0.33 }, gapWeeks: { green: 6, red: 10 }, within30: 0.15, coverage: 0.6, carriedBy: { green: 3, red: 1 }, sponsorWeeks: { green: 10, red: 16 }, stories: { green: 3, red: 0 },
};

const ours: CommunitySettings = { closed: [], terms: [], cutOffs: null, pausedUntil: null, coffee: null, helpDays: 3, counting: null, listed: false, hushed: [], wentOn: null, placed: [], revision: 0 };

/** Settings that were written before something was among them go by ours in it. */
export const settingsOf = ({ settings }: { settings: Partial<CommunitySettings> | null }): CommunitySettings => ({ ...ours, ...settings });

/** The community's own cut-offs, or ours. */
export const cutOffsOf = (community: Pick<Community, 'settings'>): CutOffs => settingsOf(community).cutOffs ?? ourCutOffs;

/** Name, topic, zone, closures, terms, cut-offs and whether it is listed, as a form holds them: whoever saves an older form is told so. */
export function changeSettings({ record }: Situation, command: CommandOf<'changeSettings'>): Decision {
  const { community } = record;
  const before = settingsOf(community);
  const { type: _type, base, name, topic, zone, closed, cutOffs, listed = before.listed } = command;
  const sorted = inOrder(closed);
  const terms = inOrder(command.terms ?? before.terms);
  const wrong = sorted.find((one) => one.until < one.from);
  if (wrong) return refuse('not-readable', 'refuse.closure-backwards', { name: wrong.name });
  const overlapping = wrongTerm(terms);
  if (overlapping) return refuse('not-readable', 'refuse.terms-overlap', { name: overlapping.name });
  const row: Community = { ...community, name, topic, zone, settings: { ...before, closed: sorted, terms, cutOffs: isOurs(cutOffs) ? null : cutOffs, listed, revision: before.revision + 1 } };
  if (same(row, community)) return already('said.settings-kept');
  if (base !== before.revision) return refuse('changed-meanwhile', 'refuse.settings-changed');
  // The cards say the name and the times.
  const shown: Effect[] = row.name === community.name && row.zone === community.zone ? [] : [{ kind: 'start-card' }, ...record.rounds.filter((one) => one.doneAt === null && one.skippedAt === null).map((one): Effect => ({ kind: 'card', stepId: one.stepId }))];
  return done([{ put: 'community', row }], shown, { key: 'said.settings-kept' });
}

/** Longest pause, in months: a longer one is the end, which has a step of its own. */
export const longestPause = 12;

/** Whoever pauses decides for everybody; what is asked for by a person goes out all the same. */
export function pausePrompts({ record, act }: Situation, { untilOn }: CommandOf<'pausePrompts'>): Decision {
  const { community } = record;
  const before = settingsOf(community);
  const said: Phrase = untilOn === null ? { key: 'said.prompts-on' } : { key: 'said.prompts-paused', values: { date: dateWords(untilOn) } };
  // Going on is said even where nothing was paused: it answers the question whether to.
  if (untilOn !== null && before.pausedUntil === untilOn) return done([], [], said);
  const today = dateIn(community.zone, act.now);
  if (untilOn !== null && untilOn <= today) return refuse('not-readable', 'refuse.date-past');
  if (untilOn !== null && untilOn > laterDate(today, { months: longestPause })) return refuse('not-readable', 'refuse.pause-too-long');
  const row: Community = { ...community, settings: { ...before, pausedUntil: untilOn } };
  return done([{ put: 'community', row }], [], said);
}

const isOurs = (cutOffs: CutOffs | null): boolean => cutOffs === null || said(cutOffs) === said(ourCutOffs);

/** In one order of fields, whatever order the database keeps them in. */
const said = (cutOffs: CutOffs | null): string => JSON.stringify(cutOffs && Object.keys(ourCutOffs).map((key) => {
  const value = cutOffs[key as keyof CutOffs];
  return typeof value === 'number' ? value : [value.green, value.red];
}));

const inOrder = (spans: readonly Span[]): Span[] => [...spans].sort((a, b) => a.from.localeCompare(b.from) || a.until.localeCompare(b.until));

function same(a: Community, b: Community): boolean {
  const [left, right] = [settingsOf(a), settingsOf(b)];
  const days = ({ closed, terms }: CommunitySettings): string => JSON.stringify([closed, terms].map((list) => list.map(({ from, until, name }) => [from, until, name])));
  return a.name === b.name && a.topic === b.topic && a.zone === b.zone && left.listed === right.listed && days(left) === days(right) && said(left.cutOffs) === said(right.cutOffs);
}
