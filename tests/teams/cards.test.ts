import type { Card } from '../../bot/teams/cards/card';
import { everyCard, group, type Shown } from '../fakes/everyCard';

type Json = Record<string, unknown>;

/** Every object in a card that has a type. */
function parts(value: unknown): Json[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(parts);
  return typeof (value as Json)['type'] === 'string' ? [value as Json, ...inner] : inner;
}

/** Teams' limit for a card is 28 KB; it counts UTF-16. */
const sizeOf = (card: Card): number => JSON.stringify(card).length * 2;
const limit = 28_000;

const five = ['Amara Okafor', 'Tom Whitfield', 'Priya Nair', 'Luca Ferri', 'Mei Zhao'];
const short = (index: number, about: string): string => `What ${index} says on ${about}`;
const plainly = everyCard(group(five), short);

const known: Record<string, readonly string[]> = {
  AdaptiveCard: ['type', '$schema', 'version', 'msteams', 'body', 'actions', 'refresh'],
  TextBlock: ['type', 'text', 'size', 'weight', 'wrap', 'style'],
  RichTextBlock: ['type', 'inlines', 'spacing', 'separator', 'id'],
  TextRun: ['type', 'text', 'size', 'weight', 'isSubtle'],
  'Input.Text': ['type', 'id', 'label', 'isRequired', 'errorMessage', 'maxLength', 'value'],
  'Input.Number': ['type', 'id', 'label', 'isRequired', 'errorMessage', 'min', 'max', 'value'],
  'Input.Date': ['type', 'id', 'label', 'isRequired', 'errorMessage', 'value'],
  'Input.Time': ['type', 'id', 'label', 'isRequired', 'errorMessage', 'value'],
  'Input.ChoiceSet': ['type', 'id', 'label', 'isRequired', 'errorMessage', 'isMultiSelect', 'style', 'wrap', 'value', 'choices'],
  'Action.Execute': ['type', 'title', 'verb', 'data'],
  'Action.Submit': ['type', 'title', 'data'],
  'Action.OpenUrl': ['type', 'title', 'url'],
  'task/fetch': ['type'],
};

test('there is a card for every state of every step', () => {
  expect(plainly.length).toBeGreaterThan(70);
  expect(new Set(plainly.map((one) => one.what)).size).toBe(plainly.length);
});

test.each(plainly.map((one): [string, Card] => [one.what, one.card]))('%s: version 1.5, known elements, at most six actions, every field with a label', (_what, card) => {
  expect(card).toMatchObject({ type: 'AdaptiveCard', version: '1.5', msteams: { width: 'full' } });
  for (const part of parts(card)) {
    const allowed = known[String(part['type'])];
    expect([part['type'], allowed !== undefined]).toEqual([part['type'], true]);
    expect(Object.keys(part).filter((name) => !allowed?.includes(name))).toEqual([]);
    if (String(part['type']).startsWith('Input.')) expect(part['label']).toMatch(/\S/);
    if (String(part['type']).startsWith('Action.')) expect(part['title']).toMatch(/\S/);
    if (part['type'] === 'TextRun' || part['type'] === 'TextBlock') expect(part['text']).toMatch(/\S/);
  }
  expect(card.actions.length).toBeLessThanOrEqual(6);
  expect(JSON.stringify(card)).not.toMatch(/\{\w+\}|undefined|null,"(?:text|title)"|NaN/);
});

test('no field of a form is empty of a value that the client would refuse', () => {
  const numbers = plainly.flatMap((one) => parts(one.card)).filter((part) => part['type'] === 'Input.Number');
  expect(numbers.length).toBeGreaterThan(0);
  for (const one of numbers) expect(typeof one['value']).toBe('number');
});

describe('what 60 people write at length', () => {
  const names = Array.from({ length: 60 }, (_, n) => `${'Maria-Magdalena Papadopoulou-Featherstonehaugh '.repeat(5)}${n}`);
  const texts: [string, (n: number) => string][] = [
    ['plain words', () => 'Every student can show what they know, in more than one way. '.repeat(400)],
    ['one word without an end', () => 'x'.repeat(20_000)],
    ['quotation marks and line ends', () => '"\n'.repeat(10_000)],
    ['control characters', () => '\u0001\u0002'.repeat(10_000)],
    ['families of emoji', () => '👩‍👩‍👧‍👦'.repeat(1_800)],
    ['right-to-left text', () => 'שלום مرحبا '.repeat(1_800)],
    ['marks of Markdown', () => '*_~`#[]()'.repeat(2_200)],
  ];
  test.each(texts)('%s: every card stays under 28 KB and is whole Unicode', (_what, write) => {
    const text = write(0).slice(0, 20_000).replace(/[\uD800-\uDBFF]$/, '');
    const cards = everyCard(group(names, { name: text.slice(0, 110).replace(/[\uD800-\uDBFF]$/, ''), topic: text.slice(0, 290).replace(/[\uD800-\uDBFF]$/, '') }), () => text, 'largest');
    const tooLarge = cards.filter((one) => sizeOf(one.card) >= limit).map((one) => `${one.what}: ${sizeOf(one.card)}`);
    expect(tooLarge).toEqual([]);
    const broken = cards.filter((one) => /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(strings(one.card).join('\n')));
    expect(broken.map((one) => one.what)).toEqual([]);
  });
});

const strings = (value: unknown): string[] => (typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : []);

describe('text of people is never markup', () => {
  const hostile = '**bold** [link](https://evil.example) <img src=x onerror=1> _it_ # head\n1. one | `code` ~~no~~ {{DATE(2020)}} 😀 שלום';
  const cards = everyCard(group(five.map((name, n) => `${name} **${n}** [me](https://evil.example)`), { name: hostile.slice(0, 110), topic: hostile }), () => hostile, 'largest');

  test('a TextBlock is only ever a heading, with every mark of Markdown escaped', () => {
    for (const { what, card } of cards) {
      for (const block of parts(card).filter((part) => part['type'] === 'TextBlock')) {
        expect([what, block['style']]).toEqual([what, 'heading']);
        expect([what, String(block['text']).match(/(?<!\\)[*_`#[\]()|<>~{}]/)]).toEqual([what, null]);
      }
    }
  });

  test('it reaches the reader as it was written', () => {
    const seen = cards.flatMap(({ card }) => parts(card)).filter((part) => part['type'] === 'TextRun').map((part) => String(part['text']));
    expect(seen.some((text) => text.includes('**bold** [link](https://evil.example) <img src=x onerror=1>'))).toBe(true);
  });

  test('no link of theirs becomes an address to open', () => {
    const urls = cards.flatMap(({ card }) => parts(card)).filter((part) => part['type'] === 'Action.OpenUrl').map((part) => String(part['url']));
    expect(urls.length).toBeGreaterThan(0);
    expect(urls.filter((url) => url.includes('evil'))).toEqual([]);
  });
});

test('the promise that answers stay private ends with the reveal', () => {
  const promising = plainly.filter((one) => strings(one.card).some((text) => text.includes('answers stay private until'))).map((one) => one.what);
  expect(promising.length).toBeGreaterThan(0);
  expect(promising.filter((what) => /reveal|propos|agree/.test(what) && !/ready/.test(what))).toEqual([]);
});

test('before the reveal no card holds a word of an answer, its author included', () => {
  const secret = (index: number): string => `UNTOLD-${index}`;
  const early = ['not started', 'open', 'one is missing', 'one is missing for long', 'ready'];
  const cards: Shown[] = everyCard(group(five), secret).filter((one) => early.some((state) => one.what.endsWith(`, ${state}`)));
  expect(cards.length).toBeGreaterThan(20);
  for (const { what, card } of cards) expect([what, JSON.stringify(card).includes('UNTOLD')]).toEqual([what, false]);
});
