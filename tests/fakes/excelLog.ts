import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommunityView } from '../../bot/api/contract';
import type { Workbook } from '../../bot/graph/workbook';
import { withWorkbook, workbookScopes } from '../../bot/graph/workbook';
import { readRows } from '../../bot/graph/workbook-rows';
import { readColumns } from '../../bot/graph/workbook-tables';
import { zipped } from '../graph/excel-file';
import { unzipped } from '../graph/documents/unzipped';
import { eventually } from '../journeys/people';
import type { World } from '../journeys/world';
import type { Group } from './group';

export const tables = ['CopEvents', 'CopAttendance', 'CopWeb', 'CopMembers', 'CopResources', 'CopMeasures'];
export type Rows = Record<string, string | number | boolean>[];

/** The log of a group as its people come by it: the page that says how it stands, and the workbook in the folder. */
export interface KeptLog {
  seen(): Promise<CommunityView['log']>;
  /** Does something and waits until the log is written after it. */
  after(act: () => Promise<unknown>): Promise<CommunityView['log']>;
  work<T>(run: (book: Workbook) => Promise<T>): Promise<T>;
  rows(table: string): Promise<Rows>;
  /** Names of the workbooks in the channel's folder. */
  files(): string[];
  /** What a person does with the file in a program of theirs. */
  byHand(edit: (parts: Map<string, string>) => void): void;
  parts(): Map<string, string>;
  /** Takes the file out of the library as a person would, and begins the app anew. */
  deleteFile(): Promise<void>;
}

export function keptLog(world: World, group: Group): KeptLog {
  const folder = (): string => join(world.files, 'Files', 'Inclusive Assessment', 'General');
  const file = (): string => join(folder(), log.files()[0] ?? '');
  const place = async (): Promise<{ driveId: string; itemId: string }> => {
    const kept = (await world.store.records.load(world.local.tenantId, group.communityId, ''))?.record.community.log;
    return { driveId: kept?.driveId ?? '', itemId: kept?.itemId ?? '' };
  };
  const log: KeptLog = {
    seen: async () => (await group.amara.view(group.communityId)).log,
    async after(act) {
      const before = (await log.seen()).writtenAt ?? '';
      await act();
      return eventually(async () => {
        const now = await log.seen();
        return (now.writtenAt ?? '') > before && now.state === 'written' ? now : null;
      }, 'the log');
    },
    work: async (run) => withWorkbook(world.local.clientFor(group.amara.id, workbookScopes), await place(), run, { pauseSeconds: 0 }),
    rows: (table) => log.work(async (book) => {
      const columns = await readColumns(book, table);
      return (await readRows(book, table)).map((row) => Object.fromEntries(row.map((cell, at) => [columns[at] ?? '', cell])));
    }),
    files: () => readdirSync(folder()).filter((name) => name.endsWith('.xlsx')),
    parts: () => unzipped(readFileSync(file())),
    byHand(edit) {
      const parts = log.parts();
      edit(parts);
      writeFileSync(file(), zipped(parts));
    },
    async deleteFile() {
      const index = join(world.files, 'drive.json');
      const { itemId } = await place();
      const kept = JSON.parse(readFileSync(index, 'utf8')) as { items: { id: string }[] };
      rmSync(file());
      writeFileSync(index, JSON.stringify({ items: kept.items.filter((one) => one.id !== itemId) }));
      await world.restart();
    },
  };
  return log;
}

/** Takes a table out of the file, with its cells: its sheet stays empty. */
export function withoutTable(parts: Map<string, string>, table: string): void {
  const [name = ''] = [...parts].find(([path, text]) => path.startsWith('xl/tables/') && text.includes(`displayName="${table}"`)) ?? [];
  const target = name.replace('xl/', '../');
  const [relations = ''] = [...parts].find(([path, text]) => path.startsWith('xl/worksheets/_rels/') && (text.includes(`"${target}"`) || text.includes(`"/${name}"`))) ?? [];
  const sheet = relations.replace('_rels/', '').replace('.rels', '');
  parts.delete(name);
  parts.delete(relations);
  parts.set('[Content_Types].xml', (parts.get('[Content_Types].xml') ?? '').replace(new RegExp(`<Override PartName="/${name}"[^>]*/>`), ''));
  parts.set(sheet, (parts.get(sheet) ?? '').replace(/<tableParts.*<\/tableParts>/s, '').replace(/<sheetData>.*<\/sheetData>/s, '<sheetData/>'));
}
