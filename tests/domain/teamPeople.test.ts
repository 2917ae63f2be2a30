import fc from 'fast-check';
import { settledTeam, type TeamPerson } from '../../bot/domain/teamPeople';

const person = (id: string, more: Partial<TeamPerson> = {}): TeamPerson => ({ id, name: id, email: `${id}@university.example`, ...more });

test('whom both lists have is there, with the role that Graph tells and an address from whichever knows one', () => {
  expect(settledTeam([person('ada', { role: 'owner', email: null })], [person('ada')])).toEqual({ here: [person('ada', { role: 'owner' })], unsure: [] });
});

test('whom one list has is left as they are, whichever list lags behind', () => {
  const { here, unsure } = settledTeam([person('ada'), person('gone-by-bot')], [person('ada'), person('new-by-bot')]);
  expect([here.map((one) => one.id), unsure.sort()]).toEqual([['ada'], ['gone-by-bot', 'new-by-bot']]);
});

test('one list alone counts where the other could not be read', () => {
  expect(settledTeam(null, [person('ada', { role: 'guest' })])).toEqual({ here: [person('ada', { role: 'guest' })], unsure: [] });
  expect(settledTeam([person('ben', { role: 'owner' })], null)).toEqual({ here: [person('ben', { role: 'owner' })], unsure: [] });
  expect(settledTeam(null, null)).toEqual({ here: [], unsure: [] });
});

test('nobody is both, nobody is lost, and a name twice in a list is one', () => {
  const list = fc.array(fc.constantFrom('a', 'b', 'c', 'd').map((id) => person(id)), { maxLength: 8 });
  fc.assert(fc.property(list, list, (graph, bot) => {
    const { here, unsure } = settledTeam(graph, bot);
    const ids = here.map((one) => one.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids, ...unsure].sort()).toEqual([...new Set([...graph, ...bot].map((one) => one.id))].sort());
  }));
});
