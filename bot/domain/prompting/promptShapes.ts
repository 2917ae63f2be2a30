import { z } from 'zod';
import { date } from '../shapeParts';

/** What the core group can pause or stop by itself, of what comes to its conversation. */
export const coreKinds = ['check-in', 'review', 'update'] as const;
export type CoreKind = (typeof coreKinds)[number];

export const waysOn = ['smaller', 'pause', 'fine'] as const;
export type WayOn = (typeof waysOn)[number];

/** The commands about what is sent by itself. */
export const promptShapes = {
  /** Nothing of a kind before a date, nothing of it at all (`always`), or everything as planned (null). */
  hushPrompts: z.strictObject({ type: z.literal('hushPrompts'), what: z.enum(coreKinds), untilOn: z.union([date, z.literal('always')]).nullable() }),
  /** The answer to the one question how to go on; `about` names the card that asked. */
  goOn: z.strictObject({ type: z.literal('goOn'), about: z.string().max(60), way: z.enum(waysOn) }),
} as const;
