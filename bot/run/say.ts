import { ToolkitFault } from '../toolkit/fault';
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

/** What may be said of an error: our own sentences, those of the system that have a remedy, and else its code. */
function sentenceOf(error: unknown): string {
  if (error instanceof CannotStart || error instanceof DatabaseUnavailable) return error.message;
  if (error instanceof ToolkitFault) return `The toolkit cannot be used. Mend what is named here, or unset TOOLKIT_FOLDER:\n${error.message}`;
  const { code, port, path } = factsOf(error);
  switch (code) {
    case 'EADDRINUSE': return `Port ${port ?? ''} is in use by another program. Stop it, or choose another port with PORT, for example PORT=3980 npm start.`;
    case 'EADDRNOTAVAIL': return 'HOST is not an address of this machine. Unset HOST, or set it to one that is.';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS': return path ? `The folder or file ${path} cannot be written. Choose another folder with COP_DATA, or change its owner.` : `Port ${port ?? ''} may not be used by this account. Choose a port above 1023 with PORT.`;
    case 'EEXIST':
    case 'ENOTDIR': return `There is a file where a folder is needed: ${path ?? 'at COP_DATA'}. Move it away, or choose another folder with COP_DATA.`;
    case 'ENOSPC':
    case 'EDQUOT':
    case '53100': return 'The disk is full. Make room, then start again.';
    case 'ECONNREFUSED':
    case 'ECONNRESET':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'ETIMEDOUT': return 'The database cannot be reached. Check DATABASE_URL and that the server runs.';
    case '28P01':
    case '28000': return 'The database does not accept the user or password. Check DATABASE_URL.';
    case '3D000': return 'The database named in DATABASE_URL does not exist. Create it, then start again.';
    case '42501': return 'The user of DATABASE_URL may not create tables. Grant it CREATE on the database, then start again.';
    case '53300': return 'The database has no connection free. Close others, or raise its max_connections, then start again.';
    default: return `The app could not start (${code ?? (error instanceof Error ? error.name : 'unknown reason')}). Set LOG_LEVEL=debug and start again to see more.`;
  }
}

interface Facts {
  code?: string;
  port?: number;
  path?: string;
}

/** The facts of the error, or of the one that it wraps (drizzle's errors have the driver's as their cause). */
function factsOf(error: unknown): Facts {
  const facts = (error ?? {}) as Facts & { cause?: unknown };
  return facts.code === undefined && facts.cause instanceof Error ? factsOf(facts.cause) : facts;
}
