/** The words about what is done in somebody's name while they are away. */
export const absenceWords = {
  heading: 'While you are away',
  on: 'What you asked for in Microsoft 365 goes on in your name while this tab is closed: files that wait, meetings, the action plan.',
  off: 'Nothing is done in your name while this tab is closed. What you asked for waits until you open it.',
  until: (day: string): string => `Your sign-in is kept for this until ${day}, and longer each time you open the tab.`,
  nothingKept: 'Nothing is kept yet. That begins once you have allowed CoP Guide something under Connections.',
  how: 'It is kept sealed, for what you have allowed and nothing else. It is deleted when you leave the core group.',
  turnOff: 'Delete it and wait for me',
  turnOn: 'Go on while I am away',
  saidOn: 'CoP Guide goes on in your name while you are away.',
  saidOff: 'It is deleted. From now on what you asked for waits for you.',
};
