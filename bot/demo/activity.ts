import type { Action, Attendance, Choice, CommunityEvent, Contact, Member, Resource, WebCount } from '../domain/record';
import type { Survey, SurveyAnswer, SurveyTurn } from '../domain/surveying/record';
import type { Post } from '../store/activity';
import { dateOf, day, drift, here, hour, iso, peopleOf, type HistoryOf, type Person } from './people';
import { faculties, habits, season, weeks } from './profiles';
import { coffeeOf, helpingOf, type HelpingHistory } from './helping';
import { leavingOf } from './leaving';
import { choose, logNormal, randomOf, seedOf } from './random';
import { texts } from './sentences';
import { surveysOf } from './surveys';
import { topics, writingsOf } from './writings';

/** What a community did: rows of the record, and messages without their words. */
export interface History extends HelpingHistory {
  members: Member[];
  events: CommunityEvent[];
  attendances: Attendance[];
  resources: Resource[];
  actions: Action[];
  contacts: Contact[];
  webCounts: WebCount[];
  choices: Choice[];
  surveys: Survey[];
  surveyTurns: SurveyTurn[];
  surveyAnswers: SurveyAnswer[];
  posts: Post[];
}

/** A year and more of a community, always the same for the same path. */
export function historyOf(of: HistoryOf): History {
  const people = peopleOf(of);
  const events = eventsOf(of, people);
  const { posts, resources } = writingsOf(of, people);
  return {
    members: people.map(({ archetype: _archetype, rate: _rate, joined: _joined, left: _left, ...row }) => row), events, attendances: attendancesOf(of, people, events), posts, resources,
    actions: actionsOf(of, people), contacts: contactsOf(of, people), webCounts: webOf(of, people), choices: choicesOf(of, people), ...joined(surveysOf(of, people), leavingOf(of, people)), ...helpingOf(of, people),
  };
}

type Asked = Pick<History, 'surveys' | 'surveyTurns' | 'surveyAnswers'>;
const joined = (a: Asked, b: Asked): Asked => ({ surveys: [...a.surveys, ...b.surveys], surveyTurns: [...a.surveyTurns, ...b.surveyTurns], surveyAnswers: [...a.surveyAnswers, ...b.surveyAnswers] });

function eventsOf({ path, profile, start, now }: HistoryOf, people: readonly Person[]): CommunityEvent[] {
  const plan: { week: number; kind: CommunityEvent['kind']; title: string }[] = [{ week: weeks.launch, kind: 'launch', title: 'Launch' }, { week: weeks.lightReview, kind: 'review', title: 'Light review' }, { week: weeks.fullReview, kind: 'review', title: 'Full review' }];
  const nowWeek = Math.floor((now - start) / (7 * day));
  for (let week = weeks.launch + 2; week <= nowWeek + 6; week += 4) plan.push({ week, kind: 'coffee', title: 'Coffee catch-up' });
  for (let week = weeks.launch + 3, n = 0; week <= nowWeek + 6; week += 6, n += 1) plan.push({ week, kind: 'learning', title: `Workshop: ${topics[n % topics.length] ?? ''}` });
  const core = people.filter((one) => one.archetype === 'core');
  return plan.filter((one) => season(one.week) > 0.2).sort((a, b) => a.week - b.week).map((one, n): CommunityEvent => {
    const next = randomOf(`${path}/event/${String(n + 1).padStart(3, '0')}`);
    const startsAt = start + (one.week * 7 + 1 + (n % 3)) * day + (12 + (n % 3)) * hour;
    const host = next() < (profile.concentration > 2 ? 0.85 : profile.concentration > 1 ? 0.4 : 0) ? core[0] : core[n % core.length];
    const off = startsAt < now && one.kind !== 'launch' && next() < profile.callsOff;
    const held = startsAt < now && !off;
    return {
      id: `demo-e-${n + 1}`, kind: one.kind, title: one.title, startsAt: iso(startsAt), minutes: one.kind === 'coffee' ? 30 : 60, place: n % 2 === 0 ? 'Teams' : 'Room 3.02, Graduate Centre',
      hostId: held || startsAt >= now ? (host?.personId ?? null) : null, plan: one.kind === 'learning' ? { purpose: 'Try one thing out together and talk about it.', product: 'One page of notes for the shelf.' } : {},
      state: off ? 'cancelled' : held ? 'held' : 'planned', outcome: held && one.kind === 'learning' ? 'Two ideas to try in the next term, and a page for the shelf.' : '', cancelReason: off ? 'Too few could come that week' : null,
      createdBy: (profile.concentration > 2 ? host : core[(n + 2) % core.length])?.personId ?? '', createdAt: iso(Math.min(now - day, startsAt - 28 * day)), booking: null, revision: 2,
    };
  });
}

const heat: Record<CommunityEvent['kind'], number> = { coffee: 0.75, learning: 1.1, review: 0.9, launch: 1.45, other: 1 };

/** What some people have said they know about. */
const knownTopics = ['rubrics', 'peer marking', 'accessible slides', 'group work', 'oral exams', 'student voice'];

function attendancesOf({ path, profile, start, now }: HistoryOf, people: readonly Person[], events: readonly CommunityEvent[]): Attendance[] {
  return events.filter((one) => one.state !== 'cancelled').flatMap((event) => {
    const time = Date.parse(event.startsAt);
    const week = Math.floor((time - start) / (7 * day));
    return people.filter((one) => here(one, Math.min(time, now)) && one.joined < time).flatMap((person, n): Attendance[] => {
      const next = randomOf(`${path}/${event.id}/m/${person.personId}/${n}`);
      const signs = next() < Math.min(0.98, habits[person.archetype].signsUp * heat[event.kind] * (0.55 + 0.45 * season(week)) * Math.sqrt(drift(profile, week)));
      const signedUpAt = Math.min(now - hour, time - (2 + next() * 12) * day);
      if (time >= now) return signs && next() < 0.6 ? [{ eventId: event.id, personId: person.personId, signedUpAt: iso(signedUpAt), cancelledAt: null, came: null }] : [];
      const came = next() < (signs ? habits[person.archetype].comes * (profile.trend < -0.01 && week > 40 ? 0.75 : 1) : 0.03 * habits[person.archetype].signsUp);
      return signs || came ? [{ eventId: event.id, personId: person.personId, signedUpAt: signs ? iso(signedUpAt) : null, cancelledAt: null, came }] : [];
    });
  });
}

const jobs = ['Ask members what they need', 'Book the room for the workshop', 'Write the page for newcomers', 'Collect three good examples', 'Invite a guest from another school', 'Try the rubric in one module', 'Tidy the shelf', 'Plan the next coffee', 'Write the member update', 'Share what the pilot showed', 'Meet the student reps', 'Draft a guide to feedback', 'Find a second facilitator', 'Prepare the review', 'Thank the hosts', 'Make the template simple', 'Ask the sponsor for a room', 'Print the flyer', 'Ask who else would like to host', 'Write up the pilot', 'Check the links on the shelf', 'Draft the questions for the review', 'Show the template to two schools', 'Find a date for the spring workshop', 'Collect thanks for the helpers', 'Update the page for newcomers'];

/** Of four actions three serve a priority that the core group agreed; of one nobody has said it. */
const served = texts.purpose.priorities.split('\n');

function actionsOf({ path, profile, start, now }: HistoryOf, people: readonly Person[]): Action[] {
  const core = people.filter((one) => one.archetype === 'core');
  const first = seedOf(path) % jobs.length;
  return jobs.map((_one, n): Action => {
    const title = jobs[(first + n) % jobs.length] ?? '';
    const next = randomOf(`${path}/action/${n + 1}`);
    const due = start + (weeks.launch + n * 2) * 7 * day + 4 * day;
    const never = next() < 0.08 || n === 13;
    const late = next() < (profile.trend < 0 ? 0.5 : 0.25) ? 1 + next() * 27 : -next() * 6;
    const finished = never ? Number.POSITIVE_INFINITY : due + late * day;
    const owner = n === 16 ? null : (core[n % core.length]?.personId ?? null);
    const done = finished < now && owner !== null;
    return {
      id: `demo-a-${n + 1}`, title, ownerId: owner, dueOn: dateOf(due), state: done ? 'done' : due - 14 * day < now && !(never && n % 2 === 0) ? 'doing' : 'to-do', tier: n % 3 === 2 ? 'nice-to-have' : 'baseline',
      source: n % 2 === 0 ? `achievable/1/${n % 3 === 2 ? 'nice-to-have' : 'baseline'}` : null, serves: served[n % 4] ?? null, createdAt: iso(Math.min(now - day, start + weeks.charter * 7 * day)), createdBy: core[0]?.personId ?? '', finishedAt: done ? iso(finished) : null, revision: 1, offeredTo: null, task: null,
    };
  });
}

function contactsOf({ path, profile, start, now }: HistoryOf, people: readonly Person[]): Contact[] {
  const core = people.filter((one) => one.archetype === 'core');
  return [10, 16, 24, 32, 40, 50, 58, 70].flatMap((week, n): Contact[] => {
    const next = randomOf(`${path}/sponsor/${n + 1}`);
    const planned = start + (week * 7 + 2) * day;
    if (planned > now + 60 * day) return [];
    const kept = planned < now && next() < profile.sponsorKeeps;
    const asked = Math.floor(next() * 3);
    const writer = core[n % core.length];
    return [{
      id: `demo-c-${n + 1}`, plannedOn: dateOf(planned), keptOn: kept ? dateOf(planned) : null, about: kept ? 'Where we stand, and what we need next.' : '', replyDays: kept ? Math.max(0, Math.round(logNormal(next, 3, 0.7))) : null,
      asked: kept ? asked : 0, fulfilled: kept ? Math.round(asked * 0.7) : 0, writtenBy: writer?.personId ?? '', writtenAt: iso(Math.min(now - hour, planned + day)), removedAt: null, revision: 1,
      appointment: planned < now || n % 2 === 0 ? null : { startsAt: `${dateOf(planned)}T14:00:00.000Z`, minutes: 30, place: '', guests: [], state: 'planned', cancelReason: null, setAt: iso(now - day), booking: null, revision: 1 },
    }];
  });
}

function webOf({ path, start, now }: HistoryOf, people: readonly Person[]): WebCount[] {
  const [writer] = people;
  const found: WebCount[] = [];
  for (let n = 1; start + n * 91 * day < now; n += 1) {
    const end = new Date(start + n * 91 * day);
    const next = randomOf(`${path}/web/${n}`);
    const visitors = Math.round(60 + 45 * n + next() * 60);
    const quarter = `${end.getUTCFullYear()}-Q${Math.floor(end.getUTCMonth() / 3) + 1}`;
    if (!found.some((one) => one.quarter === quarter)) found.push({ quarter, visitors, visits: Math.round(visitors * (1.5 + next())), writtenBy: writer?.personId ?? '', writtenAt: iso(Math.min(now - hour, end.getTime())), revision: 1 });
  }
  return found;
}

/** Areas as people named them; three are of an area so small that it is hidden, and one wants to be in no count. */
function choicesOf(of: HistoryOf, people: readonly Person[]): Choice[] {
  const { path } = of;
  return people.map((person, n): Choice => {
    const next = randomOf(`${path}/area/${n + 1}`);
    return { personId: person.personId, area: [7, 17, 27].includes(n) ? 'Library Services' : next() < 0.1 ? null : choose(next, faculties), counted: n !== 22, knows: n % 9 === 4 ? knownTopics.filter((_topic, i) => (i + n) % 3 === 0) : [], coffee: coffeeOf(of, n) };
  });
}
