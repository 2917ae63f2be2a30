import type { CommandOf } from './commands';
import { already, done, refuse, type Decision, type Effect, type Situation } from './decision';
import type { Community } from './record';

/** What a group has settled for itself beside its content. */
export interface CommunitySettings {
  /** Days on which nobody is asked or invited: `YYYY-MM-DD`, both ends included, in order. */
  closed: { from: string; until: string; name: string }[];
  /** Cut-offs of the lights; null for ours. */
  cutOffs: CutOffs | null;
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

const ours: CommunitySettings = { closed: [], cutOffs: null, revision: 0 };

export const settingsOf = ({ settings }: Pick<Community, 'settings'>): CommunitySettings => settings ?? ours;

/** The community's own cut-offs, or ours. */
export const cutOffsOf = (community: Pick<Community, 'settings'>): CutOffs => settingsOf(community).cutOffs ?? ourCutOffs;

/** Name, topic, zone, closures and cut-offs, as a form holds them: whoever saves an older form is told so. */
export function changeSettings({ record }: Situation, command: CommandOf<'changeSettings'>): Decision {
  const { community } = record;
  const before = settingsOf(community);
  const { type: _type, base, name, topic, zone, closed, cutOffs } = command;
  const sorted = [...closed].sort((a, b) => a.from.localeCompare(b.from) || a.until.localeCompare(b.until));
  const wrong = sorted.find((one) => one.until < one.from);
  if (wrong) return refuse('not-readable', 'refuse.closure-backwards', { name: wrong.name });
  const row: Community = { ...community, name, topic, zone, settings: { closed: sorted, cutOffs: isOurs(cutOffs) ? null : cutOffs, revision: before.revision + 1 } };
  if (same(row, community)) return already('said.settings-kept');
  if (base !== before.revision) return refuse('changed-meanwhile', 'refuse.settings-changed');
  // The cards say the name and the times.
  const shown: Effect[] = row.name === community.name && row.zone === community.zone ? [] : [{ kind: 'start-card' }, ...record.rounds.filter((one) => one.doneAt === null && one.skippedAt === null).map((one): Effect => ({ kind: 'card', stepId: one.stepId }))];
  return done([{ put: 'community', row }], shown, { key: 'said.settings-kept' });
}

const isOurs = (cutOffs: CutOffs | null): boolean => cutOffs === null || said(cutOffs) === said(ourCutOffs);

/** In one order of fields, whatever order the database keeps them in. */
const said = (cutOffs: CutOffs | null): string => JSON.stringify(cutOffs && Object.keys(ourCutOffs).map((key) => {
  const value = cutOffs[key as keyof CutOffs];
  return typeof value === 'number' ? value : [value.green, value.red];
}));

function same(a: Community, b: Community): boolean {
  const [left, right] = [settingsOf(a), settingsOf(b)];
  const closures = (one: CommunitySettings): string => JSON.stringify(one.closed.map(({ from, until, name }) => [from, until, name]));
  return a.name === b.name && a.topic === b.topic && a.zone === b.zone && closures(left) === closures(right) && said(left.cutOffs) === said(right.cutOffs);
}
