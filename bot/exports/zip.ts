import { Zip, ZipDeflate } from 'fflate';

/** Files as one zip (PKWARE APPNOTE 6.3), each packed as it comes, under paths with `/`. `at` is ISO 8601 UTC, the date that they carry. */
export async function zipped(files: AsyncIterable<{ path: string; bytes: Uint8Array }>, at: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let fault: Error | null = null;
  const zip = new Zip((error, chunk) => {
    fault ??= error;
    chunks.push(chunk);
  });
  for await (const { path, bytes } of files) {
    // Deflated also where it saves little: readers that go through in one pass take a stored file with its size behind it for broken.
    const entry = new ZipDeflate(path, { level: 6 });
    entry.mtime = at;
    zip.add(entry);
    entry.push(bytes, true);
  }
  zip.end();
  if (fault !== null) throw fault as Error;
  return Buffer.concat(chunks);
}
