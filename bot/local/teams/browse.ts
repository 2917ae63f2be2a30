import type { IncomingMessage, ServerResponse } from 'node:http';
import type { EventView, FileView, MailView, PlanView } from './contract';
import { readBody, Refused, sendJson } from './door';
import { requirePerson } from './invokes';
import { meetingRequest, readRequest } from './requests';

/** What local Teams shows of the local Microsoft 365: the team's files and plans, people's calendars and mail. */
export interface LocalGraphBrowsing {
  /** The files of the team's library. */
  files(): { path: string; name: string; size: number; modifiedAt: string; modifiedBy: string; versions: readonly unknown[] }[];
  /** The newest version of one of them; null when there is no such path. */
  fileContent(path: string): Uint8Array | null;
  /** The file behind a SharePoint address; null for any other address. */
  fileOfUrl(url: string): { path: string; name: string; mimeType: string } | null;
  /** The occurrences that a person has between two dates (`YYYY-MM-DD`, both included) in their zone. */
  calendarOf(personId: string, fromOn: string, toOn: string): {
    eventId: string; title: string; startUtc: string; endUtc: string; isSeries: boolean; date: string; mine: boolean; cancelled: boolean; organiser: string; attendees: readonly unknown[]; joinUrl: string | null;
  }[];
  /** Moves one of a person's own meetings (`to` local in their zone), or takes it out (null), as in Outlook; throws an Error that says why not. */
  changeMeeting(meeting: { personId: string; eventId: string; date: string; to: string | null }): void;
  /** RFC 5545 text of the event or of its whole series; null when there is no such event. */
  icsOf(eventId: string): string | null;
  /** The team's plans; a task names its bucket. */
  plans(): { title: string; buckets: string[]; tasks: (PlanView['buckets'][number]['tasks'][number] & { bucket: string })[] }[];
  /** A folder of the mailbox of an address. */
  mailOf(address: string, folder: 'Inbox' | 'Sent Items'): { id: string; subject: string; body: MailView['body']; from: Named; to: Named[]; cc: Named[]; bcc: Named[]; sentAt: string | null }[];
}

interface Named {
  name: string;
}

/** Answers `/local/teams/files...`, `/calendar...`, `/plans` and `/mail`; throws Refused. */
export async function answerBrowsing(graph: LocalGraphBrowsing | undefined, req: IncomingMessage, res: ServerResponse, url: URL): Promise<void> {
  if (req.method === 'POST' && url.pathname === '/local/teams/calendar/change') return changeMeeting(graph, res, await readBody(req));
  if (req.method !== 'GET') throw new Refused(405, 'read-only', 'Files, plans, calendars and mail can only be read here.');
  if (!graph) throw new Refused(404, 'not-found', 'There is no local Microsoft 365 beside this local Teams.');
  const query = (name: string): string => url.searchParams.get(name) ?? '';
  switch (url.pathname.slice('/local/teams'.length)) {
    case '/files': return sendJson(res, 200, graph.files().map(fileView));
    case '/files/content': return sendFile(graph, res, query('path'));
    case '/files/link': {
      const file = graph.fileOfUrl(query('url'));
      if (!file) throw new Refused(404, 'not-found', 'This address leads to no file here. Open Files to see what there is.');
      return sendFile(graph, res, file.path);
    }
    case '/calendar': return sendJson(res, 200, graph.calendarOf(requirePerson(query('person')).id, date(query('from')), date(query('to'))).map(eventView));
    case '/calendar/event.ics': {
      const text = graph.icsOf(query('id'));
      if (text === null) throw new Refused(404, 'not-found', 'This event is no longer in the calendar. Open it again.');
      return sendDownload(res, 'event.ics', 'text/calendar; charset=utf-8', Buffer.from(text, 'utf8'));
    }
    case '/plans': return sendJson(res, 200, graph.plans().map(planView));
    case '/mail': return sendJson(res, 200, mailViews(graph, requirePerson(query('person')).email));
    default: throw new Refused(404, 'not-found', 'Local Teams has no such page.');
  }
}

/** What somebody does in Outlook with a meeting of their own. */
function changeMeeting(graph: LocalGraphBrowsing | undefined, res: ServerResponse, body: unknown): void {
  const { person, id, date: known, to } = readRequest(meetingRequest, body);
  try {
    graph?.changeMeeting({ personId: requirePerson(person).id, eventId: id, date: known, to });
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Refused(400, 'refused', error instanceof Error ? error.message : 'The calendar refused this.');
  }
  sendJson(res, 200, {});
}

const fileView = ({ path, name, size, modifiedAt, modifiedBy, versions }: ReturnType<LocalGraphBrowsing['files']>[number]): FileView =>
  ({ path, name, size, modifiedAt, modifiedBy, versions: versions.length });

const eventView = (event: ReturnType<LocalGraphBrowsing['calendarOf']>[number]): EventView => ({
  id: event.eventId, subject: event.title, start: event.startUtc, end: event.endUtc, organiser: event.organiser, attendees: event.attendees.length,
  repeats: event.isSeries, date: event.date, mine: event.mine, cancelled: event.cancelled, online: event.joinUrl !== null,
});

const planView = ({ title, buckets, tasks }: ReturnType<LocalGraphBrowsing['plans']>[number]): PlanView => ({
  title,
  buckets: [...buckets, ''].map((name) => ({
    name,
    tasks: tasks.filter((one) => one.bucket === name).map((task) => ({ title: task.title, percentComplete: task.percentComplete, dueOn: task.dueOn, assignees: task.assignees, checklist: task.checklist })),
  })).filter(({ name, tasks: inside }) => name !== '' || inside.length > 0),
});

function mailViews(graph: LocalGraphBrowsing, address: string): MailView[] {
  const folder = (inside: 'Inbox' | 'Sent Items'): MailView[] => graph.mailOf(address, inside).map((mail) => ({
    id: mail.id, subject: mail.subject, body: mail.body, from: mail.from.name, to: [...mail.to, ...mail.cc, ...mail.bcc].map((one) => one.name),
    sentAt: mail.sentAt ?? '', mine: inside === 'Sent Items',
  }));
  return [...folder('Inbox'), ...folder('Sent Items')].sort((a, b) => b.sentAt.localeCompare(a.sentAt));
}

function sendFile(graph: LocalGraphBrowsing, res: ServerResponse, path: string): void {
  const bytes = graph.fileContent(path);
  if (!bytes) throw new Refused(404, 'not-found', 'This file is no longer there. Open the list again.');
  sendDownload(res, path.split('/').at(-1) ?? 'file', 'application/octet-stream', Buffer.from(bytes));
}

function date(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text))) throw new Refused(400, 'not-readable', 'The calendar needs two dates, from and to.');
  return text;
}

function sendDownload(res: ServerResponse, name: string, contentType: string, bytes: Buffer): void {
  const plain = name.replace(/[^\x20-\x7e]|["\\]/g, '_');
  res.writeHead(200, {
    'content-type': contentType, 'content-length': bytes.length, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff',
    // A file's content is never shown in our own origin.
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
  });
  res.end(bytes);
}
