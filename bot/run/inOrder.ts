type Close = () => unknown;

/** Milliseconds: by then a database server has been told to close, which it does by itself. */
const moment = 50;

/** Notes how to close what was just opened. */
export type Opened = (close: Close) => void;

/**
 * Runs `start`, which says as it goes how to close what it has opened. When it fails, at Ctrl-C, when
 * the terminal is closed and when the system asks, all of that is closed again, the latest first: a
 * database server never outlives the app that started it. A second Ctrl-C waits for nothing any more,
 * and still begins to close each.
 */
export async function runInOrder(start: (opened: Opened) => Promise<void>): Promise<void> {
  const open: Close[] = [];
  let ending = false;
  let starting = Promise.resolve();

  const end = (): void => {
    if (ending) return endAtOnce(open);
    ending = true;
    // What is being opened at this moment has to be there before it can be closed.
    void starting.catch(() => undefined).then(() => closeAll(open)).then((clean) => process.exit(clean ? 0 : 1));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  // A terminal that was closed takes no more words, which must not cut the closing short.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

  try {
    starting = start((close) => void open.push(close));
    await starting;
  } catch (error) {
    // Somebody has stopped the start: what failed for that needs no word.
    if (ending) return;
    await closeAll(open);
    throw error;
  }
}

/** Closes all, whatever happens to one of them; tells whether every one could be closed. */
async function closeAll(open: Close[]): Promise<boolean> {
  let clean = true;
  for (let close = open.pop(); close; close = open.pop()) {
    try {
      await close();
    } catch {
      clean = false;
    }
  }
  return clean;
}

function endAtOnce(open: Close[]): void {
  void Promise.allSettled(open.splice(0).reverse().map(async (close) => close()));
  setTimeout(() => process.exit(130), moment);
}
