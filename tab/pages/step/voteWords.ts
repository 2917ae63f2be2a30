const dots = (n: number): string => (n === 1 ? '1 dot' : `${n} dots`);

/** The words of a vote. */
export const voteWords = {
  heading: 'Your vote',
  lead: (n: number, most: number): string => `You have ${dots(n)}, and at most ${most} for one option. Nobody sees your dots, now or later: only the sums are shown, once the vote is closed.`,
  given: 'Your vote is given. You can change it until the vote is closed.',
  passed: 'You have passed. You can still vote until the vote is closed.',
  left: (n: number): string => `${dots(n)} left`,
  dots,
  more: (text: string): string => `One more dot on ${text}`,
  less: (text: string): string => `One dot less on ${text}`,
  give: 'Give my vote',
  change: 'Change my vote',
  pass: 'Pass',
  takeBack: 'Take my vote back',
  withdraw: 'Take off the list',
  withdrawn: 'Your option is off the list.',
  undo: 'Undo',
  option: 'Something that is missing on the list',
  add: 'Add it',
  nothing: 'There is nothing to vote on yet. The options come from what you agree in another step, and you can add some here.',
  close: 'Close the vote',
  closeLead: 'The sums are shown to the core group then, and nobody can vote any more.',
  closes: (day: string): string => `The vote can be closed when everybody has voted or passed, or from ${day} on with two votes.`,
  result: 'What came out',
  turnout: (voted: number, passed: number): string => `${voted} voted, ${passed} passed.`,
  tied: (rank: number): string => `level with another on place ${rank}`,
};
