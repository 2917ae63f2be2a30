import { namedIn } from '../../../bot/domain/helping/naming';

const people = ['Tom Whitfield', 'Tom Whit', 'Priya Nair', '李 娜', 'Zoë Brontë'].map((name) => ({ name }));

test.each([
  ['Priya', ['Priya Nair']], ['pirya nair', ['Priya Nair']], ['Tom', ['Tom Whitfield', 'Tom Whit']], ['tom whit', ['Tom Whit']], ['zoe', ['Zoë Brontë']], ['李 娜', ['李 娜']],
  ['', []], ['李', []], ['t', []], ['somebody', []], ['priya whitfield', []],
])('"%s" names %j', (whom, found) => expect(namedIn(people, whom).map((one) => one.name)).toEqual(found));
