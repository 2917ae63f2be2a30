import type { Effect } from '../decision';
import type { Change, CommunityRecord } from '../record';
import { digestAbout } from './plan';

/**
 * The cards in people's own chats, and the post about a survey, that a change makes out of date. Nothing here
 * follows from an answer to a survey, which is kept where nobody could tell from a card that was redrawn who gave it.
 */
export function redrawsAfter(record: CommunityRecord, changes: readonly Change[]): Effect[] {
  return changes.flatMap((change): Effect[] => {
    switch (change.put) {
      case 'events': {
        const before = record.events.find((one) => one.id === change.row.id);
        return before && looksOther(before, change.row, ['title', 'startsAt', 'minutes', 'place', 'state', 'outcome']) ? [about(before.id, null)] : [];
      }
      case 'attendances': {
        const { eventId, personId } = change.row;
        const before = record.attendances.find((one) => one.eventId === eventId && one.personId === personId);
        return before && looksOther(before, change.row, ['signedUpAt', 'cancelledAt']) ? [about(eventId, personId)] : [];
      }
      case 'surveys': {
        const { id, eventId, closedAt } = change.row;
        const before = record.surveys.find((one) => one.id === id);
        if (!before || before.closedAt === closedAt) return [];
        return [about(id, null), ...(eventId === null ? [] : [about(eventId, null)])];
      }
      case 'actions': {
        const before = record.actions.find((one) => one.id === change.row.id);
        if (!before || !looksOther(before, change.row, ['title', 'dueOn', 'state', 'ownerId'])) return [];
        return [...new Set([before.ownerId, change.row.ownerId])].flatMap((personId) => (personId === null ? [] : [about(digestAbout, personId)]));
      }
      case 'coffeeAnswers': return [about(change.row.roundId, change.row.personId)];
      default: return [];
    }
  });
}

const about = (what: string, personId: string | null): Effect => ({ kind: 'redraw', about: what, personId });

function looksOther<Row>(before: Row, after: Row, fields: readonly (keyof Row)[]): boolean {
  return fields.some((field) => before[field] !== after[field]);
}
