import type { Pool } from 'pg';
import { mostUnanswered } from '../domain/prompting/manners';
import type { KeptSince } from '../domain/retention';
import type { SurveyResults } from '../domain/surveying/results';
import { ownKey } from './cards';
import { here } from './lists';
import { ofMeeting, plannedFor } from './meetingAttendance';
import { recordMoved } from './recordSql';

/** What is cleared away because it was kept long enough. Each call does at most `most` of a kind, and may be repeated. */
export interface Retention {
  /** Clears a part of what is due; gives how much it was: less than `most` of everything when nothing is left. */
  clear(tenantId: string, communityId: string, since: KeptSince, words: { left: string; key: string }, most: number): Promise<number[]>;
  /** Keeps the figures of a survey in place of what was answered, and who has answered. */
  endSurvey(tenantId: string, communityId: string, surveyId: string, results: SurveyResults): Promise<void>;
}

/** Stands for a person in an attendance: the same within a quarter, so that its figures stay right, and another one in the next. */
const pseudonym = (person: string, moment: string): string => `'past-' || left(encode(sha256(convert_to($4 || ${person} || to_char(${moment}, 'YYYY-Q'), 'UTF8')), 'hex'), 24)`;

/** Events, and meetings that somebody is noted at, each with when it was. */
const occasions = `select e.id, e.starts_at as at from event e where e.tenant_id = $1 and e.community_id = $2
  union all select distinct a.event_id, ${plannedFor('a.event_id')} from attendance a where a.tenant_id = $1 and a.community_id = $2 and ${ofMeeting}`;

interface Statement {
  since: keyof KeptSince;
  word: 'left' | 'key' | null;
  text: string;
}

/** Rows of a table whose moment has passed, the oldest first. */
const older = (table: string, key: readonly string[], moment: string, and = '', since: Statement['since'] = 'people'): Statement => ({
  since, word: null,
  text: `with due as (select ${key.join(', ')} from ${table} where ${here} and ${moment} < $3 ${and} and $4::text is null order by ${moment} limit $5),
    gone as (delete from ${table} t using due d where t.tenant_id = $1 and t.community_id = $2 and ${key.map((one) => `t.${one} = d.${one}`).join(' and ')} returning 1) select count(*)::int as n from gone`,
});

/** When, where and with whom a review or a talk was: its day stays. */
const hourOf = (table: 'review' | 'contact'): Statement => ({
  since: 'people', word: null,
  text: `with due as (select id from ${table} where ${here} and (appointment ->> 'startsAt')::timestamptz < $3 and $4::text is null limit $5),
    gone as (update ${table} t set appointment = null from due d where t.tenant_id = $1 and t.community_id = $2 and t.id = d.id returning 1) select count(*)::int as n from gone`,
});

/** A delivery of which nothing more comes, and that is old. */
const isOver = `state in ('sent', 'failed', 'suppressed', 'uncertain') and coalesce(claimed_at, wanted_at) < $3`;

/** $1 tenant, $2 community, $3 the moment, $4 a word, $5 how many. */
const statements: Statement[] = [
  {
    // Who is in no count is in none afterwards either.
    since: 'people', word: 'key',
    text: `with due as (select a.event_id, a.person_id, w.at as starts_at, exists (select from choice c where c.tenant_id = $1 and c.community_id = $2 and c.person_id = a.person_id and not c.counted) as uncounted
        from attendance a join (${occasions}) w on w.id = a.event_id
        where a.tenant_id = $1 and a.community_id = $2 and w.at < $3 and a.person_id not like 'past-%' order by w.at limit $5),
      gone as (delete from attendance a using due d where a.tenant_id = $1 and a.community_id = $2 and a.event_id = d.event_id and a.person_id = d.person_id and d.uncounted returning 1),
      named as (update attendance a set person_id = ${pseudonym('d.person_id', 'd.starts_at')} from due d where a.tenant_id = $1 and a.community_id = $2 and a.event_id = d.event_id and a.person_id = d.person_id and not d.uncounted returning 1)
      select (select count(*) from gone)::int + (select count(*) from named)::int as n`,
  },
  {
    // Who facilitated a meeting, and who asked for its report.
    since: 'people', word: null,
    text: `with due as (select id from series where ${here} and $4::text is null and exists (select from jsonb_array_elements(held) h where (h->>'plannedAt')::timestamptz < $3) limit $5),
      gone as (update series s set held = (select jsonb_agg(h order by h->>'plannedAt') from jsonb_array_elements(s.held) h where (h->>'plannedAt')::timestamptz >= $3)
        from due d where s.tenant_id = $1 and s.community_id = $2 and s.id = d.id returning 1) select count(*)::int as n from gone`,
  },
  older('post', ['id'], 'written_at'),
  {
    // Who has chosen to be in no count is in no figure at once; what was counted of them before goes by night.
    since: 'people', word: null,
    text: `with due as (select p.id from post p join choice c on c.tenant_id = $1 and c.community_id = $2 and c.person_id = p.person_id and not c.counted
        where p.tenant_id = $1 and p.community_id = $2 and $3::timestamptz is not null and $4::text is null limit $5),
      gone as (delete from post p using due d where p.tenant_id = $1 and p.community_id = $2 and p.id = d.id returning 1) select count(*)::int as n from gone`,
  },
  {
    since: 'people', word: null,
    text: `with due as (select id from paper_mail where ${here} and coalesce(sent_at, asked_at) < $3 and email <> '' and $4::text is null limit $5),
      gone as (update paper_mail m set email = '', name = '', reply = case when m.reply is null then null else jsonb_set(m.reply - 'five', '{text}', '""') end
        from due d where m.tenant_id = $1 and m.community_id = $2 and m.id = d.id returning 1) select count(*)::int as n from gone`,
  },
  hourOf('review'),
  hourOf('contact'),
  older('help_request', ['id'], 'coalesce(settled_at, asked_at)'),
  older('thanks', ['id'], 'said_at'),
  older('greeting', ['person_id'], 'greeted_at'),
  // Who was drawn with whom stays as long as it keeps pairs from repeating; whether they met does not.
  older('coffee_answer', ['round_id', 'person_id'], 'at'),
  // The newest stays: it says when somebody last did something here.
  older('command_log', ['command_id'], 'at', `and at < (select max(at) from command_log where ${here})`),
  {
    since: 'drafts', word: null,
    text: `with due as (select step_id, version, question_id, person_id, state from answer where ${here} and draft is not null and saved_at < $3 and $4::text is null limit $5),
      gone as (delete from answer a using due d where a.tenant_id = $1 and a.community_id = $2 and a.step_id = d.step_id and a.version = d.version and a.question_id = d.question_id and a.person_id = d.person_id and d.state = 'draft' returning 1),
      kept as (update answer a set draft = null from due d where a.tenant_id = $1 and a.community_id = $2 and a.step_id = d.step_id and a.version = d.version and a.question_id = d.question_id and a.person_id = d.person_id and d.state <> 'draft' returning 1)
      select (select count(*) from gone)::int + (select count(*) from kept)::int as n`,
  },
  {
    since: 'leavers', word: 'left',
    text: `with due as (select person_id from member where ${here} and part <> 'sponsor' and left_at < $3 and (name <> $4 or email is not null) limit $5),
      chosen as (delete from choice c using due d where c.tenant_id = $1 and c.community_id = $2 and c.person_id = d.person_id),
      roles as (update holding h set name = $4 from due d where h.tenant_id = $1 and h.community_id = $2 and h.holder = d.person_id),
      gone as (update member m set name = $4, email = null from due d where m.tenant_id = $1 and m.community_id = $2 and m.person_id = d.person_id returning 1) select count(*)::int as n from gone`,
  },
  {
    // What may still be due is not cleared, or it would be sent once more. By the newest posts it is known whether anybody answers (`restraint`): they name nobody.
    since: 'prompts', word: null,
    text: `with posts as (select key from delivery where ${here} and effect->>'kind' = 'prompt' and effect->'prompt'->>'personId' is null and state in ('sent', 'uncertain') order by effect->'prompt'->>'dueAt' desc limit ${mostUnanswered + 1}),
      due as (select key from delivery where ${here} and effect->>'kind' = 'prompt' and ${isOver} and (effect->'prompt'->>'lapsesAt')::timestamptz < $3 and key not in (select key from posts) and $4::text is null limit $5),
      gone as (delete from delivery d using due where d.tenant_id = $1 and d.community_id = $2 and d.key = due.key returning 1) select count(*)::int as n from gone`,
  },
  {
    // A digest belongs to a person and to no community: it goes with the first of theirs.
    since: 'prompts', word: null,
    text: `with due as (select d.key from member m join delivery d on d.tenant_id = $1 and d.community_id = '' and d.effect->>'personId' = m.person_id
        where m.tenant_id = $1 and m.community_id = $2 and d.effect->>'kind' = 'digest' and ${isOver} and $4::text is null limit $5),
      gone as (delete from delivery d using due where d.tenant_id = $1 and d.community_id = '' and d.key = due.key returning 1) select count(*)::int as n from gone`,
  },
  // Which message showed what to one person: it is not brought up to date any more.
  older('card', ['key'], 'posted_at', `and key like '${ownKey('')}%'`, 'prompts'),
  {
    since: 'prompts', word: null,
    text: `with due as (select k.key from member m join card k on k.tenant_id = $1 and k.community_id = '' and k.key like '${ownKey('digest:')}' || m.person_id || '@%'
        where m.tenant_id = $1 and m.community_id = $2 and k.posted_at < $3 and $4::text is null limit $5),
      gone as (delete from card k using due where k.tenant_id = $1 and k.community_id = '' and k.key = due.key returning 1) select count(*)::int as n from gone`,
  },
];

export function createRetention(pool: Pool): Retention {
  return {
    async clear(tenantId, communityId, since, words, most) {
      const cleared: number[] = [];
      for (const { since: which, word, text } of statements) {
        const { rows } = await pool.query<{ n: number }>(text, [tenantId, communityId, since[which], word === null ? null : words[word], most]);
        cleared.push(rows[0]?.n ?? 0);
      }
      if (cleared.some((n) => n > 0)) await pool.query(recordMoved, [tenantId, communityId]);
      return cleared;
    },
    async endSurvey(tenantId, communityId, surveyId, results) {
      await pool.query(
        `with ended as (update survey set results = $4 where ${here} and id = $3 and results is null returning id),
          said as (delete from survey_answer a using ended e where a.tenant_id = $1 and a.community_id = $2 and a.survey_id = e.id)
          delete from survey_turn t using ended e where t.tenant_id = $1 and t.community_id = $2 and t.survey_id = e.id`,
        [tenantId, communityId, surveyId, JSON.stringify(results)],
      );
      await pool.query(recordMoved, [tenantId, communityId]);
    },
  };
}
