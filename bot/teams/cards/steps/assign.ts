import type { Reading } from '../../../domain/decision';
import type { StepView } from '../../../domain/view';
import { act, open, plain } from '../card';
import { namesOf, type StepBody } from '../stepCard';

export function assignBody(reading: Reading, view: StepView, data: Record<string, unknown>): StepBody {
  const { say } = reading;
  const holders = (role: StepView['roles'][number]): string =>
    role.holders.length === 0 ? say('card.role-empty') : namesOf(reading, role.holders.map((one) => ({ name: one.accepted ? one.name : say('card.role-offered', { name: one.name }) })));
  return {
    body: view.roles.map((role) => plain(`${role.heading}: ${holders(role)}`, { spacing: 'small' })),
    actions: view.status === 'done' ? [] : [open(say('act.roles'), 'step', data), act(say('button.settled'), 'finish', data)],
  };
}
