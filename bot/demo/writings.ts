import type { Resource } from '../domain/record';
import type { Post } from '../store/activity';
import { dateOf, day, drift, here, hour, iso, workTime, type HistoryOf, type Person } from './people';
import { season, weeks, type Profile } from './profiles';
import { choose, logNormal, poisson, randomOf, type Random } from './random';

export const topics = ['feedback', 'marking', 'group work', 'accessibility', 'rubrics', 'exams', 'peer review', 'wellbeing', 'tools', 'induction'];
const titles = ['A short guide to %', 'What worked with %', 'A template for %', 'Reading on %', 'Slides on %', 'A checklist for %', 'Notes from our talk on %'];

/** What people wrote to each other, and what they put on the shelf. */
export function writingsOf({ path, profile, start, now }: HistoryOf, people: readonly Person[]): { posts: Post[]; resources: Resource[] } {
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
