import type { Effect } from './decision';
import { occasionOf } from './occasions';
import { bookableOf } from './outlook/bookable';
import type { CommunityRecord, PersonId } from './record';

/** In whose name something leaves; null for what the app does by itself, and for what is not known any more. */
export function actingFor(effect: Effect, record: CommunityRecord): PersonId | null {
  const { community } = record;
  switch (effect.kind) {
    case 'file-charter': return record.charters.find((one) => one.version === effect.version)?.publishedBy ?? null;
    case 'file-paper': return record.papers.find((one) => one.stepId === effect.stepId && one.number === effect.number)?.publishedBy ?? null;
    case 'file-pack': return record.packs.find((one) => one.id === effect.packId)?.askedBy ?? null;
    case 'copy-file': return record.fileCopies.find((one) => one.id === effect.copyId)?.askedBy ?? null;
    case 'read-files': return community.files?.askedBy ?? null;
    case 'mail-paper': return record.paperMails.find((one) => one.id === effect.mailId)?.askedBy ?? null;
    case 'book-series': return record.series.find((one) => one.id === effect.seriesId)?.organiserId ?? null;
    case 'book-event': return bookableOf(record, effect.eventId)?.booking?.organiserId ?? null;
    case 'read-report': return occasionOf(record, effect.eventId)?.organiserId ?? null;
    case 'read-calendar': return effect.personId;
    case 'find-times': return community.finding?.personId ?? null;
    case 'sync-plan': return community.planner?.connectedBy ?? null;
    case 'write-log': return community.log?.personId ?? null;
    default: return null;
  }
}
