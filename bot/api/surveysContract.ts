import type { Survey } from '../domain/surveying/record';
import type { QuestionResult, SurveyResults } from '../domain/surveying/results';

/** Surveys as one reader may see them. Moments are ISO 8601 UTC. */
export interface SurveySummary {
  id: string;
  instrument: Survey['instrument'];
  title: string;
  eventId: string | null;
  state: 'open' | 'closed';
  openedAt: string;
  closesAt: string;
  /** Whether the reader has answered. */
  answered: boolean;
}

export interface SurveysAnswer {
  surveys: SurveySummary[];
  /** From when people may be asked again, ISO 8601 UTC; null where nobody was asked yet. */
  nextFrom: string | null;
}

/** What a file of Microsoft Forms holds of a survey; `said` once it was taken over. */
export interface FormsAnswer {
  /** In the file's order; `question` is null for what is left out, with why. */
  columns: { heading: string; question: string | null; left: 'person' | 'time' | 'other' | null }[];
  /** Questions that no column answers. */
  missing: string[];
  rows: number;
  /** Cells that the question does not take, and rows without any answer. */
  unread: number;
  empty: number;
  /** The survey's answers have been taken over. */
  taken: boolean;
  said: string | null;
}

export interface SurveyAnswerView extends SurveySummary {
  /** Where it is answered instead of here. */
  formsUrl: string | null;
  imported: boolean;
  /** How many answered; null while it is open. */
  people: number | null;
  score: SurveyResults['score'];
  questions: {
    id: string;
    text: string;
    takes: { kind: 'scale'; from: number; to: number; early: boolean } | { kind: 'choice'; options: { value: string; label: string }[] } | { kind: 'text' };
    /** Null while it is open. */
    result: QuestionResult | null;
  }[];
}
