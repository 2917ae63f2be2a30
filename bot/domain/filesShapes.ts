import { z } from 'zod';
import { id, words } from './shapeParts';

/** Teams takes 50 characters for the name of a channel; one of another service may be longer. */
const channelName = words(100).min(1, 'is empty');

/** The commands about the files that were put into the team's Files. */
export const filesShapes = {
  /** Looks in SharePoint what became of them. */
  lookAtFiles: z.strictObject({ type: z.literal('lookAtFiles') }),
  /** Copies what lies there now to a channel of the team, or tries once more. The name is what the channel is called until it is looked at. */
  copyFile: z.strictObject({ type: z.literal('copyFile'), fileId: id, channelId: id, name: channelName }),
} as const;
