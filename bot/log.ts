export type LogLevel = 'error' | 'warn' | 'info' | 'debug';
export type Facts = Record<string, string | number | boolean | null>;

/** Writes what happened, by code. Facts are ids, counts and names of our own code: never what people wrote, their names or tokens. */
export type Log = (level: LogLevel, code: string, facts?: Facts) => void;

const order: readonly LogLevel[] = ['error', 'warn', 'info', 'debug'];

/** One line of JSON for each entry at `level` or above, the time in UTC. */
export function createLog(level: LogLevel, write: (line: string) => void = (line) => void process.stderr.write(line)): Log {
  return (entry, code, facts = {}) => {
    if (order.indexOf(entry) > order.indexOf(level)) return;
    write(`${JSON.stringify({ at: new Date().toISOString(), level: entry, code, ...facts })}\n`);
  };
}

/**
 * What of an error may be logged: its class, its code, and where it was thrown. Its message is left
 * out, because a driver or an SDK quotes what was sent.
 */
export function errorFacts(error: unknown): Facts {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = (error as { code?: unknown }).code;
  // The message goes first, whole: a line of it may look like a place in the code.
  const frames = (error.stack ?? '').replace(error.message, '').split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 6).map((line) => line.trim());
  return { error: error.name, errorCode: typeof code === 'string' || typeof code === 'number' ? code : null, where: frames.join(' < ') };
}
