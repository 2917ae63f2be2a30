import type { Appointment } from '../domain/record';
import type { EventRow } from '../store/activity';

/** A review, or a talk with the sponsor that has not been held. */
export interface DateRow {
  id: string;
  kind: 'light' | 'full' | 'talk';
  /** `YYYY-MM-DD`. */
  onDate: string;
  /** Null while it is a day without one. Of its booking what can be said of it. */
  hour: (Omit<Appointment, 'booking' | 'setAt'> & { booking: EventRow['booking'] }) | null;
  handOver: 'take' | 'wait' | null;
  /** Who would be invited by Outlook and has no mailbox, by name; empty where it is not in Outlook. */
  withoutMailbox: string[];
}

/** The days that matter to the core group, the earliest first. */
export interface DatesAnswer {
  dates: DateRow[];
  /** Addresses with which a talk with the sponsor begins: those of the last one that had any, else the sponsor's, where it is known. */
  guests: string[];
}
