import { Client } from 'pg';

/** Tells whoever waits when a community has changed, in this instance or another one. */
export interface Changes {
  /**
   * Resolves with the first revision above `since`, or null after `milliseconds` or when `stop` is given.
   * News of a commit can arrive after somebody has read it: what is known already wakes nobody.
   */
  next(tenantId: string, communityId: string, since: number, milliseconds: number, stop?: AbortSignal): Promise<number | null>;
  close(): Promise<void>;
}

/**
 * Listens with a connection of its own (`LISTEN` does not pass through PgBouncer in transaction
 * mode; waits then end by time, and the tab asks again). A lost connection is opened again.
 */
export async function listenForChanges(url: string, onProblem: (error: unknown) => void): Promise<Changes> {
  const waiting = new Map<string, Set<{ since: number; end: (revision: number | null) => void }>>();
  let closed = false;
  let client: Client | null = null;

  const connect = async (): Promise<void> => {
    const next = new Client({ connectionString: url, keepAlive: true });
    next.on('notification', ({ payload }) => {
      const [tenantId = '', communityId = '', revision = ''] = (payload ?? '').split('/');
      for (const one of waiting.get(`${tenantId}/${communityId}`) ?? []) if (Number(revision) > one.since) one.end(Number(revision));
    });
    next.on('error', () => undefined);
    next.on('end', () => {
      if (!closed) setTimeout(() => void connect().catch(onProblem), 1_000).unref();
    });
    await next.connect();
    await next.query('listen cop_changes');
    client = next;
  };
  await connect();

  return {
    next(tenantId, communityId, since, milliseconds, stop) {
      const key = `${tenantId}/${communityId}`;
      return new Promise((resolve) => {
        const set = waiting.get(key) ?? new Set();
        waiting.set(key, set);
        const one = { since, end: (revision: number | null) => end(revision) };
        const end = (revision: number | null): void => {
          // A request is stopped when its connection closes, which is after its answer: by then others wait under the key.
          if (!set.delete(one)) return;
          clearTimeout(timer);
          if (set.size === 0) waiting.delete(key);
          resolve(revision);
        };
        const timer = setTimeout(() => end(null), milliseconds);
        timer.unref();
        set.add(one);
        if (stop?.aborted) end(null);
        else stop?.addEventListener('abort', () => end(null), { once: true });
      });
    },
    async close() {
      closed = true;
      for (const set of waiting.values()) for (const one of [...set]) one.end(null);
      await client?.end();
    },
  };
}
