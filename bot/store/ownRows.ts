import type { Unreached } from '../domain/recipients';
import { here, iso, list } from './lists';
import { ofMeeting, plannedFor } from './meetingAttendance';

/** Everything that is kept about one person in a community, one line for each thing. Times are ISO 8601 UTC. */
export interface OwnRows {
  answers: { stepId: string; text: string; at: string; /** Not given yet. */ draft: boolean }[];
  events: { title: string; at: string; signedUp: boolean; came: boolean | null }[];
  /** Meetings of the core group, by their ids. */
  meetings: { id: string; came: boolean }[];
  /** Reviews and talks to which their address is asked by itself. */
  invited: { kind: 'light' | 'full' | 'talk'; at: string }[];
  shelf: { title: string; at: string }[];
  actions: { title: string; state: string; dueOn: string | null }[];
  roles: { roleId: string; from: string }[];
  /** That they have answered, not what. */
  surveys: { id: string; openedAt: string }[];
  /** Rounds of coffee pairs, with what they said to them; with whom it was is the other’s too, and not here. */
  coffee: { drawnOn: string; met: string | null }[];
  help: { text: string; state: string; answer: string; at: string }[];
  ideas: { text: string; state: string; answer: string; at: string }[];
  /** That they welcomed somebody, not whom; and that somebody welcomed them. */
  welcomes: { gave: boolean; at: string }[];
  /** What they thanked others for, and what they were thanked for. */
  thanks: { gave: boolean; text: string; at: string; posted: boolean }[];
  messages: number;
  /** Messages that the app sent to them by itself, of which it is still kept that they went. */
  prompts: number;
  /** What has become of the last message over all their communities; null where none is kept. */
  digest: { at: string; state: Unreached | 'waiting' | 'sent' | 'failed' | 'suppressed' | 'uncertain'; reason: string | null } | null;
}

/** $3 the person, whose own drafts are in it too. */
export const ownSql = `select
  ${list(`select step_id as "stepId", coalesce(nullif(text, ''), draft, '') as text, ${iso('saved_at')} as at, draft is not null as draft from answer where ${here} and person_id = $3 order by saved_at`)} as answers,
  ${list(`select e.title, ${iso('e.starts_at')} as at, a.signed_up_at is not null and a.cancelled_at is null as "signedUp", a.came from attendance a join event e on e.tenant_id = $1 and e.community_id = $2 and e.id = a.event_id
    where a.tenant_id = $1 and a.community_id = $2 and a.person_id = $3 order by e.starts_at`)} as events,
  ${list(`select a.event_id as id, a.came from attendance a where a.tenant_id = $1 and a.community_id = $2 and a.person_id = $3 and a.came is not null and ${ofMeeting} order by ${plannedFor('a.event_id')}`)} as meetings,
  ${list(`select d.kind, d.appointment ->> 'startsAt' as at from member m join (select kind, appointment from review where ${here} union all select 'talk', appointment from contact where ${here} and removed_at is null) d on d.appointment -> 'guests' ? lower(m.email)
    where m.tenant_id = $1 and m.community_id = $2 and m.person_id = $3 order by d.appointment ->> 'startsAt'`)} as invited,
  ${list(`select title, ${iso('added_at')} as at from resource where ${here} and added_by = $3 and removed_at is null order by added_at`)} as shelf,
  ${list(`select title, state, due_on as "dueOn" from action where ${here} and (owner_id = $3 or offered_to = $3) order by created_at`)} as actions,
  ${list(`select role_id as "roleId", ${iso('accepted_at')} as "from" from holding where ${here} and holder = $3 and accepted_at is not null and ended_at is null`)} as roles,
  ${list(`select s.id, ${iso('s.opened_at')} as "openedAt" from survey_turn t join survey s on s.tenant_id = $1 and s.community_id = $2 and s.id = t.survey_id where t.tenant_id = $1 and t.community_id = $2 and t.person_id = $3 order by s.opened_at`)} as surveys,
  ${list(`select r.drawn_on::text as "drawnOn", a.met from coffee_round r left join coffee_answer a on a.tenant_id = $1 and a.community_id = $2 and a.round_id = r.id and a.person_id = $3
    where r.tenant_id = $1 and r.community_id = $2 and (r.alone = $3 or exists (select from jsonb_array_elements(r.groups) g where g ? $3)) order by r.drawn_at`)} as coffee,
  ${list(`select text, state, answer, ${iso('asked_at')} as at from help_request where ${here} and asked_by = $3 order by asked_at`)} as help,
  ${list(`select text, state, answer, ${iso('added_at')} as at from idea where ${here} and author_id = $3 order by added_at`)} as ideas,
  ${list(`select greeted_by = $3 as gave, ${iso('greeted_at')} as at from greeting where ${here} and (greeted_by = $3 or person_id = $3) and taken_back_at is null order by greeted_at`)} as welcomes,
  ${list(`select by_id = $3 as gave, text, ${iso('said_at')} as at, posted_at is not null as posted from thanks where ${here} and (by_id = $3 or to_id = $3) and taken_back_at is null order by said_at`)} as thanks,
  (select count(*)::int from post where ${here} and person_id = $3) as messages,
  (select count(*)::int from delivery where tenant_id = $1 and ((community_id = $2 and effect->>'kind' = 'prompt' and effect->'prompt'->>'personId' = $3) or (community_id = '' and effect->>'kind' = 'digest' and effect->>'personId' = $3)) and state in ('sent', 'uncertain')) as prompts,
  (select json_build_object('at', ${iso('coalesce(claimed_at, wanted_at)')}, 'state', case when state in ('queued', 'sending') then 'waiting' else coalesce(case when state in ('failed', 'suppressed') then why end, state) end, 'reason', reason)
    from delivery where tenant_id = $1 and community_id = '' and effect->>'kind' = 'digest' and effect->>'personId' = $3 order by coalesce(claimed_at, wanted_at) desc limit 1) as digest`;
