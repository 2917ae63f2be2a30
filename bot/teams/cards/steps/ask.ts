import type { Reading } from '../../../domain/decision';
import type { StepView } from '../../../domain/view';
import { act, open, plain, shorten, weightOf, type Element } from '../card';
import { namesOf, type StepBody } from '../stepCard';
import { agreedBody, allAnswers, oneAnswer, proposed, waitsLine } from './agreeing';

export function askBody(reading: Reading, view: StepView, data: Record<string, unknown>): StepBody {
  const { say } = reading;
  if (view.status === 'done') return agreedBody(reading, view, data, alsoSaid(reading, view));
  if (view.proposal) return proposed(reading, view, data, open(say('button.reword'), 'agree', data));
  if (view.status === 'revealed') {
    return { body: [...themesBody(reading, view), ...answersBody(reading, view)], actions: [open(say('act.propose'), 'agree', data), open(say('act.answer'), 'answer', data)] };
  }
  return {
    body: [givenLine(reading, view), view.status === 'ready' ? plain(say('card.ready')) : waitsLine(reading, view)].filter((one) => one !== null),
    // What can be done now comes first.
    actions: [mayReveal(view, reading.now) ? act(say('button.reveal'), 'reveal', data) : null, open(say('act.answer'), 'answer', data)].filter((one) => one !== null),
  };
}

const mayReveal = (view: StepView, now: string): boolean => view.status === 'ready' || (view.revealFrom !== null && view.revealFrom <= now);

/** Who has answered: never what. */
function givenLine(reading: Reading, view: StepView): Element {
  const { say } = reading;
  if (view.given.length === 0) return plain(say('card.given-none'), { weight: 'bolder' });
  const all = new Set([...view.given, ...view.waitsFor].map((one) => one.id)).size;
  return plain(say('card.given', { count: view.given.length, all, names: namesOf(reading, view.given) }), { weight: 'bolder' });
}

/** Themes and kept views that a card has room for. */
const mostNamed = 8;

function themesBody({ say }: Reading, { themes, lines }: StepView): Element[] {
  return themes.slice(0, mostNamed).map((theme) =>
    plain(say('card.theme', { theme: shorten(theme.name, oneAnswer), count: lines.filter((one) => one.themeId === theme.id).length }), { spacing: 'small' }));
}

/** Different views stand beside what is agreed. */
const alsoSaid = ({ say }: Reading, { lines }: StepView): Element[] =>
  lines.slice(0, mostNamed).map((one) => plain(say('card.also-said', { name: one.person.name, text: shorten(one.text, oneAnswer) }), { spacing: 'small', subtle: true }));

function answersBody({ say }: Reading, view: StepView): Element[] {
  const body: Element[] = [];
  let left = allAnswers;
  for (const question of view.questions) {
    body.push(plain(question.heading, { weight: 'bolder', spacing: 'medium', separator: true }));
    for (const answer of question.answers) {
      const late = answer.afterReveal ? ` (${say('card.after-reveal')})` : '';
      const text = answer.passed ? say('card.passed', { name: answer.person.name }) : `${answer.person.name}${late}: ${shorten(answer.text, oneAnswer)}`;
      left -= weightOf(text) + 100;
      if (left < 0) return [...body, plain(say('card.more-answers'), { subtle: true })];
      body.push(plain(text, { spacing: 'small' }));
    }
  }
  return body;
}
