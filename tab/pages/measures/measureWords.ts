/** The words of the measures page. */
export const measureWords = {
  heading: 'Measures',
  lead: 'First numbers, from what is already known. No ranking, and nothing about what people write.',
  caution: 'What it cannot say',
  asTable: 'Show as a table',
  asLights: 'Show one by one',
  caption: 'The first measures, with what each one counts and what it cannot say',
  columns: ['Measure', 'Now', 'What it counts', 'What it cannot say'] as const,
  nothing: 'Nothing to count yet',
};
