import { index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Survey, SurveyAnswer } from '../domain/surveying/record';
import { at, owner } from './columns';

/** The tables of surveys. Who has answered is kept apart from what was answered, and neither has a time. */

export const surveys = pgTable('survey', {
  ...owner,
  id: text('id').notNull(),
  instrument: text('instrument').$type<Survey['instrument']>().notNull(),
  title: text('title').notNull(),
  eventId: text('event_id'),
  own: jsonb('own').$type<Survey['own']>().notNull(),
  openedBy: text('opened_by').notNull(),
  openedAt: at('opened_at').notNull(),
  closesAt: at('closes_at').notNull(),
  closedAt: at('closed_at'),
  formsUrl: text('forms_url'),
  importedAt: at('imported_at'),
  results: jsonb('results').$type<Survey['results']>(),
}, (table) => [primaryKey({ columns: [table.tenantId, table.communityId, table.id] }), index('survey_by_start').on(table.tenantId, table.communityId, table.openedAt)]);

export const surveyTurns = pgTable('survey_turn', {
  ...owner,
  surveyId: text('survey_id').notNull(),
  personId: text('person_id').notNull(),
}, (table) => [primaryKey({ columns: [table.tenantId, table.communityId, table.surveyId, table.personId] })]);

export const surveyAnswers = pgTable('survey_answer', {
  ...owner,
  surveyId: text('survey_id').notNull(),
  id: text('id').notNull(),
  answers: jsonb('answers').$type<SurveyAnswer['answers']>().notNull(),
}, (table) => [primaryKey({ columns: [table.tenantId, table.communityId, table.surveyId, table.id] })]);
