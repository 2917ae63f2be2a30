import { partsOf } from '../../bot/toolkit/keys';
import { loadToolkit } from '../../bot/toolkit/load';
import { inventoryIds } from './inventoryIds';

/**
 * Items of the toolkit that no content claims, by stage. The list can only shrink knowingly: an item
 * leaves it when a step, question or point serves it, and none may join it unseen.
 */
const notInContentYet: Record<string, string[]> = {
  S0: [
    'S0.1', // the overview: the journey map, in chat and in the tab
    'S0.2', // guide, never gate: any step can be done in any order, skipped with a reason, parked or reopened
    'S0.4', // the headings: the stages and steps themselves
  ],
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

test('what the content does not claim is known', () => {
  const claimed = new Set(claims);
  expect(inventoryIds.filter((id) => !claimed.has(id))).toEqual(Object.values(notInContentYet).flat());
});
