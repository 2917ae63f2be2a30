import { segment } from '../../bot/graph/client';
import { callLocal } from './calling';
import { filed } from './excel-file';
import { serving, type Serving } from './serving';

type Options = Parameters<typeof callLocal>[3];
type Answer = ReturnType<typeof callLocal>;

/** A fresh workbook in a local library, and calls to it as anybody could make them, without the client. */
export interface CalledWorkbook {
  local: Serving;
  /** The file itself: `/drives/{drive}/items/{item}`. */
  item: string;
  /** As Amara; the path stands below `/workbook`, or begins with `/drives`. */
  call(method: string, path: string, body?: unknown, more?: Options): Answer;
  addRows(values: unknown): Answer;
  /** Opens a session; gives the header for it. */
  open(persistChanges?: boolean): Promise<Record<string, string>>;
  wait(minutes: number): void;
}

export async function calledWorkbook(): Promise<CalledWorkbook> {
  let now = new Date('2026-11-23T18:00:00Z');
  const local = await serving(() => now);
  const place = await filed(local);
  const item = `/drives/${segment(place.driveId)}/items/${place.itemId}`;
  const call: CalledWorkbook['call'] = (method, path, body, more = {}) =>
    callLocal(local, method, path.startsWith('/drives') ? path : `${item}/workbook${path}`, { ...more, ...(body === undefined ? {} : { body }) });
  return {
    local, item, call,
    addRows: (values) => call('POST', '/tables/CopLog/rows/add', { index: null, values }),
    open: async (persistChanges = true) => ({ 'workbook-session-id': (await call('POST', '/createSession', { persistChanges })).body.id }),
    wait: (minutes) => { now = new Date(now.getTime() + minutes * 60_000); },
  };
}

export const failure = (status: number, code: string, inner: string) => ({ status, body: { error: { code, innerError: { code: inner } } } });
export const notFound = failure(404, 'ItemNotFound', 'itemNotFound');
export const invalid = failure(400, 'InvalidArgument', 'invalidArgument');
export const conflict = failure(409, 'InsertDeleteConflict', 'insertDeleteConflict');
