import type { StepOf } from '../../bot/toolkit/schema';
import { ada, ben, cleo, toolkit, type TestCommunity } from './community';

export const close = { type: 'propose', stepId: 'decision', texts: { choice: 'close', why: 'We did what we set out to do' }, replaces: 0 } as const;

export function tickAll(community: TestCommunity, stepId: string): void {
  for (const item of (toolkit.steps.get(stepId)?.step as StepOf<'checks'>).items) community.done(ada, { type: 'tick', stepId, itemId: item.id, ticked: true });
}

/** A community of three does what the decision to close needs, and takes it. */
export function decideToClose(community: TestCommunity): void {
  tickAll(community, 'success');
  tickAll(community, 'ways-on');
  community.done(ada, close);
  const number = community.record.proposals.at(-1)?.number ?? 0;
  for (const personId of [ben, cleo]) community.done(personId, { type: 'consent', stepId: 'decision', number, stance: 'agree', reason: null });
}
