import type { Reading } from '../../../domain/decision';
import { linesOf } from '../../../domain/actionPlan';
import type { StepView } from '../../../domain/view';
import { act, open, plain, shorten, weightOf, type CardAction, type Element } from '../card';
import { namesOf, type StepBody } from '../stepCard';

/** Characters of one answer on a card, and of all of them: cards stay well under 28 KB counted in UTF-16. */
const oneAnswer = 240;
const allAnswers = 5_000;

export function askBody(reading: Reading, view: StepView, data: Record<string, unknown>): StepBody {
  const { say } = reading;
  if (view.status === 'done') return { body: [...agreedText(reading, view), plain(view.proposal?.agreedHow ?? '', { subtle: true })], actions: [] };
  if (view.proposal) return proposed(reading, view, data);
  if (view.status === 'revealed') {
    return { body: answersBody(reading, view), actions: [open(say('act.propose'), 'agree', data), open(say('act.answer'), 'answer', data)] };
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

const waitsLine = (reading: Reading, view: StepView): Element | null =>
  view.waitsFor.length > 0 ? plain(reading.say('card.waits', { names: namesOf(reading, view.waitsFor) }), { subtle: true, spacing: 'small' }) : null;

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

/** The text that is proposed or agreed, part by part. */
function agreedText({ say }: Reading, view: StepView): Element[] {
  const body: Element[] = [plain(say(view.status === 'done' ? 'card.we-agree' : 'card.proposal'), { weight: 'bolder', spacing: 'medium' })];
  let left = allAnswers;
  for (const slot of view.slots) {
    if (!slot.text) continue;
    body.push(plain(slot.heading, { subtle: true, spacing: 'medium' }));
    for (const line of linesOf(slot.text)) {
      const text = shorten(line, oneAnswer * 2);
      left -= weightOf(text) + 100;
      if (left < 0) return [...body, plain(say('card.more-answers'), { subtle: true })];
      body.push(plain(slot.form === 'list' ? `• ${text}` : text, { spacing: 'small' }));
    }
  }
  return body;
}

function proposed(reading: Reading, view: StepView, data: Record<string, unknown>): StepBody {
  const { say } = reading;
  const { proposal } = view;
  if (!proposal) return { body: [], actions: [] };
  const about = { ...data, number: proposal.number };
  const agree = proposal.consents.filter((one) => one.stance === 'agree').map((one) => one.person);
  const actions: (CardAction | null)[] = [
    act(say('button.agree'), 'agree', about),
    open(say('button.concern'), 'stance', about),
    proposal.canSettle && proposal.waitsFor.length > 0 ? act(say('button.settle'), 'settle', about) : null,
    open(say('button.reword'), 'agree', data),
  ];
  return {
    body: [
      ...agreedText(reading, view),
      plain(say('card.proposed-by', { name: proposal.by.name }), { subtle: true, spacing: 'medium' }),
      plain(say('card.agree-so-far', { names: namesOf(reading, agree) }), { spacing: 'small' }),
      ...proposal.consents.filter((one) => one.stance !== 'agree').slice(0, 8).map((one) =>
        plain(say(one.stance === 'concern' ? 'card.concerns' : 'card.objects', { name: one.person.name, reason: shorten(one.reason ?? '', oneAnswer) }), { spacing: 'small' })),
      waitsLine(reading, view),
    ].filter((one) => one !== null),
    actions: actions.filter((one) => one !== null),
  };
}
