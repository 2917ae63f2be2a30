import { z } from 'zod';
import { id } from './shapeParts';

/** The commands about the files that were put into the team's Files. */
export const filesShapes = {
  /** Looks in SharePoint what became of them. */
  lookAtFiles: z.strictObject({ type: z.literal('lookAtFiles') }),
  /** Copies what lies there now to the channel of a sub-group, or tries once more. */
  copyFile: z.strictObject({ type: z.literal('copyFile'), fileId: id, subGroupId: id }),
} as const;
