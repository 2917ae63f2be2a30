import { Select } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import { may, useCommunity, usePageTitle } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import type { ActionView } from '../../../bot/api/contract';
import { Bones } from '../../parts/Bones';
import { Choice } from '../../parts/Choice';
import { ActProblem, Notice } from '../../parts/Notice';
import { words } from '../../words';
import { ActionsTable } from './ActionsTable';
import { actionWords } from './actionWords';
import { AddAction } from './AddAction';
import { Board } from './Board';
import { filterActions, ofOwner, ownersOf, sortActions, type Filter } from './sort';
import { useActionActs } from './useActionActs';

/** Its dialog is a large part of the page's script, and most visits do without it. */
const EditAction = lazy(() => import('./EditAction').then((module) => ({ default: module.EditAction })));

const Timeline = lazy(() => import('./Timeline').then((module) => ({ default: module.Timeline })));

/** These stand below the plan. */
const PlannerPart = lazy(() => import('./PlannerPart').then((module) => ({ default: module.PlannerPart })));
const FilePart = lazy(() => import('./FilePart').then((module) => ({ default: module.FilePart })));

type Shape = 'board' | 'list' | 'timeline';
const filters: [Filter, string][] = [['all', actionWords.filters.all], ['mine', actionWords.filters.mine], ['free', actionWords.filters.free], ['overdue', actionWords.filters.overdue]];
const shapes: [Shape, string][] = [['board', actionWords.board], ['list', actionWords.list], ['timeline', actionWords.timeline]];

/** What is to be done, by whom and until when. */
export function ActionsPage() {
  const { view } = useCommunity();
  usePageTitle(words.nav.actions);
  const acting = useAct();
  const [filter, setFilter] = useState<Filter>('all');
  const [shape, setShape] = useState<Shape>('board');
  const [editing, setEditing] = useState<ActionView | null>(null);
  const acts = useActionActs(acting, setEditing);
  const owners = ownersOf(view.actions);
  const [owner, setOwner] = useState<string | null>(null);
  // Whoever owns nothing any more is no choice, and hides nothing.
  const chosen = owners.some((one) => one.id === owner) ? owner : null;
  const shown = sortActions(ofOwner(filterActions(view.actions, filter), chosen));
  // Only whoever can move, hand over or drop them is asked to.
  const overdue = view.actions.filter((one) => one.overdue && acts.mayChange(one)).length;

  return (
    <>
      <h1 className="title">{actionWords.heading}</h1>
      {overdue > 0 && <Notice tone="warning">{actionWords.overdueAll(overdue)}</Notice>}
      {view.actions.length === 0 && (
        <div className="empty">
          <h2 className="heading">{actionWords.emptyHeading}</h2>
          <p>{actionWords.empty}</p>
          <p className="quiet">{actionWords.example}</p>
        </div>
      )}
      {may(view, 'addAction') && <AddAction open={view.actions.length === 0} />}
      {!editing && <ActProblem acting={acting} />}
      {view.actions.length > 0 && (
        <>
          <div className="row row-between">
            <div className="row">
              <Choice legend={actionWords.filter} value={filter} options={filters} choose={(value: Filter) => setFilter(value)} />
              {owners.length > 1 && (
                <Select aria-label={actionWords.whose} value={chosen ?? ''} onChange={(_event, data) => setOwner(data.value || null)}>
                  <option value="">{actionWords.anybody}</option>
                  {owners.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
                </Select>
              )}
            </div>
            <Choice legend={actionWords.viewAs} value={shape} options={shapes} choose={(value: Shape) => setShape(value)} />
          </div>
          {shown.length === 0 && <p className="quiet">{actionWords.emptyFilter}</p>}
          {shown.length > 0 && shape === 'board' && <Board actions={shown} acts={acts} />}
          {shown.length > 0 && shape === 'list' && <ActionsTable actions={shown} acts={acts} />}
          {shown.length > 0 && shape === 'timeline' && <Suspense fallback={<Bones />}><Timeline actions={shown} acts={acts} /></Suspense>}
        </>
      )}
      <Suspense fallback={<Bones />}>
        <PlannerPart />
        {may(view, 'importActions') && <FilePart />}
      </Suspense>
      {editing && <Suspense fallback={null}><EditAction action={editing} close={() => setEditing(null)} /></Suspense>}
    </>
  );
}
