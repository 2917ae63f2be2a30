import type { Reading } from '../../../domain/decision';
import type { StepView } from '../../../domain/view';
import { act, open, plain } from '../card';
import { namesOf, type StepBody } from '../stepCard';

/** More would make the card a list of worries; the tab has them all. */
const mostConcerns = 2;

export function assignBody(reading: Reading, view: StepView, data: Record<string, unknown>): StepBody {
  const { say } = reading;
  const holders = (role: StepView['roles'][number]): string =>
    role.holders.length === 0 ? say('card.role-empty') : namesOf(reading, role.holders.map((one) => {
      const name = one.deputy ? say('role.deputy', { name: one.name }) : one.name;
      return { name: one.accepted ? name : say('card.role-offered', { name }) };
    }));
  return {
    body: [
      ...view.roles.map((role) => plain(`${role.heading}: ${holders(role)}`, { spacing: 'small' })),
      ...view.roleConcerns.slice(0, mostConcerns).map((one) => plain(one, { subtle: true, size: 'small', spacing: 'small' })),
    ],
    actions: view.status === 'done' ? [] : [open(say('act.roles'), 'step', data), act(say('button.settled'), 'finish', data)],
  };
}
