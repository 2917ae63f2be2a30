import { boolean, date, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { CommunitySettings } from '../domain/communitySettings';
import type { ExcelLog } from '../domain/excelLog';
import type { Action, CharterContent, FilesLook, OutlookLink, PaperContent, PlannerLink, ReviewDate, Series, TimeFinding } from '../domain/record';
import { at, owner } from './columns';

export { cards, conversations, deliveries, inbound } from './deliverySchema';
export { manners, paces, schedules } from './promptSchema';
export { timers } from './timerSchema';
export { signIns } from './signInSchema';
export { archivings, fileCopies, packs, paperMails, secrets, subGroups } from './outsideSchema';
export { coffeeAnswers, coffeeRounds, greetings, helpRequests, ideas, thanks } from './helpingSchema';
export { surveyAnswers, surveys, surveyTurns } from './surveySchema';
export { teamChannels } from './countingSchema';
export { attendances, choices, contacts, events, posts, remarks, resources, webCounts } from './activitySchema';

/**
 * The tables: the single source for the migrations (`npx drizzle-kit generate`). Every key begins
 * with the tenant, then the community, so that a distributed PostgreSQL can shard by it. Column
 * names are the record's field names in snake case; the record store relies on that.
 */

export const community = pgTable('community', {
  tenantId: text('tenant_id').notNull(),
  id: text('id').notNull(),
  name: text('name').notNull(),
  topic: text('topic').notNull(),
  mode: text('mode', { enum: ['new', 'renew'] }).notNull(),
  zone: text('zone').notNull(),
  createdAt: at('created_at').notNull(),
  createdBy: text('created_by').notNull(),
  revision: integer('revision').notNull(),
  coreConversation: text('core_conversation'),
  teamConversation: text('team_conversation'),
  groupId: text('group_id'),
  path: text('path', { enum: ['full', 'fast'] }).notNull().default('full'),
  settings: jsonb('settings').$type<CommunitySettings>(),
  planner: jsonb('planner').$type<PlannerLink>(),
  log: jsonb('log').$type<ExcelLog>(),
  outlook: jsonb('outlook').$type<OutlookLink[]>(),
  finding: jsonb('finding').$type<TimeFinding>(),
  files: jsonb('files').$type<FilesLook>(),
}, (table) => [
  primaryKey({ columns: [table.tenantId, table.id] }),
  index('community_by_core').on(table.tenantId, table.coreConversation),
  index('community_by_team').on(table.tenantId, table.teamConversation),
]);

export const members = pgTable('member', {
  ...owner,
  personId: text('person_id').notNull(),
  name: text('name').notNull(),
  email: text('email'),
  part: text('part', { enum: ['core', 'member', 'sponsor'] }).notNull(),
  role: text('role', { enum: ['owner', 'member', 'guest'] }),
  joinedAt: at('joined_at').notNull(),
  leftAt: at('left_at'),
}, (table) => [
  primaryKey({ columns: [table.tenantId, table.communityId, table.personId] }),
  index('member_by_person').on(table.tenantId, table.personId),
]);

const version = { stepId: text('step_id').notNull(), version: integer('version').notNull() };

export const rounds = pgTable('round', {
  ...owner, ...version,
  openedAt: at('opened_at').notNull(),
  openedBy: text('opened_by').notNull(),
  revealedAt: at('revealed_at'),
  revealedBy: text('revealed_by'),
  skippedAt: at('skipped_at'),
  skippedBy: text('skipped_by'),
  skipReason: text('skip_reason'),
  parkedAt: at('parked_at'),
  parkedBy: text('parked_by'),
  parkReason: text('park_reason'),
  doneAt: at('done_at'),
  doneBy: text('done_by'),
}, (table) => [primaryKey({ columns: [table.tenantId, table.communityId, table.stepId, table.version] })]);

export const answers = pgTable('answer', {
  ...owner, ...version,
  questionId: text('question_id').notNull(),
  personId: text('person_id').notNull(),
  text: text('text').notNull(),
  draft: text('draft'),
  state: text('state', { enum: ['draft', 'given', 'passed'] }).notNull(),
  revision: integer('revision').notNull(),
  savedAt: at('saved_at').notNull(),
  givenAt: at('given_at'),
  afterReveal: boolean('after_reveal').notNull(),
}, (table) => [primaryKey({ columns: [table.tenantId, table.communityId, table.stepId, table.version, table.questionId, table.personId] })]);

export const proposals = pgTable('proposal', {
  ...owner, ...version,
  number: integer('number').notNull(),
  texts: jsonb('texts').$type<Record<string, string>>().notNull(),
  proposedBy: text('proposed_by').notNull(),
  proposedAt: at('proposed_at').notNull(),
  agreedAt: at('agreed_at'),
  agreedBy: text('agreed_by'),
}, (table) => [primaryKey({ columns: [table.tenantId, table.communityId, table.stepId, table.version, table.number] })]);

export const consents = pgTable('consent', {
  ...owner, ...version,
  number: integer('number').notNull(),
  personId: text('person_id').notNull(),
  stance: text('stance', { enum: ['agree', 'concern', 'object'] }).notNull(),
  reason: text('reason'),
  at: at('at').notNull(),
}, (table) => [primaryKey({ columns: [table.tenantId, table.communityId, table.stepId, table.version, table.number, table.personId] })]);

export const holdings = pgTable('holding', {
  ...owner,
  roleId: text('role_id').notNull(),
  holder: text('holder').notNull(),
  name: text('name').notNull(),
  part: text('part', { enum: ['holder', 'deputy'] }).notNull().default('holder'),
  hours: integer('hours'),
  untilOn: date('until_on', { mode: 'string' }),
  offeredBy: text('offered_by'),
  acceptedAt: at('accepted_at'),
  endedAt: at('ended_at'),
}, (table) => [primaryKey({ columns: [table.tenantId, table.communityId, table.roleId, table.holder] })]);

export const actions = pgTable('action', {
  ...owner,
  id: text('id').notNull(),
  title: text('title').notNull(),
  ownerId: text('owner_id'),
  dueOn: date('due_on', { mode: 'string' }),
  state: text('state', { enum: ['to-do', 'doing', 'done', 'dropped'] }).notNull(),
  tier: text('tier', { enum: ['baseline', 'nice-to-have'] }),
  source: text('source'),
  serves: text('serves'),
  createdAt: at('created_at').notNull(),
  createdBy: text('created_by').notNull(),
  finishedAt: at('finished_at'),
  revision: integer('revision').notNull(),
  offeredTo: text('offered_to'),
  task: jsonb('task').$type<Action['task']>(),
  points: jsonb('points').$type<NonNullable<Action['points']>>(),
}, (table) => [primaryKey({ columns: [table.tenantId, table.communityId, table.id] })]);

export const notes = pgTable('note', {
  ...owner, ...version,
  fieldId: text('field_id').notNull(),
  text: text('text').notNull(),
  writtenBy: text('written_by').notNull(),
  writtenAt: at('written_at').notNull(),
  revision: integer('revision').notNull(),
}, (table) => [primaryKey({ columns: [table.tenantId, table.communityId, table.stepId, table.version, table.fieldId] })]);

export const ticks = pgTable('tick', {
  ...owner, ...version,
  itemId: text('item_id').notNull(),
  ticked: boolean('ticked').notNull(),
  tickedBy: text('ticked_by').notNull(),
  tickedAt: at('ticked_at').notNull(),
}, (table) => [primaryKey({ columns: [table.tenantId, table.communityId, table.stepId, table.version, table.itemId] })]);

export const themes = pgTable('theme', {
  ...owner, ...version,
  id: text('id').notNull(),
  name: text('name').notNull(),
  madeBy: text('made_by').notNull(),
  madeAt: at('made_at').notNull(),
  removedAt: at('removed_at'),
  revision: integer('revision').notNull(),
}, (table) => [primaryKey({ columns: [table.tenantId, table.communityId, table.stepId, table.version, table.id] })]);

export const placings = pgTable('placing', {
  ...owner, ...version,
  questionId: text('question_id').notNull(),
  personId: text('person_id').notNull(),
  line: integer('line').notNull(),
  themeId: text('theme_id'),
  movedBy: text('moved_by').notNull(),
  movedAt: at('moved_at').notNull(),
}, (table) => [primaryKey({ columns: [table.tenantId, table.communityId, table.stepId, table.version, table.questionId, table.personId, table.line] })]);

export const options = pgTable('option', {
  ...owner, ...version,
  id: text('id').notNull(),
  text: text('text').notNull(),
  source: text('source'),
  addedBy: text('added_by').notNull(),
  addedAt: at('added_at').notNull(),
  withdrawnAt: at('withdrawn_at'),
}, (table) => [primaryKey({ columns: [table.tenantId, table.communityId, table.stepId, table.version, table.id] })]);

export const ballots = pgTable('ballot', {
  ...owner, ...version,
  personId: text('person_id').notNull(),
  dots: jsonb('dots').$type<Record<string, number>>().notNull(),
  state: text('state', { enum: ['draft', 'given', 'passed'] }).notNull(),
  savedAt: at('saved_at').notNull(),
  revision: integer('revision').notNull(),
}, (table) => [primaryKey({ columns: [table.tenantId, table.communityId, table.stepId, table.version, table.personId] })]);

export const consultations = pgTable('consultation', {
  ...owner, ...version,
  number: integer('number').notNull(),
  days: integer('days').notNull(),
  openedBy: text('opened_by').notNull(),
  openedAt: at('opened_at').notNull(),
  announcedAt: at('announced_at'),
  problem: text('problem'),
}, (table) => [primaryKey({ columns: [table.tenantId, table.communityId, table.stepId, table.version, table.number] })]);

export const voices = pgTable('voice', {
  ...owner, ...version,
  number: integer('number').notNull(),
  personId: text('person_id').notNull(),
  stance: text('stance', { enum: ['concern', 'object'] }).notNull(),
  reason: text('reason').notNull(),
  saidAt: at('said_at').notNull(),
  takenBackAt: at('taken_back_at'),
}, (table) => [primaryKey({ columns: [table.tenantId, table.communityId, table.stepId, table.version, table.number, table.personId] })]);

export const ownWords = pgTable('own_words', {
  ...owner,
  key: text('key').notNull(),
  heading: text('heading'),
  lead: text('lead'),
  hint: text('hint'),
  writtenBy: text('written_by').notNull(),
  writtenAt: at('written_at').notNull(),
  revision: integer('revision').notNull(),
}, (table) => [primaryKey({ columns: [table.tenantId, table.communityId, table.key] })]);

export const additions = pgTable('addition', {
  ...owner,
  id: text('id').notNull(),
  stepId: text('step_id').notNull(),
  heading: text('heading').notNull(),
  lead: text('lead'),
  url: text('url'),
  addedBy: text('added_by').notNull(),
  addedAt: at('added_at').notNull(),
  removedAt: at('removed_at'),
}, (table) => [primaryKey({ columns: [table.tenantId, table.communityId, table.id] })]);

export const turns = pgTable('turn', {
  ...owner,
  seriesId: text('series_id').notNull(),
  startsAt: at('starts_at').notNull(),
  personId: text('person_id').notNull(),
  setBy: text('set_by').notNull(),
  setAt: at('set_at').notNull(),
}, (table) => [primaryKey({ columns: [table.tenantId, table.communityId, table.seriesId, table.startsAt] })]);

export const checkIns = pgTable('check_in', {
  ...owner,
  seriesId: text('series_id').notNull(),
  startsAt: at('starts_at').notNull(),
  personId: text('person_id').notNull(),
  done: text('done').notNull(),
  next: text('next').notNull(),
  blocked: text('blocked').notNull(),
  help: text('help').notNull(),
  saidAt: at('said_at').notNull(),
}, (table) => [primaryKey({ columns: [table.tenantId, table.communityId, table.seriesId, table.startsAt, table.personId] })]);

const fate = { state: text('state').notNull(), problem: text('problem') };

export const series = pgTable('series', {
  ...owner, ...fate,
  id: text('id').notNull(),
  stepId: text('step_id').notNull().default('check-ins'),
  title: text('title').notNull(),
  firstStart: text('first_start').notNull(),
  minutes: integer('minutes').notNull(),
  zone: text('zone').notNull(),
  everyWeeks: integer('every_weeks').notNull(),
  monthly: jsonb('monthly').$type<Series['monthly']>(),
  untilOn: date('until_on', { mode: 'string' }).notNull(),
  times: integer('times'),
  place: text('place').notNull().default(''),
  exceptions: jsonb('exceptions').$type<Series['exceptions']>().notNull().default([]),
  held: jsonb('held').$type<Series['held']>(),
  organiserId: text('organiser_id').notNull(),
  graphEventId: text('graph_event_id'),
  webLink: text('web_link'),
  joinUrl: text('join_url'),
  invited: jsonb('invited').$type<string[]>(),
  telling: jsonb('telling').$type<Series['telling']>(),
  takesOver: text('takes_over'),
  ending: jsonb('ending').$type<Series['ending']>(),
  scheduledAt: at('scheduled_at').notNull(),
}, (table) => [primaryKey({ columns: [table.tenantId, table.communityId, table.id] })]);

export const reviews = pgTable('review', {
  ...owner,
  id: text('id').notNull(),
  kind: text('kind', { enum: ['light', 'full'] }).notNull(),
  onDate: date('on_date', { mode: 'string' }).notNull(),
  appointment: jsonb('appointment').$type<ReviewDate['appointment']>(),
}, (table) => [primaryKey({ columns: [table.tenantId, table.communityId, table.id] })]);

export const charters = pgTable('charter', {
  ...owner, ...fate,
  version: integer('version').notNull(),
  publishedAt: at('published_at').notNull(),
  publishedBy: text('published_by').notNull(),
  content: jsonb('content').$type<CharterContent>().notNull(),
  fileName: text('file_name').notNull(),
  driveId: text('drive_id'),
  itemId: text('item_id'),
  webUrl: text('web_url'),
}, (table) => [primaryKey({ columns: [table.tenantId, table.communityId, table.version] })]);

export const papers = pgTable('paper', {
  ...owner, ...fate,
  stepId: text('step_id').notNull(),
  number: integer('number').notNull(),
  version: integer('version').notNull(),
  publishedAt: at('published_at').notNull(),
  publishedBy: text('published_by').notNull(),
  content: jsonb('content').$type<PaperContent>().notNull(),
  told: boolean('told').notNull(),
  fileName: text('file_name').notNull(),
  driveId: text('drive_id'),
  itemId: text('item_id'),
  webUrl: text('web_url'),
}, (table) => [primaryKey({ columns: [table.tenantId, table.communityId, table.stepId, table.number] })]);

/** Every command that changed something: who, what, when, and what was answered. The audit, and the memory that makes a repeat harmless. */
export const commandLog = pgTable('command_log', {
  ...owner,
  commandId: text('command_id').notNull(),
  personId: text('person_id').notNull(),
  type: text('type').notNull(),
  at: at('at').notNull(),
  outcome: jsonb('outcome').notNull(),
}, (table) => [primaryKey({ columns: [table.tenantId, table.communityId, table.commandId] }), index('command_log_by_time').on(table.tenantId, table.communityId, table.at)]);
