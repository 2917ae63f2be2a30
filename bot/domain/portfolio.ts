import { fewest } from './measuring/formulas';

/** A community as the store counts it. The window is the last twelve weeks; dates are `YYYY-MM-DD` in the community's zone. */
export interface PortfolioFigures {
  id: string;
  name: string;
  topic: string;
  /** Members of today, the core group included, sponsors not. */
  members: number;
  core: number;
  /** Of them, who wrote, put something on the shelf or came to an event in the window. */
  active: number;
  /** Events held in the window. */
  events: number;
  lastEventOn: string | null;
  /** The version of the charter published last. */
  charter: number | null;
  nextReviewOn: string | null;
  startedOn: string;
}

/** As somebody reads it who looks after many communities: nothing that points at a person. */
export interface PortfolioRow extends Omit<PortfolioFigures, 'members' | 'active' | 'core' | 'startedOn'> {
  /** Null where they are fewer than five. */
  members: number | null;
  /** How many take part, coarsely: below a third, up to a half, more; null where there are too few to say. */
  takesPart: 'few' | 'some' | 'many' | null;
  /** What somebody may want to ask after, if anything. */
  asksFor: ('no-core' | 'quiet' | 'no-charter' | 'no-review')[];
}

/** Two communities whose names and topics share words. */
export interface Pair {
  one: string;
  other: string;
  /** The words that both have. */
  shared: string[];
  /** True where one of the two is small or quiet: they may want to meet, or to go on together. */
  mayMerge: boolean;
}

const day = 86_400_000;
const daysBefore = (now: string, days: number): string => new Date(Date.parse(now) - days * day).toISOString().slice(0, 10);

/** A community is young for its first twelve weeks: it need not have anything yet. */
const youngDays = 84;

export function portfolioRow(figures: PortfolioFigures, now: string): PortfolioRow {
  const { members, active, core, startedOn, ...rest } = figures;
  const share = members === 0 ? 0 : active / members;
  const young = startedOn > daysBefore(now, youngDays);
  const asksFor: PortfolioRow['asksFor'] = [
    ...(core === 0 ? ['no-core' as const] : []),
    ...(young ? [] : [
      ...(figures.events === 0 && share < 1 / 3 ? ['quiet' as const] : []), ...(figures.charter === null ? ['no-charter' as const] : []),
      ...(figures.charter !== null && figures.nextReviewOn === null ? ['no-review' as const] : []),
    ]),
  ];
  return { ...rest, members: members < fewest ? null : members, takesPart: members < fewest ? null : share < 1 / 3 ? 'few' : share <= 1 / 2 ? 'some' : 'many', asksFor };
}

/** Words that say nothing about what a community is about. */
const plain = new Set(['about', 'also', 'community', 'communities', 'each', 'every', 'from', 'group', 'have', 'into', 'more', 'other', 'others', 'practice', 'show', 'that', 'their', 'them', 'they', 'this', 'through', 'university', 'using', 'what', 'when', 'where', 'which', 'with', 'without', 'your']);

export function wordsOf({ name, topic }: Pick<PortfolioFigures, 'name' | 'topic'>): Set<string> {
  const found = `${name} ${topic}`.normalize('NFKC').toLocaleLowerCase('en').match(/\p{L}{4,}/gu) ?? [];
  return new Set(found.filter((word) => !plain.has(word)));
}

/** The smallest part of all their words that two communities have to share (Jaccard). */
const alike = 0.3;
const mostPairs = 20;

/** What two communities have in common: the words, their share of all words of both (0 to 1), and whether that makes them close: so large a share, or two words. */
export function likeness(a: Pick<PortfolioFigures, 'name' | 'topic'>, b: Pick<PortfolioFigures, 'name' | 'topic'>): { shared: string[]; share: number; close: boolean } {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  const shared = [...one].filter((word) => other.has(word)).sort();
  const share = shared.length === 0 ? 0 : shared.length / (one.size + other.size - shared.length);
  return { shared, share, close: share >= alike || shared.length >= 2 };
}

/** The pairs most alike, at most twenty. Only those are compared that share a word, so that a thousand communities take no time. */
export function similarPairs(communities: readonly PortfolioFigures[]): Pair[] {
  const words = communities.map(wordsOf);
  const having = new Map<string, number[]>();
  words.forEach((set, n) => set.forEach((word) => having.set(word, [...(having.get(word) ?? []), n])));
  const shared = new Map<string, string[]>();
  for (const [word, list] of having) {
    // A word that every tenth community has tells none of them apart.
    if (list.length < 2 || list.length > Math.max(5, communities.length / 10)) continue;
    list.forEach((a, i) => list.slice(i + 1).forEach((b) => {
      const key = `${a} ${b}`;
      const before = shared.get(key);
      if (before) before.push(word);
      else shared.set(key, [word]);
    }));
  }
  return [...shared].flatMap(([key, both]) => {
    const [a = 0, b = 0] = key.split(' ').map(Number);
    const [one, other] = [communities[a], communities[b]];
    const likeness = both.length / ((words[a]?.size ?? 0) + (words[b]?.size ?? 0) - both.length);
    return one && other && likeness >= alike ? [{ one, other, both, likeness }] : [];
  }).sort((a, b) => b.likeness - a.likeness || a.one.id.localeCompare(b.one.id)).slice(0, mostPairs)
    .map(({ one, other, both }) => ({ one: one.id, other: other.id, shared: both.sort(), mayMerge: [one, other].some((each) => each.members < 8 || each.events === 0) }));
}
