/** The words of the review room. */
export const reviewWords = {
  heading: 'Review room',
  lead: 'What you set out to do, beside what is known. Look at both together, answer the questions, then decide how to go on.',
  next: (day: string): string => `The next review is planned for ${day}.`,
  none: 'No review is planned. The charter page sets the dates.',
  aims: 'What we set out to do',
  noAims: 'The charter has no aims yet.',
  from: (version: number | null): string => (version === null ? 'From the draft of the charter.' : `From version ${version} of the charter.`),
  served: (done: number, all: number): string => `${done} of ${all} ${all === 1 ? 'action' : 'actions'} done`,
  known: 'What is known',
  caption: 'Each measure with its value and its change',
  toMeasures: 'All measures, with their charts',
  questions: 'Questions to answer together',
  decide: 'How to go on',
  undecided: 'Not decided yet.',
  decided: (choice: string): string => `Decided: ${choice}`,
  columns: ['Measure', 'Value', 'Change'] as const,
};
