import type { PersonId } from '../record';
import type { SurveyResults } from './results';
import type { Instrument } from './instruments';

/** Surveys as rows of the record. Times are ISO 8601 in UTC. */
export interface Survey {
  id: string;
  instrument: Instrument | 'own';
  /** The group's own title, or that of the event; empty where the instrument's is enough. */
  title: string;
  /** The event that it asks about. */
  eventId: string | null;
  /** The group's own questions. */
  own: { id: string; text: string; kind: 'scale' | 'text' }[];
  openedBy: PersonId;
  openedAt: string;
  closesAt: string;
  /** When somebody ended it before its time. */
  closedAt: string | null;
  /** Where it is answered instead of here: a form of Microsoft Forms, `https:` only. */
  formsUrl: string | null;
  /** When the answers given there were taken over. */
  importedAt: string | null;
  /** What came of it, in place of the answers, which are not kept any more; null while they are. */
  results: SurveyResults | null;
}

/** That somebody has answered: neither when nor what. */
export interface SurveyTurn {
  surveyId: string;
  personId: PersonId;
}

/** A step on a scale, one of the answers, a text, or `early` for "too early to say". */
export type SurveyValue = number | string;

/** What was said, by nobody. */
export interface SurveyAnswer {
  surveyId: string;
  /** Random. */
  id: string;
  answers: Record<string, SurveyValue>;
}

export const aboutWhen = (survey: Pick<Survey, 'closesAt' | 'closedAt'>, now: string): 'open' | 'closed' => (survey.closedAt !== null || survey.closesAt <= now ? 'closed' : 'open');
