import { charterDocument } from '../graph/documents/charter';
import { englishCharterWords } from '../graph/documents/charter-words';
import { docxType } from '../graph/files';
import { seriesIcs, type IcsSeries } from '../graph/ics';
import { latestCharter } from '../domain/kinds/document';
import type { CommunityRecord, Series } from '../domain/record';

/** The manual twin of the calendar: the series as a file that every calendar takes. */
export function checkInCalendar(series: Series, words: Pick<IcsSeries, 'uid' | 'title' | 'description' | 'organiser' | 'attendees'>): string {
  return seriesIcs({
    ...words, firstStart: series.firstStart, minutes: series.minutes, zone: series.zone,
    everyWeeks: series.everyWeeks, untilOn: series.untilOn, stampedAt: series.scheduledAt, url: series.joinUrl ?? series.webLink,
  });
}

/** The manual twin of Files: the latest published charter as a Word document; null before the first one. */
export async function charterDownload(record: CommunityRecord): Promise<{ name: string; bytes: Buffer; type: string } | null> {
  const charter = latestCharter(record);
  if (!charter) return null;
  return { name: charter.fileName, bytes: await charterDocument(charter.content, englishCharterWords, 'en-GB', record.community.zone), type: docxType };
}
