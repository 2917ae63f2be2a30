import { appendFileSync } from 'node:fs';
import type { Exchange } from '../../bot/graph/exchange';

/** For `npm run traffic`, which names the file: one exchange a line, in the form of the contract check. */
export function keepTraffic(file: string, exchanges: readonly Exchange[]): void {
  appendFileSync(file, exchanges.map((one) => `${JSON.stringify(one)}\n`).join(''));
}
