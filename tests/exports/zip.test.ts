import JSZip from 'jszip';
import { zipped } from '../../bot/exports/zip';
import { unzipped } from '../graph/documents/unzipped';

async function* files(list: [string, Buffer][]): AsyncGenerator<{ path: string; bytes: Buffer }> {
  for (const [path, bytes] of list) yield { path, bytes };
}

test('two readers that are not the writer read every file back, under names with awkward characters', async () => {
  const list: [string, Buffer][] = [['README.txt', Buffer.from('a')], ['Papers/Ünïcode שלום 🌱 & ’x’.txt', Buffer.from('– text –')], ['empty.csv', Buffer.alloc(0)], ['large.bin', Buffer.alloc(3_000_000, 'abc')]];
  const zip = await zipped(files(list), '2026-11-28T10:00:00.000Z');
  const read = await JSZip.loadAsync(zip, { checkCRC32: true });
  expect(Object.values(read.files).filter((one) => !one.dir).map((one) => one.name)).toEqual(list.map(([path]) => path));
  for (const [path, bytes] of list) expect((await read.file(path)?.async('nodebuffer'))?.equals(bytes)).toBe(true);
  expect([...unzipped(zip)].map(([path, text]) => [path, text.length])).toEqual(list.map(([path, bytes]) => [path, bytes.toString('utf8').length]));
  expect(zip.length).toBeLessThan(100_000);
});

test('what fails while a file is made fails the whole, not half of it', async () => {
  async function* broken(): AsyncGenerator<{ path: string; bytes: Buffer }> {
    yield* files([['a.txt', Buffer.from('a')]]);
    throw new Error('no document');
  }
  await expect(zipped(broken(), '2026-11-28T10:00:00.000Z')).rejects.toThrow('no document');
});
