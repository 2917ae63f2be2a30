import type { Action, ActionTask, CheckPoint, PlannerLink } from './actionRecord';
import { done, type Doing } from './decision';
import { keptPoints, pointsOf } from './planChecks';
import type { Kept } from './planSync';
import type { Change, CommunityRecord } from './record';
import { nameOf } from './people';
import { dateWords } from './times';

/** What a sync found for one action, as it was when the sync began. */
export interface ActionResult {
  seen: Action;
  here: Partial<Pick<Action, 'title' | 'dueOn' | 'state' | 'tier' | 'offeredTo' | 'finishedAt'>>;
  task: ActionTask | null;
  /** The check list on both sides; left out where it was not looked at. */
  points?: CheckPoint[];
  kept: Kept;
}

export interface SyncOutcome {
  /** Of the connection that this belongs to: connected anew meanwhile, it is another one. */
  connectedAt: string;
  planner: Partial<PlannerLink>;
  actions: readonly ActionResult[];
  /** New actions, from tasks that were made in Planner. */
  adopted: readonly Action[];
}

/**
 * What a sync brought back, written into the record as it is now: what people changed here meanwhile stays, and is
 * compared again by the sync that their change has asked for. Null where the connection is no longer wanted.
 */
export function settleSync(record: CommunityRecord, outcome: SyncOutcome, now: string): Doing | null {
  const { planner } = record.community;
  if (planner?.connectedAt !== outcome.connectedAt) return null;
  const rows = outcome.actions.flatMap((one) => rowOf(record, one, now));
  const known = new Set(record.actions.map((one) => one.id));
  const changes: Change[] = [...rows, ...outcome.adopted.filter((one) => !known.has(one.id))].map((row) => ({ put: 'actions', row }));
  const lost = keptWords(record, outcome.actions);
  const next: PlannerLink = { ...planner, ...outcome.planner, ...(lost === '' ? {} : { kept: { at: now, texts: lost } }) };
  const told = done([...changes, { put: 'community', row: { ...record.community, planner: next } }], [], lost === '' ? null : { key: 'said.planner-kept', values: { texts: lost } });
  const seen = rows.some((row) => row.revision !== record.actions.find((one) => one.id === row.id)?.revision || row.task?.gone !== record.actions.find((one) => one.id === row.id)?.task?.gone);
  const news = seen || outcome.adopted.length > 0 || lost !== '' || next.state !== planner.state || next.problem !== planner.problem;
  // That nothing was to be done is no news, for nobody's page and no log.
  return news ? told : { ...told, quiet: true };
}

function rowOf({ actions }: CommunityRecord, { seen, here, task, points: found }: ActionResult, now: string): Action[] {
  const standing = actions.find((one) => one.id === seen.id);
  // Put back or settled by another sync meanwhile, what was found is out of date.
  if (!standing || standing.task?.taskId !== seen.task?.taskId || standing.task?.gone !== seen.task?.gone) return [];
  const points = found ? keptPoints(found, pointsOf(seen), pointsOf(standing)) : [...pointsOf(standing)];
  const row: Action = { ...standing, task, points: points.length === 0 ? null : points };
  const same = (name: 'title' | 'dueOn' | 'state' | 'tier' | 'offeredTo'): boolean => standing[name] === seen[name];
  if (here.title !== undefined && same('title')) row.title = here.title;
  if (here.dueOn !== undefined && same('dueOn')) row.dueOn = here.dueOn;
  if (here.tier !== undefined && same('tier')) row.tier = here.tier;
  if (here.offeredTo !== undefined && same('offeredTo') && standing.ownerId === seen.ownerId) row.offeredTo = here.offeredTo;
  if (here.state !== undefined && same('state')) {
    row.state = here.state;
    row.finishedAt = here.state === 'done' ? momentOr(here.finishedAt, now) : null;
  }
  const changed = row.title !== standing.title || row.dueOn !== standing.dueOn || row.tier !== standing.tier || row.state !== standing.state || row.offeredTo !== standing.offeredTo;
  return [changed || JSON.stringify(pointsOf(row)) !== JSON.stringify(pointsOf(standing)) ? { ...row, revision: standing.revision + 1 } : row];
}

/** When it was completed in Planner, if that is a moment that has been. */
const momentOr = (moment: string | null | undefined, now: string): string => {
  const at = Date.parse(moment ?? '');
  return Number.isNaN(at) || at > Date.parse(now) ? now : new Date(at).toISOString();
};

/** What was said on both sides and not taken over, for the log: nothing that somebody wrote is lost without a word. */
function keptWords(record: CommunityRecord, results: readonly ActionResult[]): string {
  return results.flatMap(({ seen, kept }) => {
    const said = [
      kept.title, kept.dueOn === undefined ? undefined : kept.dueOn === null ? '–' : dateWords(kept.dueOn), kept.progress, kept.tier === undefined ? undefined : (kept.tier ?? '–'),
      ...(kept.assigneeIds ?? []).map((one) => nameOf(record, one) ?? one),
    ].filter((one) => one !== undefined);
    return said.length === 0 ? [] : [`${seen.title}: ${said.join(', ')}`];
  }).join('; ');
}
