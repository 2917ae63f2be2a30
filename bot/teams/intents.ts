import { closeness, wordsOf } from '../domain/spelling';

/** What somebody may want who types a line. */
export type Intent = 'next' | 'journey' | 'charter' | 'actions' | 'check-ins' | 'feedback' | 'help' | 'start';

/** Words that point at an intent; the more of them a line has, the likelier it is meant. */
const words: Record<Intent, readonly string[]> = {
  next: ['next', 'now', 'continue', 'todo', 'do', 'answer', 'reveal', 'skip'],
  journey: ['journey', 'where', 'map', 'progress', 'status', 'steps', 'stage', 'stages', 'are'],
  charter: ['charter', 'purpose', 'publish', 'document', 'agreed'],
  actions: ['actions', 'action', 'plan', 'task', 'tasks', 'overdue', 'claim'],
  'check-ins': ['check', 'checkin', 'checkins', 'ins', 'calendar', 'meeting', 'meetings', 'schedule', 'diary'],
  feedback: ['feedback', 'suggestion', 'improve', 'example'],
  help: ['help', 'hi', 'hello', 'hey', 'what', 'how', 'can'],
  start: ['start', 'begin', 'new', 'renew', 'community'],
};

export const intents = Object.keys(words) as Intent[];

/** The intents of a line, the likeliest first; misspelt words count, a little less. Empty when nothing fits. */
export function readIntents(line: string): Intent[] {
  const typed = wordsOf(line);
  const scores = intents.map((intent) => ({ intent, score: Math.max(0, ...typed.map((word) => fit(word, words[intent]))) + 0.1 * typed.filter((word) => words[intent].includes(word)).length }));
  return scores.filter((one) => one.score >= 0.7).sort((a, b) => b.score - a.score).map((one) => one.intent);
}

/** 1 for the first word of a list, a little less for its later ones and for a misspelling, 0 for no fit. */
function fit(typed: string, list: readonly string[]): number {
  let best = 0;
  list.forEach((word, i) => {
    const near = closeness(typed, word);
    if (near > 0) best = Math.max(best, near - i * 0.03);
  });
  return best;
}
