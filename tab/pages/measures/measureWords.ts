const days = (n: number): string => (n === 1 ? 'day 1' : `day ${n}`);
const hours = (n: number): string => `${Math.round(n)} h`;

/** The words of the measures page. What a measure asks, counts and cannot say comes with it. */
export const measureWords = {
  heading: 'Measures',
  lead: 'How the community is doing, to talk about together. No ranking of people, and nothing about what anybody wrote.',
  on: (day: string): string => `The twelve weeks up to ${day}, unless a measure says otherwise.`,
  lights: 'At a glance',
  download: 'Download as CSV',
  table: 'As a table',
  about: 'What it counts, and what it cannot say',
  source: 'Where it comes from:',
  caution: 'What it cannot say:',
  columns: ['When or what', 'Value', '95% interval'] as const,
  between: (low: string, high: string): string => `${low} to ${high}`,
  hidden: 'fewer than five, not shown',
  lineAlt: (name: string, n: number, last: string): string => `${name}: a line of ${n} points, the last one ${last}. The table below has them all.`,
  stepsAlt: (name: string, share: string, at: string): string => `${name}: a curve that reaches ${share} at ${at}. The table below has every step.`,
  units: { day: days, hour: hours },
  remarks: (n: number): string => (n === 0 ? 'What we make of it' : `What we make of it (${n})`),
  remark: (heading: string): string => `Your comment on “${heading}”`,
  remarkFor: 'The core group reads it here, with your name.',
  keep: 'Add the comment',
  remove: 'Remove',
  removed: 'The comment is removed.',
  web: 'Enter web page figures',
  webLead: 'Once a quarter, copy the figures of the community\'s page from your web analytics. Entering a quarter again replaces it.',
  quarter: 'Quarter',
  visits: 'Visits',
  visitors: 'Visitors',
  wholeNumber: 'A whole number, please.',
  saveWeb: 'Save the figures',
};
