import { charterDocument } from '../graph/documents/charter';
import { englishCharterWords } from '../graph/documents/charter-words';
import { docxType } from '../graph/files';
import { seriesIcs, type IcsSeries } from '../graph/ics';
import type { Reading } from '../domain/decision';
import { paperContent, papersOf } from '../domain/paper';
import { mayReadPaper, seesWorking } from '../domain/permissions';
import type { CommunityRecord, PersonId, PublishedCharter, Series } from '../domain/record';
import { wordsFor } from '../domain/words';
import { safeFileName } from '../graph/file-name';
import { paperDocument } from '../graph/documents/paper';

/** The manual twin of the calendar: the series as a file that every calendar takes. */
export function meetingCalendar(series: Series, words: Pick<IcsSeries, 'uid' | 'title' | 'description' | 'organiser' | 'attendees'>): string {
  return seriesIcs({
    ...words, firstStart: series.firstStart, minutes: series.minutes, zone: series.zone,
    everyWeeks: series.everyWeeks, untilOn: series.untilOn, stampedAt: series.scheduledAt, url: series.joinUrl ?? series.webLink,
  });
}

/** A paper as a Word document: the one of a number, or for the core group what would be published now (`number` null). Null where there is none for this reader. */
export async function paperDownload(reading: Reading, personId: PersonId, stepId: string, number: number | null): Promise<{ name: string; bytes: Buffer; type: string } | null> {
  const { record, toolkit, say } = reading;
  const step = toolkit.steps.get(stepId)?.step;
  if (step?.kind !== 'paper' || !(number === null ? seesWorking(record, personId) : mayReadPaper(record, personId, step.audience))) return null;
  const content = number === null ? paperContent(reading, step) : papersOf(record, stepId).find((one) => one.number === number)?.content;
  if (!content) return null;
  const name = say('paper.file', { paper: wordsFor(toolkit, stepId).heading, number: content.number, name: record.community.name });
  return { name: safeFileName(name), bytes: await paperDocument(content, englishCharterWords, 'en-GB', record.community.zone), type: docxType };
}

/** The manual twin of Files: a published charter as a Word document. */
export async function charterDownload(record: CommunityRecord, charter: PublishedCharter): Promise<{ name: string; bytes: Buffer; type: string }> {
  return { name: charter.fileName, bytes: await charterDocument(charter.content, englishCharterWords, 'en-GB', record.community.zone), type: docxType };
}
