import { benchCrowd, instanceIfAsked } from './crowd';
import type { Measure } from './measure';

instanceIfAsked();

/** Ten thousand reminders due at one moment. */
export const bench = (): Promise<Measure[]> => benchCrowd({ name: 'reminders', communities: 200, peopleEach: 50, what: 'event-reminder' }, __filename);
