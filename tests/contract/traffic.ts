import { appendFileSync } from 'node:fs';
import type { Exchange } from '../../bot/graph/exchange';

/** For `npm run traffic`, which names the file: one exchange a line, in the form of the contract check. Nothing otherwise. */
export function keepTraffic(exchanges: readonly Exchange[]): void {
  const file = process.env['COP_TRAFFIC'];
  if (file) appendFileSync(file, exchanges.map((one) => `${JSON.stringify(one)}\n`).join(''));
}
