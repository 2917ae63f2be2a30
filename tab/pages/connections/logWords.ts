/** The words of the log in Files. */
export const logWords = {
  off: 'Nobody has switched the log on.',
  start: 'Switch the log on',
  startAgain: 'Start it again',
  takeOver: 'Write it in my name',
  stop: 'Switch the log off',
  open: 'Open the log in Excel',
  by: (name: string): string => `It is written in the name of ${name}, after each change and once a night.`,
  news: (when: string, text: string): string => `${when}: ${text}`,
};
