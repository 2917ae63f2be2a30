import { benchCrowd, instanceIfAsked } from './crowd';
import type { Measure } from './measure';

instanceIfAsked();

/** Five thousand people of one community told at once, each in their own chat. */
export const bench = (): Promise<Measure[]> => benchCrowd({ name: 'announcement', communities: 10, peopleEach: 500, what: 'digest' }, __filename);
