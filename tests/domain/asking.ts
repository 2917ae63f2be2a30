import type { StepOf } from '../../bot/toolkit/schema';
import { toolkit, type TestCommunity } from './community';

/** A step of the content that asks questions. */
export function askStep(stepId: string): StepOf<'ask'> {
  const step = toolkit.steps.get(stepId)?.step;
  if (step?.kind !== 'ask') throw new Error(`${stepId} asks nothing`);
  return step;
}

export const questionsOf = (stepId: string): string[] => askStep(stepId).questions.map((one) => one.id);

/** Each of the people gives an answer to each question: `<person> on <question>`. */
export function answerAll(community: TestCommunity, stepId: string, people = community.core): void {
  for (const personId of people) {
    for (const questionId of questionsOf(stepId)) community.done(personId, { type: 'giveAnswer', stepId, questionId, text: `${personId} on ${questionId}` });
  }
}

/** Everybody answers, and the first of them reveals. */
export function revealed(community: TestCommunity, stepId: string): void {
  answerAll(community, stepId);
  community.done(community.core[0] ?? '', { type: 'reveal', stepId });
}

/** From the questions to a text that everybody agrees to. */
export function agreed(community: TestCommunity, stepId: string, texts: Record<string, string>): void {
  revealed(community, stepId);
  const [first = '', ...others] = community.core;
  community.done(first, { type: 'propose', stepId, texts, replaces: 0 });
  const number = community.record.proposals.at(-1)?.number ?? 0;
  for (const personId of others) community.done(personId, { type: 'consent', stepId, number, stance: 'agree', reason: null });
}
