import type { CommunitySettings } from '../domain/communitySettings';
import { settingsOf } from '../domain/communitySettings';
import { drawGroups } from '../domain/helping/drawing';
import { goodMoment, weekdays } from '../domain/prompting/manners';
import type { Choice, CoffeeAnswer, CoffeeRound, Greeting, HelpRequest, Idea, Thanks } from '../domain/record';
import { dateOf, day, here, hour, iso, type HistoryOf, type Person } from './people';
import { randomOf } from './random';

/** What people did for each other. */
export interface HelpingHistory {
  coffeeRounds: CoffeeRound[];
  coffeeAnswers: CoffeeAnswer[];
  greetings: Greeting[];
  helpRequests: HelpRequest[];
  ideas: Idea[];
  thanks: Thanks[];
}

const everyWeeks = 4;
/** The last round is so long ago that its names are old news, and its question is still to come. */
const lastRound = 12;
const rounds = 5;

/** Every second person wants to be drawn. */
const wantsCoffee = (n: number): boolean => n % 2 === 0;

export const coffeeOf = ({ now }: HistoryOf, n: number): Choice['coffee'] => (wantsCoffee(n) ? { since: iso(now - 150 * day), pausedUntil: n % 10 === 8 ? dateOf(now + 20 * day) : null } : null);

export const settingsWithCoffee = (now: number): CommunitySettings => ({ ...settingsOf({ settings: null }), coffee: { everyWeeks, nextOn: dateOf(now + (7 * everyWeeks - lastRound) * day) } });

const asked = ['Which form is for a change to an assessment, and who signs it?', 'I cannot open the folder with the recordings.', 'Could somebody look at my rubric before it goes out?'];
const boxed = ['Swap one assignment brief a month and comment on it.', 'A short list of words that we all use in the same way.', 'Meet once in the library, where the students are.'];

/** Days ago, and what became of the wish to have it posted: two the members have read, one stays between two people, one waits for a yes, one was never to be posted. */
const thanked: { days: number; share: boolean; answer: Thanks['answer']; text: string }[] = [
  { days: 33, share: true, answer: 'yes', text: 'Thank you for the page of notes. I sent it to my whole course team.' },
  { days: 19, share: true, answer: 'yes', text: 'Thank you for hosting when the room fell through. Nobody noticed.' },
  { days: 12, share: true, answer: 'mine', text: 'Thank you for asking the question that I did not dare to ask.' },
  { days: 4, share: true, answer: null, text: 'Thank you for the examples from your module. Two of us use them now.' },
  { days: 3, share: false, answer: null, text: 'Thank you for the hour you took for my rubric.' },
];

/** Who thanks whom goes round among those who are there: the core group and members. */
function thanksOf(now: number, people: readonly Person[]): Thanks[] {
  const there = people.filter((one) => now - one.joined > 60 * day && here(one, now)).slice(0, 9);
  return there.length < 2 ? [] : thanked.map(({ days, share, answer, text }, n): Thanks => {
    const said = now - days * day;
    return {
      id: `demo-t-${n + 1}`, byId: there[(n + Math.floor(there.length / 2)) % there.length]?.personId ?? '', toId: there[n % there.length]?.personId ?? '', text, saidAt: iso(said), share, answer, answeredAt: answer === null ? null : iso(said + day),
      postedAt: answer === 'yes' ? goodMoment(iso(said + day + hour), { zone: 'Europe/London', days: weekdays, closed: [], rests: [], pausedUntil: null }) : null, takenBackAt: null, revision: answer === null ? 1 : 2,
    };
  });
}

export function helpingOf(of: HistoryOf, people: readonly Person[]): HelpingHistory {
  const { path, now } = of;
  const next = randomOf(`${path}/helping`);
  const coffeeRounds: CoffeeRound[] = [];
  const coffeeAnswers: CoffeeAnswer[] = [];
  for (let n = rounds - 1; n >= 0; n -= 1) {
    const drawn = now - (lastRound + n * 7 * everyWeeks) * day;
    const id = `coffee@${dateOf(drawn)}`;
    const there = people.filter((one, i) => wantsCoffee(i) && i % 10 !== 8 && here(one, drawn)).map((one) => one.personId);
    if (there.length < 2) continue;
    coffeeRounds.push({ id, drawnOn: dateOf(drawn), drawnAt: iso(drawn), askAt: iso(drawn + 21 * day), groups: drawGroups(id, there, coffeeRounds.flatMap((one) => one.groups)), alone: null });
    if (n > 0) coffeeAnswers.push(...there.filter(() => next() < 0.7).map((personId): CoffeeAnswer => ({ roundId: id, personId, met: next() < 0.75 ? 'yes' : 'not-this-time', at: iso(drawn + 22 * day) })));
  }
  const core = people.filter((one) => one.archetype === 'core').map((one) => one.personId);
  const members = people.filter((one) => one.archetype !== 'core' && here(one, now));
  const [first = '', second = first] = core;
  const by = (n: number): string => members[n % Math.max(1, members.length)]?.personId ?? first;
  const newest = [...members].filter((one) => now - one.joined < 30 * day).sort((a, b) => a.joined - b.joined)[0];
  return {
    thanks: thanksOf(now, people),
    coffeeRounds, coffeeAnswers,
    greetings: newest ? [{ personId: newest.personId, greetedBy: first, greetedAt: iso(Math.min(now - hour, newest.joined + day)), takenBackAt: null }] : [],
    helpRequests: asked.map((text, n): HelpRequest => {
      const at = now - (3 + 9 * n) * day;
      const over = n > 0;
      return { id: `demo-h-${n + 1}`, askedBy: by(n + 2), askedAt: iso(at), text, state: n === 0 ? 'open' : n === 1 ? 'answered' : 'passed', takenBy: over ? second : null, takenAt: over ? iso(at + day) : null, answer: n === 1 ? 'The owner of the folder had to let you in. It works now.' : over ? 'To the assessment team, who look at it on Friday.' : '', settledAt: over ? iso(at + 2 * day) : null, revision: n + 1 };
    }),
    ideas: boxed.map((text, n): Idea => ({
      id: `demo-i-${n + 1}`, authorId: by(n + 5), named: n !== 1, text, addedAt: iso(now - (2 + 12 * n) * day), state: n === 2 ? 'answered' : 'new', answer: n === 2 ? 'We asked: the room is free from spring. It is in the calendar.' : '', answeredBy: n === 2 ? first : null, answeredAt: n === 2 ? iso(now - 20 * day) : null, actionId: null, revision: n === 2 ? 2 : 1,
    })),
  };
}
