import type { ActionView } from '../../../bot/api/contract';

export type Filter = 'all' | 'mine' | 'free';
export const columns = ['to-do', 'doing', 'done'] as const;
export type Column = (typeof columns)[number];

/** The actions that a choice shows; what is free to claim is not over yet. */
export function filterActions(actions: readonly ActionView[], filter: Filter): ActionView[] {
  if (filter === 'mine') return actions.filter((one) => one.mine);
  if (filter === 'free') return actions.filter((one) => one.ownerId === null && (one.state === 'to-do' || one.state === 'doing'));
  return [...actions];
}

/** The nearest date first, those without one after them; what is done stands in order of its end, newest first. */
export function sortActions(actions: readonly ActionView[]): ActionView[] {
  const far = '9999-12-31';
  return [...actions].sort((a, b) => {
    if (a.state === 'done' && b.state === 'done') return (b.finishedAt ?? '').localeCompare(a.finishedAt ?? '');
    return (a.dueOn ?? far).localeCompare(b.dueOn ?? far) || a.createdAt.localeCompare(b.createdAt) || a.id.localeCompare(b.id);
  });
}
