import { lazy, Suspense, useState } from 'react';
import type { ActionView } from '../../../bot/api/contract';
import { actionWords } from './actionWords';
import type { ActionActs } from './useActionActs';

/** Few actions have a check list, and few people open one: its boxes come when somebody does. */
const CheckPoints = lazy(() => import('./CheckPoints').then((module) => ({ default: module.CheckPoints })));

/** The check list that the task of an action has in Planner, folded away until somebody looks at it. */
export function CheckList({ action, acts }: { action: ActionView; acts: ActionActs }) {
  const [open, setOpen] = useState(false);
  const { points } = action;
  if (points.length === 0) return null;
  return (
    <details className="small" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{actionWords.points(points.filter((one) => one.done).length, points.length)}</summary>
      {open && <Suspense fallback={<div className="bone bone-line" />}><CheckPoints action={action} acts={acts} /></Suspense>}
    </details>
  );
}
