import { errorFacts, type Log } from '../log';
import { startEmbedded, type Embedded } from '../store/embedded';

/** The database of our own, kept running: one that was killed under the app is started again. */
export interface OwnDatabase {
  url: string;
  /** Called when a connection was lost or refused; looks after the server, once at a time. */
  lookAfter(): void;
  stop(): Promise<void>;
}

/** Milliseconds between two tries to start it again. */
const pause = 1_000;

export async function startOwnDatabase(folder: string, log: Log): Promise<OwnDatabase> {
  const first = await startEmbedded({ folder });
  const handles: Embedded[] = [first];
  let looking: Promise<void> | null = null;
  let stopped = false;

  const look = async (): Promise<void> => {
    try {
      // Adopts the server where it still runs. The address stays: it is the folder of the socket.
      const again = await startEmbedded({ folder });
      handles.push(again);
      if (!again.adopted) log('warn', 'database-started-again');
    } catch (error) {
      log('error', 'database-not-started', errorFacts(error));
    }
    await new Promise((resolve) => setTimeout(resolve, pause).unref());
  };

  return {
    url: first.url,
    lookAfter() {
      if (stopped || looking) return;
      looking = look().finally(() => {
        looking = null;
      });
    },
    async stop() {
      stopped = true;
      await looking;
      for (const one of handles) await one.stop();
    },
  };
}
