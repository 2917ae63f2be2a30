import type { CommunityRecord } from '../../bot/domain/record';
import { withWorkbook, workbookScopes } from '../../bot/graph/workbook';
import { readRows } from '../../bot/graph/workbook-rows';
import { readColumns } from '../../bot/graph/workbook-tables';
import { placed } from '../../bot/local/graph/occurrences';
import { localTeam, localTenant } from '../../bot/local/people';
import { safeFileName } from '../../bot/graph/file-name';
import { unzipped } from '../graph/documents/unzipped';
import type { Group } from './group';
import type { Site } from './site';
import { mailDifferences, packDifferences } from './wantedOutside';
import { deedsOn, dueAfter, type Heard } from './wantedInOutlook';
import { seriesDifferences, seriesTransaction } from './wantedSeries';

/** What of Microsoft 365 is missing, doubled or otherwise than the record and what people did there want, but for what `shown` says of itself; one line each. */
export async function compared(site: Site, group: Group, shown: readonly string[], heard: Heard): Promise<string[]> {
  const ids = (await site.store.executeSql('select id from event where community_id = $1', [group.communityId])).rows.map((row) => (row as { id: string }).id);
  const loaded = await site.store.records.load(localTenant, group.communityId, '', undefined, ids);
  if (!loaded) return ['the community is gone'];
  const { record } = loaded;
  const logged = (await site.store.executeSql('select command_id from command_log where community_id = $1 order by at', [group.communityId])).rows.map((row) => (row as { command_id: string }).command_id);
  const inOrder: Heard = { ...heard, decisions: heard.decisions.filter((one) => logged.includes(one.commandId)).sort((a, b) => logged.indexOf(a.commandId) - logged.indexOf(b.commandId)) };
  const told = (key: string): boolean => shown.some((one) => one.startsWith(`${key} `));
  return [
    ...eventDifferences(site, record, told, inOrder),
    ...seriesDifferences(site, record, told, inOrder),
    ...mailDifferences(site, record),
    ...await packDifferences(site, record, told),
    ...(told('sync-plan') || record.community.planner === null ? [] : planDifferences(site, record)),
    ...channelDifferences(site, record, told),
    ...(told('file-charter') ? [] : charterDifferences(site, record)),
    ...(told('write-log') || record.community.log === null ? [] : await logDifferences(site, group, record)),
    ...(await newsDifferences(group, record, told)),
  ];
}

type Told = (key: string) => boolean;
const times = (n: number): string => (n === 1 ? 'once' : `${n} times`);

function eventDifferences({ local }: Site, record: CommunityRecord, told: Told, heard: Heard): string[] {
  const standing = local.graph.events().filter((one) => !one.cancelled);
  const wanted = record.events.filter((one) => one.booking !== null && !told(`book-event:${one.id}`));
  const mine = (id: string) => standing.filter((one) => one.transactionId?.startsWith(`${record.community.id}/${id}/`));
  const ofSeries = new Set(record.series.map((one) => seriesTransaction(record, one)));
  const known = new Set([...record.events.flatMap((one) => mine(one.id)), ...standing.filter((one) => ofSeries.has(one.transactionId ?? ''))]);
  return [
    ...standing.filter((one) => !known.has(one)).map((one) => `${one.subject} stands in a calendar and nobody wants it`),
    ...wanted.flatMap((event) => {
      const there = mine(event.id);
      const transaction = `${record.community.id}/${event.id}/${event.booking?.askedAt ?? ''}`;
      const deeds = deedsOn(heard, transaction, null);
      const ends = deeds.filter((one) => one.startsAt === null);
      const isLost = event.booking?.state === 'gone' || (event.booking?.state === 'failed' && event.booking.graphEventId === null);
      const due = event.state === 'planned' && !isLost && !ends.some((one) => one.certain) ? 1 : 0;
      if (isLost && ends.length === 0) return [`${event.title} is taken for gone from Outlook: ${JSON.stringify(event)}`];
      if (event.booking?.news && deeds.length === 0) return [`${event.title} is taken for moved in Outlook: ${JSON.stringify(event)}`];
      if (there.length !== due) return [`${event.title} (${event.state}, ${event.booking?.state ?? ''}) stands ${times(there.length)} in calendars ${JSON.stringify(event)} ${JSON.stringify(there)} ${JSON.stringify(deeds)}`];
      const [one] = there;
      if (!one) return [];
      const emails = one.attendees.map((each) => each.email).sort().join();
      const at = dueAfter(heard, transaction, null, event.id);
      const starts = placed(one.start).toInstant().epochMilliseconds;
      return [
        one.subject === event.title ? null : `${event.title} is called ${one.subject} in the calendar`,
        starts === Date.parse(event.startsAt) ? null : `${event.title} stands at ${one.start.dateTime}, not at ${event.startsAt} ${JSON.stringify(event)} ${JSON.stringify(deeds)}`,
        placed(one.end).toInstant().epochMilliseconds - starts === event.minutes * 60_000 ? null : `${event.title} lasts otherwise than ${event.minutes} minutes`,
        one.location === event.place ? null : `${event.title} is in ${one.location}, not in ${event.place}`,
        at === null || at === event.startsAt ? null : `${event.title} is at ${event.startsAt}; people put it to ${at}: ${JSON.stringify(event)} ${JSON.stringify(deeds)} ${JSON.stringify(heard.decisions.filter(({ what }) => what === event.id))}`,
        emails === [...(event.booking?.sent?.emails ?? [])].sort().join() ? null : `${event.title} has other guests`,
        new Set(one.attendees.map((each) => each.email)).size === one.attendees.length ? null : `${event.title} has somebody twice`,
      ].filter((line) => line !== null);
    }),
  ];
}

function planDifferences({ local }: Site, record: CommunityRecord): string[] {
  const plans = local.graph.plans();
  if (plans.length !== 1) return [`there are ${plans.length} plans`];
  const tasks = plans.flatMap((one) => one.tasks);
  const live = record.actions.filter((one) => one.state !== 'dropped');
  const percent = { 'to-do': 0, doing: 50, done: 100, dropped: -1 };
  return [
    ...tasks.filter((task) => !live.some((one) => one.task?.taskId === task.id)).map((task) => `${task.title} is in Planner and belongs to no action`),
    ...live.flatMap((action) => {
      const task = tasks.find((one) => one.id === action.task?.taskId);
      // Deleted in Planner it is asked about. What was finished before Planner knew of it is not made there.
      if (action.task?.gone) return task ? [`${action.title} is in Planner and taken for deleted there`] : [];
      if (!task) return action.state === 'done' && action.task === null ? [] : [`${action.title} is not in Planner`];
      return [
        task.title === action.title ? null : `${action.title} is called ${task.title} in Planner`,
        task.dueOn === action.dueOn ? null : `${action.title} is due on ${String(task.dueOn)} in Planner, not on ${String(action.dueOn)}`,
        task.percentComplete === percent[action.state] ? null : `${action.title} (${action.state}) stands at ${task.percentComplete} in Planner`,
      ].filter((line) => line !== null);
    }),
  ];
}

function channelDifferences({ local }: Site, record: CommunityRecord, told: Told): string[] {
  const made = local.graph.channels().filter((one) => one.displayName !== localTeam.channelName);
  return [
    ...made.filter((one) => !record.subGroups.some((group) => group.name === one.displayName)).map((one) => `nobody wants the channel ${one.displayName}`),
    ...record.subGroups.filter((group) => !told(`make-channel:${group.id}`)).flatMap((group) => {
      const there = made.filter((one) => one.displayName === group.name).length;
      return there === 1 ? [] : [`the channel ${group.name} (${group.state}) is there ${times(there)}`];
    }),
  ];
}

function charterDifferences({ local }: Site, record: CommunityRecord): string[] {
  const latest = [...record.charters].sort((a, b) => b.version - a.version)[0];
  if (!latest) return [];
  const files = local.graph.files().filter((one) => one.name === safeFileName(latest.fileName));
  const [file] = files;
  if (files.length !== 1 || !file) return [`the charter is there ${times(files.length)}`];
  const text = unzipped(local.graph.fileContent(file.path) ?? Buffer.alloc(0)).get('word/document.xml') ?? '';
  const sponsor = latest.content.roles.flatMap((one) => one.names).filter((name) => name.startsWith('Helen '));
  return sponsor.filter((name) => !text.includes(name)).map((name) => `the charter in Files does not name ${name}, of version ${latest.version}`);
}

async function logDifferences({ local }: Site, group: Group, record: CommunityRecord): Promise<string[]> {
  const { log } = record.community;
  if (!log?.driveId || !log.itemId) return ['the log has no file'];
  const place = { driveId: log.driveId, itemId: log.itemId };
  const titles = await withWorkbook(local.clientFor(group.amara.id, workbookScopes), place, async (book) => {
    const at = (await readColumns(book, 'CopEvents')).indexOf('Title');
    return (await readRows(book, 'CopEvents')).map((row) => String(row[at]));
  }, { pauseSeconds: 0 });
  const wanted = record.events.map((one) => one.title);
  return [
    ...wanted.filter((title) => titles.filter((one) => one === title).length !== 1).map((title) => `${title} is in the log ${times(titles.filter((one) => one === title).length)}`),
    ...titles.filter((title) => !wanted.includes(title)).map((title) => `${title} is in the log and is no event`),
  ];
}

async function newsDifferences(group: Group, record: CommunityRecord, told: Told): Promise<string[]> {
  const posts = (await group.wrote('team')).map((one) => JSON.stringify(one.cards)).filter((card) => card.includes('The charter of'));
  const due = record.charters.filter((one) => one.state === 'filed' && !told(`announce-charter:${one.version}`)).length;
  const unsure = record.charters.filter((one) => told(`announce-charter:${one.version}`)).length;
  return posts.length >= due && posts.length <= due + unsure ? [] : [`${posts.length} posts tell of ${due} charters`];
}
