import type { Reading } from '../../domain/decision';
import { linesOf } from '../../domain/actionPlan';
import { dateIn } from '../../domain/kinds/event';
import { notesOf } from '../../domain/kinds/noting';
import { papersOf } from '../../domain/paper';
import { aboutId, type Prompt } from '../../domain/prompting/plan';
import { currentRound } from '../../domain/rounds';
import { dateWords } from '../../domain/times';
import type { Happened } from '../../store/helping';
import { card, heading, open, plain, quiet, type Card } from './card';
import { hush } from './promptCards';

/** Newcomers are a number, and a number of people under five is not said. */
const fewest = 5;

/** The next update to members is drawn up: what has happened since the last one, and where somebody reads and publishes it. */
export function updateCard(reading: Reading, prompt: Prompt, happened: Happened): Card {
  const { record, say } = reading;
  const { community } = record;
  const stepId = aboutId(prompt.about);
  const last = papersOf(record, stepId)[0];
  const round = currentRound(record, stepId);
  // What was written for the last one is in that one.
  const thanks = round === null || round.doneAt !== null ? 0 : linesOf(notesOf(record, round).find((one) => one.fieldId === 'thanks')?.text ?? '').length;
  const counts = [
    ['events', happened.events], ['newcomers', happened.newcomers < fewest ? 0 : happened.newcomers], ['shelf', happened.shelf], ['actions', happened.actions], ['thanks', thanks],
  ] as const;
  const some = counts.filter(([, count]) => count > 0);
  return card([
    heading(say('prompt.update', { name: community.name })),
    some.length === 0 || !last ? plain(say('prompt.update-nothing')) : plain(say('prompt.update-since', { date: dateWords(dateIn(community.zone, last.publishedAt)) })),
    ...some.map(([what, count]) => plain(say(`prompt.update-${what}`, { count }), { spacing: 'small' })),
    plain(say('prompt.update-lead')),
    quiet(say('prompt.update-why')),
  ], [open(say('prompt.update-go'), 'step', { community: community.id, step: stepId, revision: community.revision }), hush(reading, 'update')]);
}
