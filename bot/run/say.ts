import { DatabaseUnavailable } from '../store/embedded/unavailable';

/** Why the app does not start; the message is a plain sentence with the next action. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
}

/** Says why the app cannot run, a plain sentence a line, and ends the process. */
export function sayAndExit(faults: readonly unknown[]): never {
  for (const fault of faults) process.stderr.write(`${typeof fault === 'string' ? fault : sentenceOf(fault)}\n`);
  process.exit(1);
}

/** What may be said of an error: our own sentences, the few of the system that have a remedy, and else its code. */
function sentenceOf(error: unknown): string {
  if (error instanceof CannotStart || error instanceof DatabaseUnavailable) return error.message;
  const { code, port, path } = (error ?? {}) as { code?: string; port?: number; path?: string };
  switch (code) {
    case 'EADDRINUSE': return `Port ${port ?? ''} is in use by another program. Stop it, or choose another port with PORT, for example PORT=3980 npm start.`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS': return path ? `The folder or file ${path} cannot be written. Choose another folder with COP_DATA, or change its owner.` : `Port ${port ?? ''} may not be used by this account. Choose a port above 1023 with PORT.`;
    case 'ENOSPC': return 'The disk is full. Make room, then start again.';
    case 'ECONNREFUSED':
    case 'ENOTFOUND': return 'The database cannot be reached. Check DATABASE_URL and that the server runs.';
    case '28P01':
    case '28000': return 'The database does not accept the user or password. Check DATABASE_URL.';
    case '3D000': return 'The database named in DATABASE_URL does not exist. Create it, then start again.';
    default: return `The app could not start (${code ?? (error instanceof Error ? error.name : 'unknown reason')}). Set LOG_LEVEL=debug and start again to see more.`;
  }
}
