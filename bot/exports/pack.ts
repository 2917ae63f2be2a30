import type { Reading } from '../domain/decision';
import type { Store } from '../store/store';
import { packEntries, type PackEntry } from './packEntries';
import { indexPage, readme } from './packFront';
import { zipped } from './zip';

export const zipType = 'application/zip';

export interface PackParts {
  store: Pick<Store, 'activity' | 'logs'>;
  tenantId: string;
  reading: Reading;
}

/**
 * Everything that a community takes along, as one zip: what was published and agreed, the plan, and numbers that every
 * member may see. It lies where every member can open it: nothing private goes in (`packEntries` says what does).
 */
export function packOf(parts: PackParts): Promise<Buffer> {
  return zipped(wholePack(parts), parts.reading.now);
}

/** One file after the other, so that only one document is held beside the zip; the index comes last, and knows them all. */
async function* wholePack({ store, tenantId, reading }: PackParts): AsyncGenerator<{ path: string; bytes: Buffer }> {
  const listed: Pick<PackEntry, 'path' | 'about'>[] = [];
  const taken = new Set<string>();
  for await (const { path, about, bytes } of packEntries({ store, tenantId, reading })) {
    const own = freePath(path, taken);
    listed.push({ path: own, about });
    yield { path: own, bytes };
  }
  yield { path: 'README.txt', bytes: Buffer.from(readme(reading, listed)) };
  yield { path: 'index.html', bytes: Buffer.from(indexPage(reading, listed)) };
}

/** Two papers may have one name, and some systems tell no capitals apart. */
function freePath(path: string, taken: Set<string>): string {
  const dot = path.lastIndexOf('.');
  let own = path;
  for (let n = 2; taken.has(own.toLowerCase()); n += 1) own = `${path.slice(0, dot)} (${n})${path.slice(dot)}`;
  taken.add(own.toLowerCase());
  return own;
}
