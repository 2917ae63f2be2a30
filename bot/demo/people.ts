import type { Member } from '../domain/record';
import { nameOf } from './names';
import { habits, weeks, type Archetype, type Profile } from './profiles';
import { choose, gamma, normal, randomOf, type Random } from './random';

export const hour = 3_600_000;
export const day = 24 * hour;

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

export interface Person extends Member {
  archetype: Archetype;
  /** Contributions a week. */
  rate: number;
  joined: number;
  left: number;
}

export const iso = (time: number): string => new Date(time).toISOString();
export const dateOf = (time: number): string => iso(time).slice(0, 10);

export function peopleOf({ path, profile, size, start, now, core, others }: HistoryOf): Person[] {
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

export const here = (person: Person, time: number): boolean => person.joined <= time && time < person.left;
/** Growing or fading since the launch, never below a tenth. */
export const drift = ({ trend }: Profile, week: number): number => Math.max(0.1, 1 + trend * Math.max(0, week - weeks.launch));

/** A working hour of a week: Monday to Friday, 9 to 5. */
export const workTime = (next: Random, monday: number): number => Math.round(monday + Math.floor(next() * 5) * day + (9 + next() * 8) * hour);
