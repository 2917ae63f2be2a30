import { weather } from '../fakes/storm';

/** Another one is tried with COP_SEED. */
const seed = process.env['COP_SEED'] ?? 'storm';

test('after hundreds of acts in bad weather, with instances killed on the way, Microsoft 365 holds what the record wants, each thing once', async () => {
  const after = await weather({ commands: 240, spells: 2, seed });
  // Named in a failure: with it the same acts are tried again.
  expect({ seed, ...after }).toMatchObject({ seed, differences: [] });
  expect(after.done).toBeGreaterThan(120);
  expect(Object.keys(after.faults).length).toBeGreaterThan(3);
}, 600_000);
