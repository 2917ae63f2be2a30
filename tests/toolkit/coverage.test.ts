import { existsSync } from 'node:fs';
import { partsOf } from '../../bot/toolkit/keys';
import { loadToolkit } from '../../bot/toolkit/load';
import { inventoryIds } from './inventoryIds';
import { mustIds } from './mustIds';

/** Items that no step serves but the app itself, and the file that does. The list can only shrink knowingly, and none may join it unseen. */
const servedByTheApp: Record<string, string> = {
  // The overview of the stages: the journey map.
  'S0.1': 'tab/pages/home/Journey.tsx',
  // A guide and no gate: any step in any order, skipped with a reason, put aside, reopened.
  'S0.2': 'bot/domain/execute.ts',
  // Headings that lead to each stage and step from everywhere.
  'S0.4': 'tab/app/AllSteps.tsx',
};

const claims = loadToolkit().stages.flatMap((stage) => [
  ...stage.covers,
  ...stage.steps.flatMap((step) => [...step.covers, ...partsOf(step).flatMap((part) => part.covers)]),
]);

test('the inventory has 229 items, each once', () => {
  expect(inventoryIds).toHaveLength(229);
  expect(new Set(inventoryIds).size).toBe(229);
});

test('the content claims only items of the toolkit, and each only once', () => {
  const known = new Set(inventoryIds);
  expect(claims.filter((id) => !known.has(id))).toEqual([]);
  expect(claims.filter((id, index) => claims.indexOf(id) !== index)).toEqual([]);
});

test('every item is served by a step, or by a part of the app that is there', () => {
  const claimed = new Set(claims);
  expect(inventoryIds.filter((id) => !claimed.has(id))).toEqual(Object.keys(servedByTheApp));
  expect(Object.values(servedByTheApp).filter((file) => !existsSync(file))).toEqual([]);
});

test('what must be there is part of the inventory', () => expect(mustIds.filter((id) => !inventoryIds.includes(id))).toEqual([]));
