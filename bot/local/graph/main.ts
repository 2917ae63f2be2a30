import { resolve } from 'node:path';
import { CannotStart, sayAndExit } from '../../run/say';
import { localPeople } from '../people';
import { serveLocalGraph } from './standalone';

/** The local Graph alone: `node graph.js [folder] [port]`. Prints where it listens and how to get a token; Ctrl-C ends it. */
async function main(folder = resolve('.local', 'graph'), port = '3980'): Promise<void> {
  const served = await serveLocalGraph({ folder: resolve(folder), port: Number(port) }).catch((error: unknown) => {
    throw (error as { code?: unknown }).code === 'EADDRINUSE' ? new CannotStart(portTaken(port)) : error;
  });
  const { origin } = new URL(served.origin);
  console.log(`Local Microsoft Graph: ${served.origin}/v1.0 (state in ${resolve(folder)})`);
  console.log(`A token: ${origin}/local/token?person=${localPeople[0]?.id ?? ''}&scopes=User.Read,Files.ReadWrite.All,Calendars.ReadWrite`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void served.close());
}

const portTaken = (port: string): string => `Port ${port} is in use by another program. Stop it, or name a folder and another port: npm run graph -- .local/graph 3981.`;

main(...process.argv.slice(2)).catch((error: unknown) => sayAndExit([error]));
