import { say } from '../fakes/paper';
import { group } from '../fakes/everyCard';
import { everyPrompt } from '../fakes/everyPrompt';

const prompts = everyPrompt(group(['Amara Okafor', 'Tom Whitfield', 'Priya Nair']), 'A line').filter(({ what }) => !/form|off switch|over|^survey/.test(what));
const lastLine = (body: unknown[]): string => JSON.stringify(body.at(-1));
const offSwitches = [say('prompt.less'), say('prompt.hush'), say('prompt.go-on-pause')];

test.each(prompts.map((one) => [one.what, one.card] as const))('%s says in its last line why it came, and has its off switch on it', (what, { body, actions }) => {
  expect(lastLine(body)).toMatch(/"isSubtle":true/);
  expect(lastLine(body)).toMatch(/It comes|It is asked once|Whatever the core group does/);
  // Once answered, it has ended itself.
  if (!what.includes('answered')) expect(actions.map(({ title }) => title).filter((title) => offSwitches.includes(title))).not.toEqual([]);
});

test('an answered question offers no second answer', () => {
  for (const { card } of prompts.filter(({ what }) => what.includes('answered'))) expect(card.actions.map(({ title }) => title)).toEqual([say('button.journey')]);
});
