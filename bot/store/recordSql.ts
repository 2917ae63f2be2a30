import { getTableColumns, getTableName, type Table } from 'drizzle-orm';
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core';
import { coffeeDraw } from '../domain/helping/coffee';
import { channelPosts } from '../domain/prompting/room';
import { updateDraft } from '../domain/draftId';
import { keys, type Collection } from '../domain/record';
import { isoMs } from './lists';
import * as schema from './schema';

/**
 * The SQL of the record, made once from the schema. A record is read in one statement and a command
 * is written in one statement, because round trips are what a turn waits for.
 */

const tables: Record<Collection, PgTable> = {
  members: schema.members, rounds: schema.rounds, answers: schema.answers, proposals: schema.proposals, consents: schema.consents,
  holdings: schema.holdings, actions: schema.actions, notes: schema.notes, ticks: schema.ticks,
  themes: schema.themes, placings: schema.placings, options: schema.options, ballots: schema.ballots, consultations: schema.consultations, voices: schema.voices, papers: schema.papers, paperMails: schema.paperMails, subGroups: schema.subGroups, archivings: schema.archivings, packs: schema.packs, fileCopies: schema.fileCopies, ownWords: schema.ownWords, additions: schema.additions, turns: schema.turns, checkIns: schema.checkIns, timers: schema.timers,
  series: schema.series, reviews: schema.reviews, charters: schema.charters,
  events: schema.events, attendances: schema.attendances, resources: schema.resources, contacts: schema.contacts, webCounts: schema.webCounts, remarks: schema.remarks, choices: schema.choices,
  surveys: schema.surveys, surveyTurns: schema.surveyTurns, surveyAnswers: schema.surveyAnswers,
  coffeeRounds: schema.coffeeRounds, coffeeAnswers: schema.coffeeAnswers, greetings: schema.greetings, helpRequests: schema.helpRequests, ideas: schema.ideas, thanks: schema.thanks,
};
const collections = Object.keys(keys) as Collection[];

const columnsOf = (table: Table): [string, { name: string; type: string }][] =>
  Object.entries(getTableColumns(table)).map(([field, column]) => [field, { name: column.name, type: column.getSQLType() }]);

/** Times leave the database as ISO 8601 in UTC with milliseconds, so that they compare as text. */
const read = (alias: string, column: { name: string; type: string }): string =>
  column.type.startsWith('timestamp') ? isoMs(`${alias}.${column.name}`) : `${alias}.${column.name}`;

/** A row as JSON, with the record's own field names. */
export function asJson(table: Table, alias: string): string {
  const fields = columnsOf(table).filter(([field]) => field !== 'tenantId' && field !== 'communityId');
  return `json_build_object(${fields.map(([field, column]) => `'${field}', ${read(alias, column)}`).join(', ')})`;
}

/** True where a round of coffee is drawn, which takes everybody who wants to be drawn, and all rounds. */
const drawing = `'${coffeeDraw}' = any($5)`;

/** True where a text for members is drawn up, which looks at the newest of many things. */
const drafting = `'${updateDraft}' = any($5)`;
const newest = (table: string, order: string, and = 'true'): string => `(${drafting} and t.id in (select o.id from ${table} o where o.tenant_id = $1 and o.community_id = $2 and ${and} order by ${order} desc limit 200))`;
/** Newcomers, who may be named in it. */
const joinedLast = `(${drafting} and t.person_id in (select o.person_id from member o where o.tenant_id = $1 and o.community_id = $2 and o.part = 'member' and o.left_at is null order by o.joined_at desc limit 200))`;

/** Members who count in a turn: the core group, the sponsor, the reader, whom the command is about (also by thanks between them), whoever has written or promised something, and in whose calendar our meetings are. */
const counted = `(t.part <> 'member' or t.person_id = $3 or t.person_id = any($5) or ${joinedLast} or (${drafting} and t.person_id in (select unnest(array[h.by_id, h.to_id]) from thanks h where h.tenant_id = $1 and h.community_id = $2 and h.answer = 'yes' and h.taken_back_at is null)) or (${drawing} and exists (select from choice o where o.tenant_id = $1 and o.community_id = $2 and o.person_id = t.person_id and o.coffee is not null)) or t.person_id in (
  select person_id from answer where tenant_id = $1 and community_id = $2 union select person_id from consent where tenant_id = $1 and community_id = $2
  union select person_id from voice where tenant_id = $1 and community_id = $2
  union select unnest(array[by_id, to_id]) from thanks where tenant_id = $1 and community_id = $2 and id = any($5)
  union select owner_id from action where tenant_id = $1 and community_id = $2 union select offered_to from action where tenant_id = $1 and community_id = $2 union select holder from holding where tenant_id = $1 and community_id = $2
  union select organiser_id from series where tenant_id = $1 and community_id = $2
  union select l ->> 'personId' from community c, jsonb_array_elements(coalesce(c.outlook, '[]')) l where c.tenant_id = $1 and c.id = $2))`;

/** Of what grows without end a turn reads only what its command is about. */
const onlyAbout: Partial<Record<Collection, string>> = {
  events: `(t.id = any($5) or ('${channelPosts}' = any($5) and t.invitation ->> 'postedAt' is not null) or ${newest('event', 'o.starts_at')})`, resources: `(t.id = any($5) or ${newest('resource', 'o.added_at', 'o.removed_at is null')})`, contacts: 't.id = any($5)', remarks: 't.id = any($5)', webCounts: 't.quarter = any($5)',
  attendances: 't.event_id = any($5) and (t.person_id = $3 or t.person_id = any($5))',
  surveyTurns: 't.survey_id = any($5) and t.person_id = $3', surveyAnswers: 'false',
  coffeeRounds: `(t.id = any($5) or ${drawing})`, coffeeAnswers: 't.round_id = any($5) and t.person_id = $3', greetings: 't.person_id = any($5)', helpRequests: `(t.id = any($5) or ${newest('help_request', 'o.asked_at', `o.state = 'open'`)})`, ideas: `(t.id = any($5) or ${newest('idea', 'o.answered_at', `o.state = 'planned'`)})`, thanks: `(t.id = any($5) or ('${channelPosts}' = any($5) and t.posted_at is not null) or ${newest('thanks', 'o.answered_at', `o.answer = 'yes'`)})`,
};

/** Of these the part that counts. */
const onlySome: Partial<Record<Collection, string>> = {
  members: counted,
  checkIns: `t.starts_at > (select max(o.starts_at) - interval '60 days' from check_in o where o.tenant_id = $1 and o.community_id = $2)`,
  choices: `(t.person_id = $3 or ${joinedLast} or t.person_id = any($5) or (${drawing} and t.coffee is not null) or t.person_id in (select person_id from member where tenant_id = $1 and community_id = $2 and part <> 'member'))`,
};

const nothing = new Map<Target, [string, null][]>();

/** A row as the database gives it back: with null for each column that it says nothing of. */
export function wholeRow<Row extends object>(target: Target, row: Row): Row {
  const empty = nothing.get(target) ?? columnsOf(targets[target]).map(([name]): [string, null] => [name, null]).filter(([name]) => name !== 'tenantId' && name !== 'communityId');
  nothing.set(target, empty);
  return { ...Object.fromEntries(empty), ...Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) } as Row;
}

/** How much of a collection a reading holds. */
export const readOf = (collection: Collection): 'all' | 'some' | 'what-a-command-is-about' =>
  collection in onlyAbout ? 'what-a-command-is-about' : collection in onlySome ? 'some' : 'all';

/** $1 tenant, $2 community, $3 the reader, $4 command id or null, $5 the ids of the people and things that the command is about. */
export const loadRecord = {
  name: 'record-load',
  text: `select ${asJson(schema.community, 'c')} as community, ${collections.map((one) => {
    const part = onlyAbout[one] ?? onlySome[one];
    return `(select coalesce(json_agg(${asJson(tables[one], 't')}), '[]') from "${getTableName(tables[one])}" t where t.tenant_id = $1 and t.community_id = $2${part ? ` and ${part}` : ''}) as "${one}"`;
  }).join(', ')}, (select l.outcome from command_log l where l.tenant_id = $1 and l.community_id = $2 and l.command_id = $4) as repeated
  from community c where c.tenant_id = $1 and c.id = $2`,
};

/** Whether what is known of a record is still true, and what a command was answered: $1 tenant, $2 community, $3 command id or null. */
export const recordStands = {
  name: 'record-stands',
  text: `select c.revision, (select l.outcome from command_log l where l.tenant_id = $1 and l.community_id = $2 and l.command_id = $3) as repeated
    from community c where c.tenant_id = $1 and c.id = $2`,
};

/** Says that a row of the record was changed past a command, so that whoever knows the record reads it again: $1 tenant, $2 community. */
export const recordMoved = 'update community set revision = revision + 1 where tenant_id = $1 and id = $2';

const targets = { community: schema.community as PgTable, ...tables };
export type Target = keyof typeof targets;

/** Upserts the rows of JSON parameter `n` into a table, if the revision was still the expected one (`bump` is not empty). */
function upsert(target: Target, n: number): string {
  const table = targets[target];
  const config = getTableConfig(table);
  const columns = columnsOf(table).map(([, column]) => column.name);
  const key = config.primaryKeys[0]?.columns.map((column) => column.name) ?? [];
  const own = columns.filter((name) => !key.includes(name));
  const select = columns.map((name) => (name === 'tenant_id' ? '$1' : name === 'community_id' ? '$2' : `r.${name}`)).join(', ');
  // Of two that start one community at once, the second breaks on the key and writes nothing: upserted, it would take over the first one's.
  const again = target === 'community' ? '' : `on conflict (${key.join(', ')}) do ${own.length === 0 ? 'nothing' : `update set ${own.map((name) => `${name} = excluded.${name}`).join(', ')}`}`;
  return `insert into "${config.name}" (${columns.join(', ')}) select ${select} from bump, json_populate_recordset(null::"${config.name}", $${n}) r ${again} returning 1`;
}

/**
 * Who has answered a survey, and what was said, are written together and must not be found together. A table keeps its rows in the
 * order in which they came, each with the transaction that wrote it, and a dump of the database follows that. So each new row takes
 * those of its survey out and in again, in the order of their own keys. Of two answers of one person at once the second breaks on its key.
 */
const unordered: ReadonlySet<Target> = new Set(['surveyTurns', 'surveyAnswers']);

function mixIn(target: Target, n: number, name: string): string {
  const config = getTableConfig(targets[target]);
  const columns = columnsOf(targets[target]).map(([, column]) => column.name);
  const own = columns.filter((one) => one !== 'tenant_id' && one !== 'community_id');
  const fresh = `json_populate_recordset(null::"${config.name}", $${n}) r`;
  const again = target === 'surveyTurns' ? '' : `where not exists (select from ${fresh} where r.survey_id = g.survey_id and r.id = g.id)`;
  return `${name}g as (delete from "${config.name}" o using bump where o.tenant_id = $1 and o.community_id = $2 and o.survey_id in (select r.survey_id from ${fresh}) returning o.*),
    ${name} as (insert into "${config.name}" (${columns.join(', ')}) select $1, $2, ${own.join(', ')} from (select ${own.map((one) => `g.${one}`).join(', ')} from ${name}g g ${again}
      union all select ${own.map((one) => `r.${one}`).join(', ')} from bump, ${fresh}) a order by survey_id, ${target === 'surveyTurns' ? 'person_id' : 'id'} returning 1)`;
}

/** The community's row is bumped and changed in one update: a statement may not touch a row twice. */
function bumpCommunity(n: number | null): string {
  const free = columnsOf(schema.community).map(([, column]) => column.name).filter((name) => !['tenant_id', 'id', 'revision'].includes(name));
  const changes = n === null ? '' : `, ${free.map((name) => `${name} = r.${name}`).join(', ')}`;
  const from = n === null ? '' : ` from json_populate_recordset(null::community, $${n}) r`;
  return `update community c set revision = c.revision + 1${changes}${from} where c.tenant_id = $1 and c.id = $2 and c.revision = $3 returning c.revision`;
}

const written = new Map<string, { name: string; text: string }>();

/**
 * One statement for a whole command. $1 tenant, $2 community, $3 expected revision, $4 log row,
 * $5 deliveries, then the rows of each target in the given order. No row comes back when another
 * command came first. A new community is inserted instead of bumped, and one that is to stand `still` is only held.
 */
export function writeRecord(order: readonly Target[], way: 'new' | 'old' | 'still'): { name: string; text: string } {
  const isNew = way === 'new';
  const key = `${way} ${order.join(' ')}`;
  const known = written.get(key);
  if (known) return known;
  const place = order.indexOf('community');
  const bump = isNew
    ? `select 1 as revision where $3::int = 0 and not exists (select 1 from community where tenant_id = $1 and id = $2)`
    : way === 'still' ? 'select c.revision from community c where c.tenant_id = $1 and c.id = $2 and c.revision = $3 for update' : bumpCommunity(place < 0 ? null : 6 + place);
  const parts = order.flatMap((target, i) => (target === 'community' && !isNew ? [] : [unordered.has(target) ? mixIn(target, 6 + i, `w${i}`) : `w${i} as (${upsert(target, 6 + i)})`]));
  const text = `with bump as (${bump}),
    log as (insert into command_log (tenant_id, community_id, command_id, person_id, type, at, outcome)
      select $1, $2, l."commandId", l."personId", l.type, l.at, l.outcome from bump, json_to_record($4) l("commandId" text, "personId" text, type text, at timestamptz, outcome jsonb, quiet boolean) where not l.quiet returning 1),
    out as (insert into delivery (tenant_id, community_id, key, effect, state, wanted, attempts, reason, wanted_at, claimed_at, not_before)
      select $1, $2, d.key, d.effect, 'queued', 1, 0, null, d."wantedAt", null, null from bump, json_to_recordset($5) d(key text, effect jsonb, "wantedAt" timestamptz)
      on conflict (tenant_id, community_id, key) do update set effect = excluded.effect, wanted = delivery.wanted + 1, wanted_at = excluded.wanted_at, reason = null, not_before = null, attempts = 0,
        state = case when delivery.state = 'sending' then 'sending' else 'queued' end returning 1)${parts.length > 0 ? `, ${parts.join(', ')}` : ''}
    select revision, case when not ($4::json ->> 'quiet')::boolean then pg_notify('cop_changes', $1 || '/' || $2 || '/' || revision) end from bump`;
  const statement = { name: `record-write-${written.size}`, text };
  written.set(key, statement);
  return statement;
}
