import { appendFileSync } from 'node:fs';
import type { Exchange } from '../../bot/graph/exchange';
import { isUploadAddress } from './upload-rules';

/** For `npm run traffic`, which names the file: one exchange a line, in the form of the contract check. */
export function keepTraffic(file: string, exchanges: readonly Exchange[]): void {
  appendFileSync(file, exchanges.flatMap(kept).map((one) => `${JSON.stringify(one)}\n`).join(''));
}

/** Of the traffic with an upload address the contract knows the slices alone, by their headers. */
function kept({ request, response }: Exchange): object[] {
  if (!isUploadAddress(new URL(request.url))) return [{ request, response }];
  const { method, url, headers } = request;
  return method === 'PUT' ? [{ request: { method, url, headers } }] : [];
}
