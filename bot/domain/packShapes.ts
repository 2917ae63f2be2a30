import { z } from 'zod';
import { id } from './shapeParts';

/** The commands about the pack with which a community takes everything along. */
export const packShapes = {
  /** Puts everything that members may keep into one file in the team's Files, as a new version of the last one. */
  makePack: z.strictObject({ type: z.literal('makePack') }),
  /** Says that one has opened it and that it is complete, or takes that back. */
  checkPack: z.strictObject({ type: z.literal('checkPack'), packId: id, complete: z.boolean() }),
} as const;
