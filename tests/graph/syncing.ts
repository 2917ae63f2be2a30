import { withWorkbook, type Workbook } from '../../bot/graph/workbook';
import { putRows, type TableRow } from '../../bot/graph/workbook-rows';
import { ensureTable } from '../../bot/graph/workbook-tables';
import { filed, plan } from './excel-file';
import { amara, serving, type Serving } from './serving';

/** A workbook in a library of its own, and somebody who keeps its rows. */
export interface Syncing {
  local: Serving;
  place: { driveId: string; itemId: string };
  /** Time goes on. */
  wait(minutes: number): void;
  /** Runs in a session, and does not wait before it looks again. */
  work<T>(run: (book: Workbook) => Promise<T>): Promise<T>;
  /** What the app's job will do: make sure of the table, then put its rows. */
  sync(rows: readonly TableRow[], how?: typeof plan): Promise<{ table: Awaited<ReturnType<typeof ensureTable>>; put: Awaited<ReturnType<typeof putRows>> }>;
  /** The exchanges whose method and address match. */
  asked(wanted: RegExp): Serving['exchanges'];
  versions(): number | undefined;
}

export async function syncing(): Promise<Syncing> {
  let now = new Date('2026-11-23T18:00:00Z');
  const local = await serving(() => now);
  const one: Syncing = {
    local,
    place: await filed(local),
    wait: (minutes) => { now = new Date(now.getTime() + minutes * 60_000); },
    work: (run) => withWorkbook(local.as(amara), one.place, run, { pauseSeconds: 0 }),
    sync: (rows, how = plan) => one.work(async (book) => {
      const table = await ensureTable(book, how);
      return { table, put: await putRows(book, table.table, 'Key', rows) };
    }),
    asked: (wanted) => local.exchanges.filter(({ request }) => wanted.test(`${request.method} ${decodeURIComponent(request.url)}`)),
    versions: () => local.served.graph.files()[0]?.versions.length,
  };
  return one;
}

export const row = (key: string, title: string | null, hours: number | null = null): TableRow => ({ key, values: { Title: title, Hours: hours } });

/** The book, but for something that happens just before the first request of this kind. */
export function interrupted(book: Workbook, when: (...args: Parameters<Workbook['ask']>) => boolean, happens: () => Promise<unknown>): Workbook {
  let done = false;
  return {
    ...book,
    async ask<T>(...args: Parameters<Workbook['ask']>): Promise<T> {
      if (!done && when(...args)) {
        done = true;
        await happens();
      }
      return await book.ask<T>(...args);
    },
  };
}
