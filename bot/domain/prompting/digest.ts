import type { About } from '../../toolkit/schema';
import type { CommunitySettings } from '../communitySettings';
import { laterDate } from '../kinds/event';
import { pause } from '../surveying/survey';
import { hoursOf, mostUnanswered, type Hours, type Manners } from './manners';
import { closuresOf, restsOf, termsOf } from './terms';

interface In {
  communityId: string;
  community: string;
}

/** What a person has before them, over all their communities. Dates are `YYYY-MM-DD`, moments ISO 8601 UTC. */
export interface DigestFacts {
  actions: (In & { id: string; title: string; dueOn: string | null })[];
  events: (In & { zone: string; id: string; title: string; startsAt: string; signedUp: boolean })[];
  questions: (In & { stepId: string; heading: string; minutes: number })[];
  /** What waits for somebody who looks after others, and what became of their own requests for help. */
  support: (In & { kind: 'newcomers' | 'help-overdue' | 'help-settled' | 'thanks' | 'thanks-asked'; count: number; /** Of newcomers, and of who thanks. */ names: string[] })[];
  /** The reader's own drafts that nobody has touched for long: how many, and the date on which the first of them is cleared away. Never what they say. */
  drafts: (In & { count: number; until: string })[];
  /** All of the last year; `waits` is true of those that are open and not answered by the reader. `eventId` is set where one follows an event. */
  surveys: (In & { id: string; instrument: string; title: string; eventId: string | null; openedAt: string; closesAt: string; waits: boolean })[];
  /** What was published or put on the shelf in the last week. */
  news: (In & { kind: 'charter' | 'resource'; title: string })[];
  /** Ids of communities whose core group has paused what comes by itself: nothing of them is said but that a draft of the reader's own is about to go. */
  paused: readonly string[];
}

/** The digest, each section in order and none longer than a glance; `more` counts what is left out. */
export interface Digest {
  overdue: DigestFacts['actions'];
  due: DigestFacts['actions'];
  questions: DigestFacts['questions'];
  support: DigestFacts['support'];
  drafts: DigestFacts['drafts'];
  surveys: DigestFacts['surveys'];
  events: DigestFacts['events'];
  news: DigestFacts['news'];
  more: number;
  /** True where the last ones passed unanswered: this one asks whether they are of use, and is the last until somebody says so. */
  asks: boolean;
}

const day = 86_400_000;
/** Lines of a section. */
const mostLines = 4;
/** Days ahead that a digest looks; a daily one looks no less far, since it says less. */
const ahead = 8;

/**
 * When somebody's digest can come: by the days off of the community that they have been in longest, and not between its terms.
 * Who wants one each day has asked for it.
 */
export const digestHours = (manners: Manners, home: { zone: string; settings: Partial<CommunitySettings> | null }, about: Pick<About, 'terms' | 'closed'>): Hours =>
  hoursOf(manners, home.zone, 'digest', closuresOf(home, about), manners.digest === 'daily' ? [] : restsOf(termsOf(home, about)));

/**
 * What a digest says, or null where there is nothing to say or its reader has let enough of them pass. `today` is the reader's date;
 * `unanswered` counts the digests since they last did something.
 */
export function digestOf(facts: DigestFacts, manners: Pick<Manners, 'muted'>, unanswered: number, today: string, now: string): Digest | null {
  if (unanswered > mostUnanswered) return null;
  const wanted = <T extends In>(list: readonly T[]): T[] => list.filter((one) => !manners.muted.includes(one.communityId));
  const heard = <T extends In>(list: readonly T[]): T[] => wanted(list).filter((one) => !facts.paused.includes(one.communityId));
  const until = new Date(Date.parse(now) + ahead * day).toISOString();
  const lastDue = laterDate(today, { days: ahead });
  const actions = heard(facts.actions);
  const all = {
    overdue: actions.filter((one) => one.dueOn !== null && one.dueOn < today),
    due: actions.filter((one) => one.dueOn !== null && one.dueOn >= today && one.dueOn <= lastDue),
    questions: heard(facts.questions),
    support: heard(facts.support),
    drafts: wanted(facts.drafts),
    surveys: withPauses(heard(facts.surveys)).filter((one) => one.waits),
    events: heard(facts.events).filter((one) => one.startsAt > now && one.startsAt <= until),
    news: heard(facts.news),
  };
  const sections = Object.values(all);
  if (sections.every((one) => one.length === 0)) return null;
  const cut = Object.fromEntries(Object.entries(all).map(([id, list]) => [id, list.slice(0, mostLines)])) as typeof all;
  return { ...cut, more: sections.reduce((sum, one) => sum + Math.max(0, one.length - mostLines), 0), asks: unanswered === mostUnanswered };
}

/**
 * The surveys that a person is asked to answer: one in four weeks over all their communities, as each community keeps it by itself.
 * What follows an event is asked of whoever came, and counts apart. The others are on their pages and in the channel all the same.
 */
function withPauses(surveys: DigestFacts['surveys']): DigestFacts['surveys'] {
  let next = '';
  return [...surveys].sort((a, b) => (a.openedAt < b.openedAt ? -1 : a.openedAt > b.openedAt ? 1 : 0)).filter((one) => {
    if (one.eventId !== null) return true;
    if (one.openedAt < next) return false;
    next = new Date(Date.parse(one.openedAt) + pause * day).toISOString();
    return true;
  });
}
