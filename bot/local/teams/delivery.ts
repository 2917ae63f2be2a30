import type { Activity } from './activities';
import type { Entry, TeamsState } from './state';
import type { Journal } from './journal';

/** How long Teams waits for a 2xx before it sends the same activity again. */
export const teamsPatience = 15_000;
/** Attempts by ourselves; after them a person asks again, or the next start does. */
const attempts = 3;

export interface Outcome {
  /** HTTP status, or 0 when nothing answered in time. */
  status: number;
  body: unknown;
}

export interface Delivery {
  /** Sends journaled activities until the bot acknowledges them; returns at once. */
  send(activities: readonly Activity[]): void;
  /** Sends everything that was never acknowledged: for the next start. */
  resume(): void;
  /** Posts an invoke and waits for its answer; nothing is journaled or repeated. */
  invoke(activity: Activity): Promise<Outcome>;
  close(): void;
}

interface Parts {
  botUrl: string;
  /** Where the bot calls back now; an activity that waited may have been made under another address. */
  serviceUrl: string;
  state: TeamsState;
  journal: Journal<Entry>;
  /** Milliseconds before the next attempt; `teamsPatience` but for tests. */
  patience: number;
  /** Told whenever the delivery of an activity changed. */
  changed: (activityId: string) => void;
}

/** Brings activities to the bot as Teams does: at least once, the same id each time. */
export function startDelivery({ botUrl, serviceUrl, state, journal, patience, changed }: Parts): Delivery {
  const timers = new Map<string, NodeJS.Timeout>();
  const underway = new Set<string>();
  const stop = new AbortController();

  const post = async (activity: Activity): Promise<Outcome> => {
    try {
      const answer = await fetch(botUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify({ ...activity, serviceUrl }),
        signal: AbortSignal.any([stop.signal, AbortSignal.timeout(patience)]),
      });
      const text = await answer.text();
      return { status: answer.status, body: parseBody(text) };
    } catch {
      return { status: 0, body: null };
    }
  };

  const attempt = async (id: string, number: number): Promise<void> => {
    clearTimeout(timers.get(id));
    timers.delete(id);
    const one = state.waiting(id);
    if (!one || underway.has(id)) return;
    underway.add(id);
    const began = performance.now();
    const { status } = await post(one.activity);
    underway.delete(id);
    if (stop.signal.aborted) return;
    if (status >= 200 && status < 300) {
      journal.append({ kind: 'acknowledged', activityId: id });
      return changed(id);
    }
    // Silence is given another chance before anybody is bothered; an answer of refusal is shown.
    if (status !== 0 || number >= attempts) journal.append({ kind: 'refused', activityId: id, problem: status === 0 ? 'no answer' : `answered ${status}` });
    changed(id);
    if (number < attempts) again(id, number + 1, Math.max(0, patience - (performance.now() - began)));
  };

  /** One chain of attempts for each activity, however often somebody asks for another. */
  const again = (id: string, number: number, wait: number): void => {
    clearTimeout(timers.get(id));
    timers.set(id, setTimeout(() => void attempt(id, number), wait).unref());
  };

  return {
    // In order but without waiting for the end of each: Teams promises no order either.
    send: (activities) => activities.forEach((activity) => void attempt(activity.id, 1)),
    resume: () => state.undelivered().forEach(({ activity }) => void attempt(activity.id, 1)),
    invoke: post,
    close() {
      stop.abort();
      timers.forEach((timer) => clearTimeout(timer));
    },
  };
}

function parseBody(text: string): unknown {
  try {
    return text === '' ? null : (JSON.parse(text) as unknown);
  } catch {
    return null;
  }
}
