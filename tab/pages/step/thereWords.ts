/** The words of who was at a meeting of the core group. */
export const thereWords = {
  heading: 'Who was there',
  lead: 'The core group sees this, and each of you under My data. Names are kept for 13 months.',
  everybody: 'Everybody was there',
  left: (name: string): string => `${name} (not in the core group any more)`,
  led: 'Who facilitated',
  ledHint: 'Ticking whose turn it was puts them here.',
  nobody: 'Nobody noted',
};
