import type { ErrorAnswer } from '../../bot/api/contract';
import { Problem } from '../api/problem';

/** What the server holds of a text. */
export interface Saved {
  text: string;
  revision: number;
  /** ISO 8601, null when it was never saved. */
  at: string | null;
}

export type Theirs = NonNullable<ErrorAnswer['theirs']>;

export interface DraftState {
  /** What stands in the field. */
  text: string;
  saved: Saved;
  /**
   * `offline`: kept here, tried again by itself. `refused`: the server said no, `problem` says why. `saving` with a `problem`: tried again after one.
   * `conflict`: somebody saved another text meanwhile, nothing is sent until a person chooses.
   */
  phase: 'saved' | 'typing' | 'saving' | 'offline' | 'refused' | 'conflict' | 'too-long';
  problem: string | null;
  theirs: Theirs | null;
}

export interface SaverParts {
  /** Sends the text; `base` is the revision that it was written on, `id` the same over retries. */
  send: (text: string, base: number, id: string) => Promise<{ revision: number; at: string }>;
  /** Survives a reload of this window: the text that no server has yet. */
  keep: { read: () => { text: string; base: number } | null; write: (kept: { text: string; base: number }) => void; forget: () => void };
  timers: { now: () => number; set(run: () => void, ms: number): number; clear: (id: number) => void };
  newId: () => string;
  changed: () => void;
  /** Longest text that is sent, in UTF-16 units. */
  limit: number;
}

export interface Saver {
  state: () => DraftState;
  type: (text: string) => void;
  /** Sends what waits, at once. */
  flush: () => void;
  /** Stops saving and waits until nothing is under way, before an act that carries the text itself. */
  pause: () => Promise<void>;
  resume: () => void;
  /** The revision on which the text was written. */
  base: () => number;
  /** An act carried the text: it is safe; `answer` names the revision that it made. */
  accept: (answer?: { revision: number; at: string }) => void;
  /** The server's text as a view brings it; taken over only when nothing here would be lost. */
  adopt: (saved: Saved, writing: boolean) => void;
  choose: (which: 'mine' | 'theirs' | 'both') => void;
}

const quietMs = 1_000;
const longestMs = 1_900;
const retryMs = [3_000, 6_000, 12_000, 30_000] as const;

/** Both texts of a conflict, one under the other, without doubling what they share as a whole. */
export function joinTexts(mine: string, theirs: string): string {
  if (mine.includes(theirs.trim())) return mine;
  if (theirs.includes(mine.trim())) return theirs;
  return `${mine.trimEnd()}\n\n${theirs.trimStart()}`;
}

/** Saves a text while it is written: a second after the last key, and every two while keys are pressed. */
export function createSaver(saved: Saved, parts: SaverParts): Saver {
  let state: DraftState = { text: saved.text, saved, phase: 'saved', problem: null, theirs: null };
  let base = saved.revision;
  let timer: number | null = null;
  let unsavedSince: number | null = null;
  let failures = 0;
  let paused = false;
  let underWay: Promise<void> | null = null;
  let attempt: { text: string; base: number; id: string } | null = null;

  const set = (next: Partial<DraftState>): void => {
    state = { ...state, ...next };
    parts.changed();
  };
  const disarm = (): void => {
    if (timer !== null) parts.timers.clear(timer);
    timer = null;
  };
  const arm = (ms: number): void => {
    disarm();
    timer = parts.timers.set(push, ms);
  };
  const isSaved = (): boolean => state.text === state.saved.text;

  const settle = (): void => {
    unsavedSince = null;
    failures = 0;
    parts.keep.forget();
    set({ phase: 'saved', problem: null, theirs: null });
  };

  function schedule(): void {
    const now = parts.timers.now();
    unsavedSince ??= now;
    arm(Math.max(0, Math.min(quietMs, unsavedSince + longestMs - now)));
  }

  function push(): void {
    disarm();
    if (paused || underWay || state.phase === 'conflict' || state.text.length > parts.limit || isSaved()) return;
    if (attempt?.text !== state.text || attempt.base !== base) attempt = { text: state.text, base, id: parts.newId() };
    const sent = attempt;
    unsavedSince = null;
    // While it is tried again the reader is not told the same trouble anew: it stands until it is over.
    set({ phase: 'saving', problem: failures > 0 ? state.problem : null });
    underWay = parts.send(sent.text, sent.base, sent.id).then(
      (answer) => arrived(sent.text, answer),
      (cause: unknown) => failed(cause),
    ).finally(() => {
      underWay = null;
      if (state.phase === 'typing' && timer === null && !paused) schedule();
    });
  }

  function arrived(text: string, answer: { revision: number; at: string }): void {
    base = answer.revision;
    failures = 0;
    state = { ...state, saved: { text, ...answer } };
    if (isSaved()) settle();
    else set({ phase: state.text.length > parts.limit ? 'too-long' : 'typing' });
  }

  function failed(cause: unknown): void {
    const problem = cause instanceof Problem ? cause : new Problem('offline', String(cause), 0);
    if (problem.code === 'changed-meanwhile' && problem.theirs) return differs(problem.theirs);
    if (!problem.passing) return set({ phase: 'refused', problem: problem.message });
    set({ phase: 'offline', problem: problem.message });
    arm(retryMs[Math.min(failures, retryMs.length - 1)] ?? 30_000);
    failures += 1;
  }

  function differs(theirs: Theirs): void {
    if (theirs.text !== state.text) return set({ phase: 'conflict', theirs, problem: null });
    base = theirs.revision;
    state = { ...state, saved: { text: theirs.text, revision: theirs.revision, at: state.saved.at } };
    settle();
  }

  function type(text: string): void {
    state = { ...state, text };
    if (text === state.saved.text && state.phase !== 'saving' && state.phase !== 'conflict') {
      disarm();
      return settle();
    }
    parts.keep.write({ text, base });
    if (text.length > parts.limit) {
      disarm();
      return set({ phase: state.phase === 'conflict' ? 'conflict' : 'too-long', problem: null });
    }
    if (state.phase === 'conflict' || state.phase === 'saving') return set({});
    // While offline the retry goes on at its own pace: a key must not start a storm of requests.
    if (state.phase === 'offline' && timer !== null) return set({});
    set({ phase: 'typing', problem: null });
    if (!paused) schedule();
  }

  const kept = parts.keep.read();
  if (kept && kept.text !== saved.text) {
    base = kept.base;
    state = { ...state, text: kept.text, phase: kept.text.length > parts.limit ? 'too-long' : 'typing' };
    if (state.phase === 'typing') schedule();
  } else if (kept) parts.keep.forget();

  return {
    state: () => state,
    type,
    flush: push,
    async pause() {
      paused = true;
      disarm();
      await underWay;
    },
    resume() {
      paused = false;
      if (!isSaved() && state.phase !== 'conflict' && state.phase !== 'too-long') type(state.text);
    },
    base: () => base,
    accept(answer) {
      paused = false;
      base = answer?.revision ?? base;
      state = { ...state, saved: { ...state.saved, ...answer, text: state.text } };
      settle();
    },
    adopt(next, writing) {
      if (next.revision <= state.saved.revision) return;
      if (next.text === state.text) {
        base = next.revision;
        state = { ...state, saved: next };
        if (state.phase !== 'saving') settle();
        return;
      }
      if (state.phase !== 'saved' || writing) return;
      base = next.revision;
      set({ text: next.text, saved: next });
    },
    choose(which) {
      const theirs = state.theirs;
      if (!theirs) return;
      base = theirs.revision;
      const text = which === 'theirs' ? theirs.text : which === 'mine' ? state.text : joinTexts(state.text, theirs.text);
      state = { ...state, text, theirs: null, phase: 'typing', saved: { text: theirs.text, revision: theirs.revision, at: state.saved.at } };
      if (isSaved()) return settle();
      parts.keep.write({ text, base });
      if (text.length > parts.limit) return set({ phase: 'too-long' });
      push();
    },
  };
}
