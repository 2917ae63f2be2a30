import type { About, Span } from '../../toolkit/schema';
import { settingsOf, type CommunitySettings } from '../communitySettings';
import { laterDate } from '../kinds/event';

/** Between two terms: the days on which nothing comes that nobody asked for, and the terms around them. */
export interface Rest extends Span {
  /** Name of the term that is over by then; `name` is the one that follows. */
  after: string;
}

/** The terms that hold for a community: its own where it has stated some, else the university's. In order of time. */
export function termsOf(community: { settings: Partial<CommunitySettings> | null }, { terms: university }: Pick<About, 'terms'>): readonly Span[] {
  const { terms } = settingsOf(community);
  return terms.length > 0 ? terms : university;
}

/** What lies between terms. Before the first and after the last nothing rests: a year that nobody has entered silences nobody. */
export function restsOf(terms: readonly Span[]): Rest[] {
  return terms.slice(1).flatMap((next, n) => {
    const before = terms[n];
    if (!before) return [];
    const [from, until] = [laterDate(before.until, { days: 1 }), laterDate(next.from, { days: -1 })];
    return from > until ? [] : [{ from, until, name: next.name, after: before.name }];
  });
}

/** The days off that hold for a community: the university's, and those that it adds. In order of time, as stated. */
export function closuresOf(community: { settings: Partial<CommunitySettings> | null }, { closed: university }: Pick<About, 'closed'>): readonly Span[] {
  const { closed } = settingsOf(community);
  return university.length === 0 ? closed : [...university, ...closed].sort((a, b) => a.from.localeCompare(b.from) || a.until.localeCompare(b.until));
}
