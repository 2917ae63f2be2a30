import type { Act } from '../decision';
import type { CommunityRecord, Tick } from '../record';

type At = Pick<Tick, 'stepId' | 'version'>;

/** In `ticks`, the id under which something is left out of a text for others. */
export const outKey = (id: string): string => `out:${id}`;

export const isLeftOut = (record: CommunityRecord, { stepId, version }: At, id: string): boolean =>
  record.ticks.some((one) => one.stepId === stepId && one.version === version && one.itemId === outKey(id) && one.ticked);

/** The row that leaves something out, or takes it in again. */
export const leftOut = ({ stepId, version }: At, id: string, out: boolean, act: Act): Tick => ({ stepId, version, itemId: outKey(id), ticked: out, tickedBy: act.personId, tickedAt: act.now });
