import { limits, type Pacing } from '../graph/pacing';
import type { Store } from '../store/store';

/** The limits of Microsoft 365, kept by all instances on one database together. */
export const sharedPacing = ({ pace, slots }: Pick<Store, 'pace' | 'slots'>): Pacing => ({
  team: (groupId) => pace.take(`team ${groupId}`, limits.teamASecond),
  outlook: () => slots.take(limits.outlookAtOnce),
});
