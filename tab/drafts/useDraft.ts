import { useEffect, useState, useSyncExternalStore } from 'react';
import { createSaver, type DraftState, type Saved, type Saver } from './saver';

/** Longest answer, note or agreed text, in UTF-16 units; the server's own limit. */
export const longText = 20_000;

/** A text that outlives a reload of this window (`sessionStorage`), or its closing too (`localStorage`). Where the browser forbids both, it lives in memory alone. */
export function keepIn(where: 'sessionStorage' | 'localStorage', key: string): Parameters<typeof createSaver>[1]['keep'] {
  const name = `cop-guide.draft.${key}`;
  return {
    read() {
      const raw = attempt(() => window[where].getItem(name));
      const kept: unknown = raw ? attempt(() => JSON.parse(raw) as unknown) : null;
      if (typeof kept !== 'object' || kept === null) return null;
      const { text, base } = kept as { text?: unknown; base?: unknown };
      return typeof text === 'string' && typeof base === 'number' ? { text, base } : null;
    },
    write: (kept) => void attempt(() => window[where].setItem(name, JSON.stringify(kept))),
    forget: () => void attempt(() => window[where].removeItem(name)),
  };
}

export interface Draft extends DraftState {
  saver: Saver;
  /** Told by the field when the person goes in and out of it. */
  writing: (inside: boolean) => void;
}

interface Wanted {
  /** Unique within the window: community, step, version, question or field. */
  key: string;
  saved: Saved;
  send: (text: string, base: number, id: string) => Promise<{ revision: number; at: string }>;
}

/** A text that saves itself while it is written. What is typed is never replaced by what arrives. */
export function useDraft({ key, saved, send }: Wanted): Draft {
  const [store] = useState(() => openStore(key, saved, send));
  const state = useSyncExternalStore(store.listen, store.saver.state);

  useEffect(() => store.adopt(saved), [store, saved]);
  useEffect(() => {
    const leave = (): void => store.saver.flush();
    const hide = (): void => {
      if (document.visibilityState === 'hidden') leave();
    };
    window.addEventListener('online', leave);
    document.addEventListener('visibilitychange', hide);
    return () => {
      window.removeEventListener('online', leave);
      document.removeEventListener('visibilitychange', hide);
      leave();
    };
  }, [store]);

  return { ...state, saver: store.saver, writing: store.setInside };
}

function openStore(key: string, saved: Saved, send: Wanted['send']) {
  const listeners = new Set<() => void>();
  let inside = false;
  let newest = saved;
  const saver = createSaver(saved, {
    send,
    keep: keepIn('sessionStorage', key),
    timers: { now: () => Date.now(), set: (run, ms) => window.setTimeout(run, ms), clear: (id) => window.clearTimeout(id) },
    newId: () => crypto.randomUUID(),
    changed: () => listeners.forEach((tell) => tell()),
    limit: longText,
  });
  return {
    saver,
    adopt: (brought: Saved) => {
      newest = brought;
      saver.adopt(brought, inside);
    },
    /** What others wrote while somebody stood in the field is shown once they leave it. */
    setInside: (value: boolean) => {
      inside = value;
      if (!value) saver.adopt(newest, false);
    },
    listen: (tell: () => void) => {
      listeners.add(tell);
      return () => void listeners.delete(tell);
    },
  };
}

/** Storage may be forbidden or full: the text then lives in memory alone. */
function attempt<T>(run: () => T): T | null {
  try {
    return run();
  } catch {
    return null;
  }
}
