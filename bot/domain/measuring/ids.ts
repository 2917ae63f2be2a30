/** The measures, in the order in which they are read. */
export const measureIds = [
  'members', 'participation', 'levels', 'areas', 'newcomers', 'retention', 'answered', 'reply-time', 'voices', 'coverage', 'show-up', 'reach',
  'absence', 'follow-through', 'rhythm', 'sponsor', 'charter', 'library', 'quiet', 'web',
] as const;
export type MeasureId = (typeof measureIds)[number];

/** The five lights. */
export const lightIds = ['energy', 'inclusion', 'value', 'sustainability', 'alignment'] as const;
export type LightId = (typeof lightIds)[number];
