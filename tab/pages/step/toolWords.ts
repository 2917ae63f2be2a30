/** The words of the tools for a meeting that is under way. */
export const toolWords = {
  tools: 'Speaking order and timer',
  order: 'An order to speak in',
  orderLead: 'Anybody can pass. Whoever facilitates speaks last, and a sponsor after that.',
  shuffle: 'Shuffle again',
  timer: 'Timer',
  minutes: 'Minutes',
  start: 'Start',
  pause: 'Pause',
  goOn: 'Go on',
  clear: 'Clear',
  left: 'Time left',
  over: 'The time is over.',
  oneMinute: 'One minute is left.',
};
