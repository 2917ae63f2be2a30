import { weather } from '../fakes/storm';

/** Another storm is tried with COP_SEED, a longer one with COP_STORM: the number of acts, some hundred to a spell. */
const seed = process.env['COP_SEED'] ?? 'storm';
const commands = Number(process.env['COP_STORM'] ?? 240);

test('after hundreds of acts here, in Outlook and in Planner, in bad weather, with instances killed on the way, Microsoft 365 holds what the record wants, each thing once', async () => {
  const after = await weather({ commands, spells: Math.ceil(commands / 200), seed });
  if (process.env['COP_STORM']) process.stdout.write(`${JSON.stringify({ seed, ...after }, null, 1)}\n`);
  // Named in a failure: with it the same acts are tried again.
  expect({ seed, ...after }).toMatchObject({ seed, differences: [] });
  expect(after.done).toBeGreaterThan(commands / 3);
  expect(Math.min(after.inOutlook, after.inPlanner)).toBeGreaterThan(0);
  expect(Object.keys(after.faults).length).toBeGreaterThan(3);
}, 3_600_000);
