import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';

/** Places that all instances share, of which one is held while something is under way that may be done by few at once. */
export interface Slots {
  /** Resolves when one of `most` places is free, with what gives it back. Rejects when the database cannot be had. */
  take(most: number): Promise<() => void>;
  close(): Promise<void>;
}

/** Names these locks among others of the same server: "CoP" in ASCII. */
const family = 0x436f50;
/** Milliseconds between two looks for a place while all are taken. */
const lookEvery = 100;

/**
 * Each place is an advisory lock of one session: an instance that dies gives back what it held with its connection.
 * The connection is opened at the first need.
 */
export function createSlots(url: string, onProblem: (error: unknown) => void): Slots {
  let opened: Promise<Client> | null = null;
  const held = new Set<number>();
  /** One query of the session after the other. */
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(client: Client, text: string, slot: number): Promise<T | undefined> => {
    const asked = last.then(() => client.query<T & object>(text, [family, slot])).then(({ rows }) => rows[0]);
    last = asked.catch(() => undefined);
    return asked;
  };

  function session(): Promise<Client> {
    opened ??= (async () => {
      const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
      // Whoever held a place goes on; the next one opens another session.
      client.on('error', (error) => {
        opened = null;
        onProblem(error);
      });
      await client.connect();
      return client;
    })().catch((error: unknown) => {
      opened = null;
      throw error;
    });
    return opened;
  }

  async function tryOnce(most: number): Promise<(() => void) | null> {
    for (let slot = 0; slot < most; slot += 1) {
      // A session may take its own lock twice: its own places are told apart here.
      if (held.has(slot)) continue;
      held.add(slot);
      try {
        const client = await session();
        const answer = await inTurn<{ taken: boolean }>(client, 'select pg_try_advisory_lock($1, $2) as taken', slot);
        if (answer?.taken) return () => giveBack(client, slot);
      } catch (error) {
        held.delete(slot);
        throw error;
      }
      held.delete(slot);
    }
    return null;
  }

  function giveBack(client: Client, slot: number): void {
    // Given back before anybody here takes it again: queries of one session go in order.
    inTurn(client, 'select pg_advisory_unlock($1, $2)', slot).catch(() => undefined);
    held.delete(slot);
  }

  return {
    async take(most) {
      for (;;) {
        const back = await tryOnce(most);
        if (back) return back;
        await wait(lookEvery);
      }
    },
    async close() {
      await last;
      await opened?.then((client) => client.end()).catch(() => undefined);
    },
  };
}
