import type { Series } from './record';
import type { PersonRef } from './view';

/** Meetings in the calendar, with the next of them, as one person may see them. */
export interface SeriesView extends Pick<Series, 'id' | 'stepId' | 'title' | 'firstStart' | 'minutes' | 'zone' | 'everyWeeks' | 'monthly' | 'untilOn' | 'place' | 'organiserId' | 'state' | 'problem' | 'webLink' | 'joinUrl' | 'scheduledAt'> {
  organiserName: string;
  /** True where the organiser is not in the core group any more. */
  organiserLeft: boolean;
  /** Where the meetings are still in the calendar of the one before; null where they are not. */
  stillWith: string | null;
  /** How often they come, as words that begin with a capital. */
  rhythm: string;
  /** The next meetings as one sees them who may change them: those called off included. For the core group. */
  coming: { startsAt: string; minutes: number; place: string; state: 'planned' | 'moved' | 'off' | 'gone'; /** When it was to be. */ plannedAt: string; reason: string | null; /** Who changed it; null for in Outlook. */ by: string | null; changedAt: string | null }[];
  /** Starts of the next meetings, ISO 8601 UTC. */
  next: string[];
  /** Who facilitates them; for the core group. */
  rota: { startsAt: string; person: PersonRef; chosen: boolean }[];
}
