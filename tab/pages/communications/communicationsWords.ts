/** The words of the page about what is written for others. */
export const communicationsWords = {
  heading: 'Communications',
  lead: 'What you write for members and for the sponsor: what is being prepared, what comes, and what went out.',
  prepared: 'Your texts',
  out: 'What went out',
  none: 'Nothing has gone out yet.',
  noSteps: 'This toolkit has no texts for others.',
  audience: { members: 'for members', sponsor: 'for the sponsor' },
  state: (status: 'done' | 'skipped' | 'parked' | string, published: number): string =>
    status === 'parked' ? 'put aside' : published === 0 ? (status === 'not-started' ? 'not started' : status === 'skipped' ? 'skipped' : 'being written') : `published ${published === 1 ? 'once' : published === 2 ? 'twice' : `${published} times`}`,
  later: (n: number): string => (n === 1 ? 'One more opens once you decide how to go on.' : `${n} more open once you decide how to go on.`),
  ahead: 'Calendar',
  aheadLead: 'What comes in the next five weeks. What you write can say the same in each place, so write it once.',
  aheadNone: 'Nothing in the next five weeks. Plan an event, or set the date of a review on the charter page.',
  checkIn: 'Check-in of the core group',
  review: { light: 'Light review', full: 'Full review' },
  talk: 'Talk with the sponsor',
  update: 'The next update to members is due',
  columns: ['Text', 'Published', 'By', 'For', 'Where it is'] as const,
  told: 'posted to the members',
  file: 'Open the file',
  notFiled: 'not in Files',
};
