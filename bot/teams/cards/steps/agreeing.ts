import { linesOf } from '../../../domain/actionPlan';
import { timeWords } from '../../../domain/times';
import type { Reading } from '../../../domain/decision';
import type { StepView } from '../../../domain/view';
import { act, open, plain, shorten, weightOf, type CardAction, type Element } from '../card';
import { namesOf, type StepBody } from '../stepCard';

/** Characters of one answer on a card, and of all of them: cards stay well under 28 KB counted in UTF-16. */
export const oneAnswer = 240;
export const allAnswers = 5_000;

export const waitsLine = (reading: Reading, view: StepView): Element | null =>
  view.waitsFor.length > 0 ? plain(reading.say('card.waits', { names: namesOf(reading, view.waitsFor) }), { subtle: true, spacing: 'small' }) : null;

/** What is proposed or agreed, part by part. */
export function agreedText({ say }: Reading, view: StepView): Element[] {
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

/** What was agreed and how, and how it stands with the members. */
export function agreedBody(reading: Reading, view: StepView, data: Record<string, unknown>, also: Element[] = []): StepBody {
  const { say } = reading;
  return {
    body: [...agreedText(reading, view), ...also, plain(view.proposal?.agreedHow ?? '', { subtle: true }), ...membersLine(reading, view)],
    actions: view.mayAskMembers?.suggested ? [open(say('consult.ask'), 'step', data)] : [],
  };
}

function membersLine({ say, record }: Reading, { consultation }: StepView): Element[] {
  if (!consultation) return [];
  if (consultation.endsAt === null) return [plain(consultation.problem ?? say('card.consult-coming'), { spacing: 'small' })];
  const count = (stance: 'concern' | 'object'): number => consultation.voices.filter((one) => one.stance === stance).length;
  const values = { date: timeWords(consultation.endsAt, record.community.zone), concerns: count('concern'), objections: count('object') };
  return [plain(say(consultation.state === 'over' ? 'card.consult-over' : 'card.consult-open', values), { spacing: 'small' })];
}

/** A proposal with who stands where; `rewrite` is the button for another wording. */
export function proposed(reading: Reading, view: StepView, data: Record<string, unknown>, rewrite: CardAction): StepBody {
  const { say } = reading;
  const { proposal } = view;
  if (!proposal) return { body: [], actions: [] };
  const about = { ...data, number: proposal.number };
  const agree = proposal.consents.filter((one) => one.stance === 'agree').map((one) => one.person);
  const actions: (CardAction | null)[] = [
    act(say('button.agree'), 'agree', about),
    open(say('button.concern'), 'stance', about),
    proposal.canSettle && proposal.waitsFor.length > 0 ? act(say('button.settle'), 'settle', about) : null,
    rewrite,
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
