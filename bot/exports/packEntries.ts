import { stringify } from 'csv-stringify/sync';
import { cutOffsOf } from '../domain/communitySettings';
import { dateIn, seriesWords } from '../domain/kinds/event';
import { measureRows } from '../domain/logMeasures';
import { eventRows } from '../domain/logRows';
import { logTables, type LogRow, type LogTableId } from '../domain/logTables';
import { agreedContent, packedPapers } from '../domain/packContent';
import type { PaperContent, Series } from '../domain/record';
import { dateWords } from '../domain/times';
import { wordsFor } from '../domain/words';
import { englishCharterWords } from '../graph/documents/charter-words';
import { paperDocument } from '../graph/documents/paper';
import { safeFileName } from '../graph/file-name';
import type { ResourceRow } from '../store/activity';
import type { PhraseKey, PhraseValues } from '../toolkit/phrases';
import { actionsFile } from './actionsFile';
import { charterDownload, eventCalendar, meetingCalendar } from './downloads';
import { feedbackFile } from './feedbackFile';
import type { PackParts } from './pack';

/** One file of the pack. */
export interface PackEntry {
  /** Below the root of the zip, with `/`. */
  path: string;
  /** What it is, as the index says it. */
  about: string;
  bytes: Buffer;
}

const weeks = 12;
/** The whole shelf: a community has hundreds of things on it, not thousands. */
const wholeShelf = 10_000;
/** Calendars are for what comes, and for the year behind. Milliseconds. */
const yearBack = 366 * 86_400_000;

/** What goes into a pack, one after the other; everything in it may be read by every member of the team. */
export async function* packEntries({ store, tenantId, reading }: PackParts): AsyncGenerator<PackEntry> {
  const { record, toolkit, say, now } = reading;
  const { id, zone } = record.community;
  const day = (moment: string): string => dateWords(dateIn(zone, moment));
  const named = (name: PhraseKey, about: PhraseKey, bytes: Buffer | string, values: PhraseValues = {}, folder?: PhraseKey): PackEntry =>
    ({ path: `${folder ? `${say(folder)}/` : ''}${safeFileName(say(name, values))}`, about: say(about, values), bytes: Buffer.from(bytes) });

  for (const one of [...record.charters].sort((a, b) => b.version - a.version)) {
    yield named('pack.name-charter', 'pack.about-charter', (await charterDownload(record, one)).bytes, { version: one.version, date: day(one.publishedAt) }, 'pack.folder-charter');
  }
  for (const one of packedPapers(reading)) {
    const paper = wordsFor(toolkit, one.stepId).heading;
    yield {
      path: `${say('pack.folder-papers')}/${safeFileName(one.fileName)}`, about: say('pack.about-paper', { paper, number: one.number, date: day(one.publishedAt) }),
      bytes: await paperDocument(one.content, englishCharterWords, 'en-GB', zone),
    };
  }
  yield named('pack.name-agreed', 'pack.about-agreed', await agreedDocument(agreedContent(reading), say('pack.as-of'), zone));
  yield named('pack.name-actions', 'pack.about-actions', actionsFile(reading));

  const [facts, measured, shelf] = await Promise.all([
    store.logs.facts(tenantId, id), store.activity.facts(tenantId, id, now), store.activity.resources(tenantId, id, { find: '', tag: '', kind: '', only: '' }, wholeShelf),
  ]);
  const at = { zone, now, say };
  yield named('pack.name-events', 'pack.about-events', tableFile('events', eventRows(facts, at), reading));
  yield named('pack.name-resources', 'pack.about-resources', shelfFile(shelf.found, reading));
  yield named('pack.name-measures', 'pack.about-measures', tableFile('measures', measureRows(measured, cutOffsOf(record.community), at, weeks), reading));
  yield named('pack.name-feedback', 'pack.about-feedback', feedbackFile(reading));

  for (const series of record.series) {
    const words = seriesWords(reading, series);
    const calendar = meetingCalendar(seenByAll(series), { uid: `${id}.${series.id}@cop-guide`, ...words, organiser: null, attendees: [] });
    yield named('pack.name-series', 'pack.about-series', calendar, { step: wordsFor(toolkit, series.stepId).heading, title: words.title }, 'pack.folder-meetings');
  }
  const events = await store.activity.events(tenantId, id, '', new Date(Date.parse(now) - yearBack).toISOString(), '2200-01-01T00:00:00Z');
  for (const event of events.filter((one) => one.state !== 'cancelled')) {
    const calendar = eventCalendar(reading, { ...event, booking: null });
    yield { ...named('pack.name-event', 'pack.about-event', calendar, { title: event.title, date: dateIn(zone, event.startsAt) }, 'pack.folder-meetings'), about: say('pack.about-event', { title: event.title, date: day(event.startsAt) }) };
  }
}

/** How to join a meeting of the core group is for those whose meeting it is. */
const seenByAll = (series: Series): Series => ({ ...series, webLink: null, joinUrl: null });

const agreedDocument = (content: PaperContent, asOf: string, zone: string): Promise<Buffer> => paperDocument(content, { ...englishCharterWords, number: asOf }, 'en-GB', zone);

const csv = (rows: unknown[][]): string => stringify(rows, { bom: true, record_delimiter: 'windows', escape_formulas: true });

/** Rows as the log in Files has them, which names nobody and holds no number under five; without their keys. */
function tableFile(id: LogTableId, rows: readonly LogRow[], { say }: PackParts['reading']): string {
  const columns = (logTables.find((one) => one.id === id)?.columns ?? []).filter((one) => one !== 'key');
  return csv([columns.map((one) => say(`log.column.${one}`)), ...rows.map(({ cells }) => columns.map((one) => cells[one] ?? ''))]);
}

/** The shelf with what is said of each thing, the newest first; without who put it there. */
function shelfFile(found: readonly ResourceRow[], { record, say }: PackParts['reading']): string {
  const head = [say('log.column.title'), say('log.column.kind'), say('pack.column-about'), say('pack.column-story'), say('log.column.tags'), say('log.column.address'), say('log.column.added'), say('log.column.review')];
  return csv([head, ...found.map((one) => [
    one.title, say(`log.kind.${one.kind}`), one.about, one.story ? Object.values(one.story).filter((part) => part !== '').join('\n') : '', one.tags.join(', '), one.url ?? '', dateIn(record.community.zone, one.addedAt), one.reviewOn ?? '',
  ])]);
}
