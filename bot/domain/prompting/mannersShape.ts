import { z } from 'zod';
import { zone } from '../commands';
import { date, id } from '../shapeParts';
import { personalKinds, personalPrompts } from './manners';

/** What somebody can choose about being written to; see `Manners`. `base` is the revision that they saw. */
export const mannersShape = z.strictObject({
  base: z.number().int().min(0),
  digest: z.enum(['daily', 'weekly', 'never']),
  zone: zone.nullable(),
  days: z.array(z.number().int().min(1).max(7)).min(1, 'is empty').max(7),
  pausedUntil: date.nullable(),
  off: z.array(z.enum(personalPrompts)).max(personalPrompts.length),
  later: z.array(z.strictObject({ what: z.enum(personalKinds), untilOn: date })).max(personalKinds.length).refine((list) => new Set(list.map((one) => one.what)).size === list.length, 'names a kind twice'),
  muted: z.array(id).max(100),
});
export type MannersChoice = z.output<typeof mannersShape>;
