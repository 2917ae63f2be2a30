/** In place of an id: has a reading hold what the draft of a text for members is drawn from (`happenings.ts`). */
export const updateDraft = 'update:draft';

/** The collections of which it does, the newest of each. */
export const drawnUpon = ['members', 'events', 'resources', 'helpRequests', 'ideas', 'thanks', 'choices'] as const;
