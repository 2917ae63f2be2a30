import { z } from 'zod';
import type { Action, HelpRequest, Idea, Thanks } from '../domain/record';
import type { OwnRound } from '../store/helping';

/** What people do for each other, as one reader may see it. Moments are ISO 8601 UTC, dates `YYYY-MM-DD`. */
export interface HelpingAnswer {
  coffee: CoffeeView;
  /** For those who welcome newcomers; null for others. */
  welcome: WelcomeView | null;
  help: HelpView;
  /** The reader's own, and for the core group everybody's: there an idea without a name is nobody's. */
  ideas: { mine: IdeaView[]; all: IdeaView[] | null };
  /** `told` were for the reader, `said` are theirs; `mayShare` where there is a channel for the members. */
  thanks: { told: ThanksView[]; said: ThanksView[]; mayShare: boolean };
}

/** Who would like it to be posted does not read whether it was a no: it stays between the two. */
export interface ThanksView extends Pick<Thanks, 'id' | 'text' | 'saidAt' | 'share' | 'answer' | 'postedAt' | 'revision'> {
  /** Of the other one. */
  name: string;
}

export interface CoffeeView {
  /** Null where the core group has not switched it on. */
  rhythm: { everyWeeks: number; nextOn: string } | null;
  /** Null for who is not in. */
  mine: { pausedUntil: string | null } | null;
  /** The latest round that the reader was in; `mayAsk` from when they are asked whether they met. */
  round: (OwnRound & { mayAsk: boolean }) | null;
  /** For the core group. Numbers of people are null where they are too few to say. */
  counts: { joined: number | null; rounds: { drawnOn: string; people: number | null; answered: number | null; met: number | null }[] } | null;
}

export interface WelcomeView {
  /** Days for which somebody is a newcomer. */
  days: number;
  newcomers: { id: string; name: string; email: string | null; joinedAt: string; draft: string; greeting: { by: string; at: string; mine: boolean } | null }[];
}

export interface HelpView {
  /** Working days within which a request is looked at. */
  goalDays: number;
  /** Names of those who read requests. */
  readers: string[];
  mine: HelpRequestView[];
  /** What others asked, for those who read it; null for everybody else. */
  desk: HelpRequestView[] | null;
}

export interface HelpRequestView extends HelpRequest {
  askedByName: string;
  askedByEmail: string | null;
  takenByName: string | null;
  dueOn: string;
  overdue: boolean;
}

export interface IdeaView extends Pick<Idea, 'id' | 'text' | 'named' | 'addedAt' | 'state' | 'answer' | 'answeredAt' | 'revision'> {
  /** Null where its author's name is not shown. */
  by: string | null;
  mine: boolean;
  answeredByName: string | null;
  /** The action that it became. */
  action: Pick<Action, 'title' | 'state'> | null;
}

/** A name as somebody types it who knows the person. */
export const namedQuery = z.strictObject({ name: z.string().trim().min(2, 'is too short').max(120) });

/** Those in the community who have that name, a few at most; `more` where there are more, who are told apart by more of the name. */
export interface NamedAnswer {
  people: { id: string; name: string }[];
  more: boolean;
}
