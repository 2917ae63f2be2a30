/** The words of how somebody wants to be written to. */
export const mannersWords = {
  heading: 'How CoP Guide writes to you',
  lead: 'This holds for all your communities. Nothing is sent between 18:00 and 08:00 by your clock, or on days that you do not work.',
  digest: 'What is new and what waits for me',
  digests: { daily: 'On each working day', weekly: 'Once a week', never: 'Never' },
  days: 'My working days',
  dayNames: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  zone: 'My time zone',
  ofCommunity: 'As my community',
  also: 'Also send me',
  kinds: { 'event-reminder': 'A reminder of events I signed up for', 'event-after': 'A word after events I signed up for', 'coffee-pair': 'With whom I am drawn for coffee', 'coffee-met': 'The question whether we met' },
  pausedUntil: 'Nothing before',
  pausedHint: 'Leave it empty for no pause.',
  muted: 'Nothing from these communities',
  save: 'Save how I am written to',
  saved: 'Kept. CoP Guide writes to you that way from now on.',
  noDay: 'Choose at least one day.',
};
