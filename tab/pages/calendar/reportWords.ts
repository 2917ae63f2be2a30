/** Whom a report can note: at an event everybody of the community, at its meetings the core group. */
export type Who = 'community' | 'core';
const group = { community: 'this community', core: 'the core group' } as const;
const people = (n: number): string => (n === 1 ? '1 person' : `${n} people`);

/** The words of reading who came from Teams, and from a file of it. */
export const reportWords = {
  lead: {
    community: 'The report is read in the name of whoever booked the meeting. Names of this community are ticked; of others only the number is kept. What you tick or untick stays.',
    core: 'The report is read in the name of whoever booked the meeting. Names of the core group are ticked; of others only the number is kept. What you tick or untick stays.',
  },
  ask: 'Read who came from Teams',
  states: { asked: 'Who came is being read from Teams.', waiting: 'Reading who came waits.', failed: 'Who came could not be read from Teams.' },
  read: (came: number, others: number, who: Who): string => `Read from Teams: ${people(came)} of ${group[who]}${others === 0 ? '' : ` and ${others === 1 ? '1 other' : `${others} others`}`}.`,
  file: 'Bring in a file of who came',
  choose: 'The attendance report that you downloaded from the meeting in Teams (CSV)',
  chooseHint: 'A list with a column of names and one of addresses works too. Nothing is noted before you have looked at it, and the file itself is not kept.',
  nothing: 'No list of people is found in this file. Choose the attendance report of the meeting, or a list whose first column is headed “Name”.',
  tooMany: (most: number): string => `The list has more than ${most} people. Split it into several files.`,
  found: (n: number, who: Who): string => (n === 0 ? `Nobody new of ${group[who]} is in the file.` : `${people(n)} of ${group[who]} ${n === 1 ? 'is' : 'are'} in the file:`),
  standing: (n: number): string => `${people(n)} ${n === 1 ? 'is noted already, and stays' : 'are noted already, and stay'} as you have them.`,
  others: (n: number, who: Who): string => `${n === 1 ? '1 other is' : `${n} others are`} not in ${group[who]}, and nothing is kept of them.`,
  note: (n: number): string => `Note that ${n === 1 ? 'this person' : 'these people'} came`,
};
