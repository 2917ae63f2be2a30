import { toolkit } from '../domain/community';
import { namedThing } from '../../bot/teams/things';

test.each([
  ['find the energy', 'energy', null], ['Find the enrgy', 'energy', null], ['meet the sponsor', 'sponsor', null], ['open develop a charter', 'charter', null],
  ['who is coordinator', 'roles', 'coordinator'], ['who is our cordinator?', 'roles', 'coordinator'], ['what is a sponsor', 'roles', 'sponsor'],
  ['who does member support', 'roles', 'member-support'], ['roles', 'roles', null],
])('"%s" names %s %s', (line, stepId, roleId) => expect(namedThing(toolkit, line)).toMatchObject({ stepId, roleId }));

test.each(['', 'what is this', 'who are we', 'bananas', 'energy bananas', '😀', 'find the energy of the sponsor and the moon'])('"%s" names nothing', (line) => expect(namedThing(toolkit, line)).toBeNull());

test('a name typed in full is told apart from one that only shares a word', () => {
  expect(namedThing(toolkit, 'sponsor')).toMatchObject({ roleId: 'sponsor', share: 1 });
  expect(namedThing(toolkit, 'charter')).toMatchObject({ stepId: 'charter', share: 0.5 });
  expect(namedThing(toolkit, 'what is a charter')).toMatchObject({ stepId: '', share: 1, meaning: { term: 'Charter', text: expect.stringContaining('One or two pages') as string } });
  expect(namedThing(toolkit, 'What is a sponsor?')).toMatchObject({ roleId: 'sponsor', meaning: null });
  expect(namedThing(toolkit, 'explain consnet')).toMatchObject({ meaning: { term: 'Consent', text: expect.stringContaining('Nobody sees a reason') as string } });
});

test.each([['ground rules', 'relationships', 'ground-rules'], ['grond rules please', 'relationships', 'ground-rules'], ['what are our ground rules', 'relationships', 'ground-rules']])('"%s" names the text of the charter', (line, stepId, slotId) => expect(namedThing(toolkit, line)).toMatchObject({ stepId, slotId }));

test.each([['what is a community of practice', 'Community of Practice'], ['how do I vote', 'Vote'], ['what does consent mean', 'Consent']])('"%s" asks for the term %s', (line, term) => expect(namedThing(toolkit, line)?.meaning?.term).toBe(term));
