import { lazy, Suspense, useState } from 'react';
import type { ActionView } from '../../../bot/api/contract';
import { actionWords } from './actionWords';
import type { ActionActs } from './useActionActs';

/** Few people open one: its boxes come when somebody does. */
const CheckPoints = lazy(() => import('./CheckPoints').then((module) => ({ default: module.CheckPoints })));

/** The check list of an action, folded away until somebody looks at it; an open action without one can have one. */
export function CheckList({ action, acts }: { action: ActionView; acts: ActionActs }) {
  const [open, setOpen] = useState(false);
  const { points } = action;
  if (points.length === 0 && !(acts.mayChange(action) && (action.state === 'to-do' || action.state === 'doing'))) return null;
  return (
    <details className="folded small" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{actionWords.points(points.filter((one) => one.done).length, points.length)}</summary>
      {open && <Suspense fallback={<div className="bone bone-line" />}><CheckPoints action={action} acts={acts} /></Suspense>}
    </details>
  );
}
