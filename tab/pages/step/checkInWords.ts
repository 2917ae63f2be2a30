/** The words of a check-in before a meeting. */
export const checkInWords = {
  heading: (when: string): string => `Check-in for ${when}`,
  lead: 'A line each is enough. The core group reads it, so that the meeting is for what needs talking.',
  none: 'Nobody has checked in yet.',
  parts: { done: 'Done', next: 'Next', blocked: 'In the way', help: 'Help I could use' },
  go: 'Check in',
  change: 'Change my check-in',
  cancel: 'Leave it',
};
