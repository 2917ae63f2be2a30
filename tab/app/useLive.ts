import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Api } from '../api/client';

const longestPauseMs = 30_000;

/** How long to wait after a failed call: 2, 4, 8 ... 30 s, less up to a quarter, so that many tabs spread. */
export const pauseAfter = (failures: number, chance: number): number => Math.min(longestPauseMs, 2_000 * 2 ** (failures - 1)) * (1 - chance / 4);

/**
 * Asks the server to say when the community has changed, and fetches the view then. Rests while
 * the tab is hidden. Returns true while the server cannot be reached.
 */
export function useLive(api: Api, id: string, revision: number): boolean {
  const queries = useQueryClient();
  const [interrupted, setInterrupted] = useState(false);
  const known = useRef(revision);
  useEffect(() => {
    known.current = revision;
  }, [revision]);

  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    const run = async (): Promise<void> => {
      let failures = 0;
      while (!signal.aborted) {
        await visible(signal);
        try {
          const since = known.current;
          const answer = await api.changes(id, since, signal);
          failures = 0;
          setInterrupted(false);
          if (answer.revision > known.current) {
            await queries.invalidateQueries({ queryKey: ['community', id] }, { throwOnError: true });
            known.current = Math.max(known.current, answer.revision);
          }
        } catch {
          if (signal.aborted) return;
          failures += 1;
          if (failures > 1) setInterrupted(true);
          await pause(pauseAfter(failures, Math.random()), signal);
        }
      }
    };
    void run();
    return () => stop.abort();
  }, [api, id, queries]);

  return interrupted;
}

function visible(signal: AbortSignal): Promise<void> {
  if (document.visibilityState === 'visible') return Promise.resolve();
  return new Promise((done) => {
    const look = (): void => {
      if (document.visibilityState !== 'visible' && !signal.aborted) return;
      document.removeEventListener('visibilitychange', look);
      done();
    };
    document.addEventListener('visibilitychange', look, { signal });
    signal.addEventListener('abort', () => done(), { once: true });
  });
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(done, ms);
    const end = (): void => {
      clearTimeout(timer);
      done();
    };
    signal.addEventListener('abort', end, { once: true });
    window.addEventListener('online', end, { once: true, signal });
  });
}
