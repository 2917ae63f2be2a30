/** The words of the page about what is written for others. */
export const communicationsWords = {
  heading: 'Communications',
  lead: 'What you write for members and for the sponsor: what is being prepared, and what went out.',
  prepared: 'Being prepared',
  out: 'What went out',
  none: 'Nothing has gone out yet.',
  noSteps: 'This toolkit has no texts for others.',
  audience: { members: 'for members', sponsor: 'for the sponsor' },
  write: (heading: string): string => `Write: ${heading}`,
  number: (n: number): string => `number ${n} is next`,
  columns: ['Text', 'Published', 'By', 'For', 'Where it is'] as const,
  told: 'posted to the members',
  file: 'Open the file',
  notFiled: 'not in Files',
};
