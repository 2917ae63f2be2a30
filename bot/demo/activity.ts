import type { Action, Attendance, Choice, CommunityEvent, Contact, Member, Resource, WebCount } from '../domain/record';
import type { Post } from '../store/activity';
import { nameOf } from './names';
import { faculties, habits, season, weeks, type Archetype, type Profile } from './profiles';
import { choose, gamma, logNormal, normal, poisson, randomOf, type Random } from './random';

const hour = 3_600_000;
const day = 24 * hour;

/** What a community did: rows of the record, and messages without their words. */
export interface History {
  members: Member[];
  events: CommunityEvent[];
  attendances: Attendance[];
  resources: Resource[];
  actions: Action[];
  contacts: Contact[];
  webCounts: WebCount[];
  choices: Choice[];
  posts: Post[];
}

export interface HistoryOf {
  /** `demo-v1/cop/0001`: each thing below it has a stream of its own. */
  path: string;
  profile: Profile;
  /** People over the whole time, core group included. */
  size: number;
  /** The first Monday, milliseconds since 1970. */
  start: number;
  /** What has not happened by then is not in it, save what is planned. */
  now: number;
  /** Who is in the core group, the first of them its founder; and who is a member for certain. */
  core: readonly Pick<Member, 'personId' | 'name' | 'email'>[];
  others: readonly Pick<Member, 'personId' | 'name' | 'email'>[];
}

interface Person extends Member {
  archetype: Archetype;
  /** Contributions a week. */
  rate: number;
  joined: number;
  left: number;
}

const iso = (time: number): string => new Date(time).toISOString();
const dateOf = (time: number): string => iso(time).slice(0, 10);
const topics = ['feedback', 'marking', 'group work', 'accessibility', 'rubrics', 'exams', 'peer review', 'wellbeing', 'tools', 'induction'];
const titles = ['A short guide to %', 'What worked with %', 'A template for %', 'Reading on %', 'Slides on %', 'A checklist for %', 'Notes from our talk on %'];

/** A year and more of a community, always the same for the same path. */
export function historyOf(of: HistoryOf): History {
  const people = peopleOf(of);
  const events = eventsOf(of, people);
  const { posts, resources } = writingsOf(of, people);
  return {
    members: people.map(({ archetype: _archetype, rate: _rate, joined: _joined, left: _left, ...row }) => row), events, attendances: attendancesOf(of, people, events), posts, resources,
    actions: actionsOf(of, people), contacts: contactsOf(of, people), webCounts: webOf(of, people), choices: choicesOf(of, people),
  };
}

function peopleOf({ path, profile, size, start, now, core, others }: HistoryOf): Person[] {
  const people = Array.from({ length: size }, (_one, n): Person => {
    const id = String(n + 1).padStart(4, '0');
    const next = randomOf(`${path}/member/${id}`);
    const known = n < core.length ? core[n] : others[n - core.length];
    const archetype: Archetype = n < core.length ? 'core' : choose(next, [['active', 0.2], ['occasional', 0.275], ['peripheral', 0.3], ['never', 0.1]] as const);
    const rate = habits[archetype].writes * (gamma(next, 2) / 2) * (n === 0 ? profile.concentration : n < core.length ? 1 / Math.sqrt(profile.concentration) : 1);
    const joinWeek = next() < 0.6 ? normal(next, weeks.launch, 1.2) : weeks.launch + 1 + next() * (62 - weeks.launch - 1);
    const joined = Math.round(start + (n < core.length ? n : Math.max(1, joinWeek) * 7) * day + 9 * hour);
    const hazard = profile.churn * (archetype === 'peripheral' || archetype === 'never' ? 2 : 0.6);
    const stays = hazard === 0 ? Number.POSITIVE_INFINITY : -Math.log(1 - next()) / hazard;
    const left = n < core.length || known ? Number.POSITIVE_INFINITY : Math.round(joined + stays * 30 * day);
    return {
      personId: known?.personId ?? `demo-${path.split('/').at(-1)}-${id}`, name: known?.name ?? nameOf(`${path}/member/${id}`), email: known?.email ?? null, part: n < core.length ? 'core' : 'member',
      joinedAt: iso(joined), leftAt: left < now ? iso(left) : null, archetype, rate, joined, left,
    };
  });
  return people.filter((one) => one.joined < now);
}

const here = (person: Person, time: number): boolean => person.joined <= time && time < person.left;
/** Growing or fading since the launch, never below a tenth. */
const drift = ({ trend }: Profile, week: number): number => Math.max(0.1, 1 + trend * Math.max(0, week - weeks.launch));

/** A working hour of a week: Monday to Friday, 9 to 5. */
const workTime = (next: Random, monday: number): number => Math.round(monday + Math.floor(next() * 5) * day + (9 + next() * 8) * hour);

function writingsOf({ path, profile, start, now }: HistoryOf, people: readonly Person[]): Pick<History, 'posts' | 'resources'> {
  const posts: Post[] = [];
  const resources: Resource[] = [];
  const threads: { id: string; personId: string; at: number; repliedAt: number | null }[] = [];
  for (let week = 0; start + week * 7 * day < now; week += 1) {
    const monday = start + week * 7 * day;
    for (const [n, person] of people.entries()) {
      const id = `${week}-${n}`;
      const next = randomOf(`${path}/wk/${week}/m/${String(n + 1).padStart(4, '0')}`);
      if (week < weeks.launch && person.archetype !== 'core') continue;
      const count = poisson(next, person.rate * profile.rate * season(week) * drift(profile, week) * (week < weeks.launch ? 0.5 : 1));
      for (let c = 0; c < count; c += 1) {
        const at = workTime(next, monday);
        if (at >= now || !here(person, at)) continue;
        const kind = choose(next, [['resource', 0.16], ['thread', 0.24], ['reply', 0.6]] as const);
        const earlier = threads.filter((one) => one.personId !== person.personId && one.repliedAt !== null && one.repliedAt < at && at - one.at < 21 * day).at(-1);
        if (kind === 'resource') resources.push(resourceOf(`${id}-${c}`, profile, people, person, at, next, now));
        else if (kind === 'thread' || !earlier) {
          const question = next() < 0.55;
          const replied = at + logNormal(next, 5 / profile.reply, 1.3) * hour * (next() < 0.5 ? 1 : 3);
          const answered = next() >= (question ? 0.14 / profile.reply : 0.35) && replied < now;
          threads.push({ id: `${id}-${c}`, personId: person.personId, at, repliedAt: answered ? replied : null });
          posts.push({ id: `${id}-${c}`, personId: person.personId, writtenAt: iso(at), replyTo: null, question });
          const helpers = people.filter((one) => one !== person && one.rate > 0 && here(one, replied));
          const helper = helpers.length === 0 ? undefined : choose(next, helpers.map((one) => [one, one.rate] as const));
          if (answered && helper) posts.push({ id: `${id}-${c}-r`, personId: helper.personId, writtenAt: iso(replied), replyTo: `${id}-${c}`, question: false });
        } else posts.push({ id: `${id}-${c}`, personId: person.personId, writtenAt: iso(at), replyTo: earlier.id, question: false });
      }
    }
  }
  return { posts, resources };
}

function resourceOf(id: string, { tells, trend }: Profile, people: readonly Person[], person: Person, at: number, next: Random, now: number): Resource {
  const topic = topics[Math.floor(next() ** 1.6 * topics.length)] ?? 'tools';
  const second = topics[Math.floor(next() * topics.length)] ?? topic;
  const story = next() < tells;
  const title = (titles[Math.floor(next() * titles.length)] ?? '%').replace('%', topic);
  const checked = next() < (trend < 0 ? 0.1 : 0.3);
  const core = people.filter((one) => one.archetype === 'core');
  const checkedAt = at + (20 + next() * 120) * day;
  const checker = core[Math.floor(next() * core.length)];
  const isChecked = checked && checkedAt < now && checker !== undefined;
  return {
    id: `demo-r-${id}`, kind: story ? 'story' : 'resource', title: story ? `How we changed ${topic}` : title, url: story ? null : `https://example.org/${encodeURIComponent(topic.replace(' ', '-'))}/${id}`,
    about: story ? '' : `Short, and used in our own modules. About ${topic}${second === topic ? '' : ` and ${second}`}.`, tags: [...new Set([topic, second])], origin: choose(next, [['external', 0.45], ['internal', 0.3], ['experience', 0.25]] as const),
    story: story ? { happened: `Our module had trouble with ${topic}, and students told us so.`, got: 'Two colleagues here showed what they do.', did: 'We took one idea over for a term and kept what worked.', led: 'Fewer questions by mail, and a calmer week of marking.' } : null,
    addedBy: person.personId, addedAt: iso(at), checkedBy: isChecked ? checker.personId : null, checkedAt: isChecked ? iso(checkedAt) : null, reviewOn: isChecked ? dateOf(checkedAt + 365 * day) : null, removedAt: null, revision: 1,
  };
}

function eventsOf({ path, profile, start, now }: HistoryOf, people: readonly Person[]): CommunityEvent[] {
  const plan: { week: number; kind: CommunityEvent['kind']; title: string }[] = [{ week: weeks.launch, kind: 'launch', title: 'Launch' }, { week: weeks.lightReview, kind: 'review', title: 'Light review' }, { week: weeks.fullReview, kind: 'review', title: 'Full review' }];
  const nowWeek = Math.floor((now - start) / (7 * day));
  for (let week = weeks.launch + 2; week <= nowWeek + 6; week += 4) plan.push({ week, kind: 'coffee', title: 'Coffee catch-up' });
  for (let week = weeks.launch + 3, n = 0; week <= nowWeek + 6; week += 6, n += 1) plan.push({ week, kind: 'learning', title: `Workshop: ${topics[n % topics.length] ?? ''}` });
  const core = people.filter((one) => one.archetype === 'core');
  return plan.filter((one) => season(one.week) > 0.2).sort((a, b) => a.week - b.week).map((one, n): CommunityEvent => {
    const next = randomOf(`${path}/event/${String(n + 1).padStart(3, '0')}`);
    const startsAt = start + (one.week * 7 + 1 + (n % 3)) * day + (12 + (n % 3)) * hour;
    const host = next() < (profile.concentration > 2 ? 0.85 : 1 / core.length) ? core[0] : core[Math.floor(next() * core.length)];
    const off = startsAt < now && one.kind !== 'launch' && next() < profile.callsOff;
    const held = startsAt < now && !off;
    return {
      id: `demo-e-${n + 1}`, kind: one.kind, title: one.title, startsAt: iso(startsAt), minutes: one.kind === 'coffee' ? 30 : 60, place: n % 2 === 0 ? 'Teams' : 'Room 3.02, Graduate Centre',
      hostId: held || startsAt >= now ? (host?.personId ?? null) : null, plan: one.kind === 'learning' ? { purpose: 'Try one thing out together and talk about it.', product: 'One page of notes for the shelf.' } : {},
      state: off ? 'cancelled' : held ? 'held' : 'planned', outcome: held && one.kind === 'learning' ? 'Two ideas to try in the next term, and a page for the shelf.' : '', cancelReason: off ? 'Too few could come that week' : null,
      createdBy: host?.personId ?? '', createdAt: iso(Math.min(now - day, startsAt - 28 * day)), revision: 2,
    };
  });
}

const heat: Record<CommunityEvent['kind'], number> = { coffee: 0.75, learning: 1.1, review: 0.9, launch: 1.45, other: 1 };

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

const jobs = ['Ask members what they need', 'Book the room for the workshop', 'Write the page for newcomers', 'Collect three good examples', 'Invite a guest from another school', 'Try the rubric in one module', 'Tidy the shelf', 'Plan the next coffee', 'Write the member update', 'Share what the pilot showed', 'Meet the student reps', 'Draft a guide to feedback', 'Find a second facilitator', 'Prepare the review', 'Thank the hosts', 'Make the template simple', 'Ask the sponsor for a room', 'Print the flyer'];

function actionsOf({ path, profile, start, now }: HistoryOf, people: readonly Person[]): Action[] {
  const core = people.filter((one) => one.archetype === 'core');
  return jobs.map((title, n): Action => {
    const next = randomOf(`${path}/action/${n + 1}`);
    const due = start + (weeks.launch + n * 3) * 7 * day + 4 * day;
    const never = next() < 0.08 || n === 13;
    const late = next() < (profile.trend < 0 ? 0.5 : 0.25) ? 1 + next() * 27 : -next() * 6;
    const finished = never ? Number.POSITIVE_INFINITY : due + late * day;
    const owner = n === 16 ? null : (core[n % core.length]?.personId ?? null);
    const done = finished < now && owner !== null;
    return {
      id: `demo-a-${n + 1}`, title, ownerId: owner, dueOn: dateOf(due), state: done ? 'done' : due - 14 * day < now ? 'doing' : 'to-do', tier: n % 3 === 2 ? 'nice-to-have' : 'baseline',
      source: n % 2 === 0 ? `achievable/1/${n % 3 === 2 ? 'nice-to-have' : 'baseline'}` : null, createdAt: iso(Math.min(now - day, start + weeks.charter * 7 * day)), createdBy: core[0]?.personId ?? '', finishedAt: done ? iso(finished) : null, revision: 1,
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
function choicesOf({ path }: HistoryOf, people: readonly Person[]): Choice[] {
  return people.map((person, n): Choice => {
    const next = randomOf(`${path}/area/${n + 1}`);
    return { personId: person.personId, area: [7, 17, 27].includes(n) ? 'Library Services' : next() < 0.1 ? null : choose(next, faculties), counted: n !== 22 };
  });
}
