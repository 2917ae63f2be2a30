import type { CommunityRecord } from '../../bot/domain/record';
import { withWorkbook, workbookScopes } from '../../bot/graph/workbook';
import { readRows } from '../../bot/graph/workbook-rows';
import { readColumns } from '../../bot/graph/workbook-tables';
import { localTeam, localTenant } from '../../bot/local/people';
import { safeFileName } from '../../bot/graph/file-name';
import { unzipped } from '../graph/documents/unzipped';
import type { Group } from './group';
import type { Site } from './site';
import { mailDifferences, packDifferences } from './wantedOutside';
import type { Heard } from './wantedInOutlook';
import { seriesDifferences } from './wantedSeries';
import { eventDifferences } from './wantedEvents';

/** What of Microsoft 365 is missing, doubled or otherwise than the record and what people did there want, but for what `shown` says of itself; one line each. */
export async function compared(site: Site, group: Group, shown: readonly string[], heard: Heard): Promise<string[]> {
  const ids = (await site.store.executeSql('select id from event where community_id = $1 union all select id from contact where community_id = $1', [group.communityId])).rows.map((row) => (row as { id: string }).id);
  const loaded = await site.store.records.load(localTenant, group.communityId, '', undefined, ids);
  if (!loaded) return ['the community is gone'];
  const { record } = loaded;
  const logged = (await site.store.executeSql('select command_id from command_log where community_id = $1 order by at', [group.communityId])).rows.map((row) => (row as { command_id: string }).command_id);
  const inOrder: Heard = { ...heard, decisions: heard.decisions.filter((one) => logged.includes(one.commandId)).sort((a, b) => logged.indexOf(a.commandId) - logged.indexOf(b.commandId)) };
  const told = (key: string): boolean => shown.some((one) => one.startsWith(`${key} `));
  return [
    ...await eventDifferences(site, record, told, inOrder),
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
