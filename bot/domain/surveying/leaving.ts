import type { CommandOf } from '../commands';
import { already, done, refuse, type Decision, type Situation } from '../decision';
import { keptFor } from '../retention';
import type { Survey } from './record';
import { answered, given } from './survey';

/**
 * The two questions for people who leave. Nobody is asked them unasked: whoever leaves finds them, and may answer for as
 * long as their name is kept. All answers of a calendar year (UTC) are one survey, which nobody can close before and
 * which shows nothing until then: few people leave, and one answer more or less would say whose it was.
 */

const prefix = 'leaver@';

/** The survey that a moment falls into. */
export const leavingIdAt = (now: string): string => `${prefix}${now.slice(0, 4)}`;

/** It is there from the first answer on. Its times are those of the year, so that they say nothing of anybody. */
export function leavingSurvey(id: string): Survey {
  const year = Number(id.slice(prefix.length));
  return {
    id, instrument: 'leaver', title: '', eventId: null, own: [], openedBy: 'app', openedAt: `${year}-01-01T00:00:00.000Z`, closesAt: `${year + 1}-01-01T00:00:00.000Z`,
    closedAt: null, formsUrl: null, importedAt: null, results: null,
  };
}

/** Whether somebody who has left can still answer: as long as their name is kept. */
export const mayStillSay = (leftAt: string, now: string): boolean => Date.parse(now) - Date.parse(leftAt) < keptFor.leaverDays * 86_400_000;

export function answerLeaving({ record, act }: Situation, { surveyId, answers }: CommandOf<'answerLeaving'>): Decision {
  const left = record.members.find((one) => one.personId === act.personId)?.leftAt ?? null;
  if (surveyId !== leavingIdAt(act.now) || (left !== null && !mayStillSay(left, act.now))) return refuse('not-now', 'refuse.leaving-over');
  if (record.surveyTurns.some((one) => one.surveyId === surveyId && one.personId === act.personId)) return already('said.survey-answered');
  const standing = record.surveys.find((one) => one.id === surveyId);
  const survey = standing ?? leavingSurvey(surveyId);
  const kept = given(survey, answers);
  if ('ok' in kept) return kept;
  const decision = answered(survey, act, kept.answers);
  return standing ? decision : { ...done([{ put: 'surveys', row: survey }, ...decision.changes], [], decision.said), quiet: true, still: true };
}
