import type { ActionView } from '../../../bot/api/contract';

export type Filter = 'all' | 'mine' | 'free' | 'overdue';
export const columns = ['to-do', 'doing', 'done'] as const;
export type Column = (typeof columns)[number];

/** The actions that a choice shows; what is free to claim is not over yet. */
export function filterActions(actions: readonly ActionView[], filter: Filter): ActionView[] {
  if (filter === 'mine') return actions.filter((one) => one.mine);
  if (filter === 'free') return actions.filter((one) => one.ownerId === null && (one.state === 'to-do' || one.state === 'doing'));
  if (filter === 'overdue') return actions.filter((one) => one.overdue);
  return [...actions];
}

/** Those of one person; null is for everybody's. */
export const ofOwner = (actions: readonly ActionView[], ownerId: string | null): ActionView[] => actions.filter((one) => ownerId === null || one.ownerId === ownerId);

/** Who owns actions of a plan, by name, each once. */
export function ownersOf(actions: readonly ActionView[]): { id: string; name: string }[] {
  const owners = new Map(actions.flatMap((one) => (one.ownerId === null ? [] : [[one.ownerId, one.ownerName ?? ''] as const])));
  return [...owners].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name));
}

/** The nearest date first, those without one after them; what is done stands in order of its end, newest first. */
export function sortActions(actions: readonly ActionView[]): ActionView[] {
  const far = '9999-12-31';
  return [...actions].sort((a, b) => {
    if (a.state === 'done' && b.state === 'done') return (b.finishedAt ?? '').localeCompare(a.finishedAt ?? '');
    return (a.dueOn ?? far).localeCompare(b.dueOn ?? far) || a.createdAt.localeCompare(b.createdAt) || a.id.localeCompare(b.id);
  });
}

/** By the month of their date, the earliest first and those without one last; what was dropped is in none. */
export function byMonth(actions: readonly ActionView[]): { month: string | null; actions: ActionView[] }[] {
  const months = new Map<string | null, ActionView[]>();
  for (const one of [...actions].sort((a, b) => (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9') || a.id.localeCompare(b.id))) {
    if (one.state === 'dropped') continue;
    const month = one.dueOn?.slice(0, 7) ?? null;
    months.set(month, [...(months.get(month) ?? []), one]);
  }
  return [...months].map(([month, due]) => ({ month, actions: due }));
}
