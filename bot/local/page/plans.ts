import type { PlanView, TaskView } from '../teams/contract';
import { el } from './element';
import { listPage } from './listPage';
import { getPlans } from './service';
import type { Session } from './session';

/** The team's plans in Planner, bucket by bucket; to be read, as somebody in the team sees them. */
export function plansView(session: Session): HTMLElement {
  return listPage('Planner', `Plans of the team ${session.state.team.name}`, 'The plans are opening.', async () => {
    const plans = await getPlans();
    return plans.length > 0 ? plans.flatMap(sections) : [el('p', { class: 'nothing' }, 'No plans yet. When the action plan is kept in Planner, its tasks stand here.')];
  });
}

const sections = (plan: PlanView): HTMLElement[] => (plan.buckets.length === 0
  ? [el('section', { class: 'day' }, el('h2', {}, plan.title), el('p', { class: 'soft' }, 'No tasks yet.'))]
  : plan.buckets.map(({ name, tasks }) => el('section', { class: 'day' },
    el('h2', {}, [plan.title, name].filter(Boolean).join(', ')),
    tasks.length > 0 ? el('ul', {}, ...tasks.map((task) => el('li', {}, row(task)))) : el('p', { class: 'soft' }, 'No tasks yet.'))));

function row(task: TaskView): HTMLElement {
  const done = task.checklist.filter((one) => one.done).length;
  const facts = [progress(task.percentComplete), task.dueOn && `due ${day(task.dueOn)}`, task.assignees.join(', '), task.checklist.length > 0 && `${done} of ${task.checklist.length} checked`];
  return el('div', { class: 'row' }, el('div', { class: 'grow' }, el('strong', {}, task.title), el('p', { class: 'soft' }, facts.filter(Boolean).join(', '))));
}

/** In Planner's own words. */
const progress = (percent: number): string => (percent === 0 ? 'Not started' : percent === 100 ? 'Completed' : 'In progress');

const day = (date: string): string => new Date(`${date}T12:00:00Z`).toLocaleDateString('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' });
