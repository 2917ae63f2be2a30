import { readingOf } from './readability';
import { everyString } from './words';

const strings = everyString();

/** Titles and authors of published works stand as they were published; what we say about a work does not fall under this. */
const isCitation = ({ where, place }: { where: string; place: string }): boolean => where.includes('.entry.') && place !== 'lead';
const ownWords = strings.filter((one) => !isCitation(one));

/** What our voice leaves out, with an example that each rule must catch. */
const leftOut: [rule: string, pattern: RegExp, example: string][] = [
  ['exclamation marks', /!/, 'Well done!'],
  ['emoji', /\p{Extended_Pictographic}/u, 'Ready \u{1F680}'],
  ['pleading', /\b(please|kindly|just|simply)\b/i, 'Please tell us'],
  ['praise from a machine', /\b(great|awesome|amazing|brilliant|congratulations|well done)\b/i, 'Great answer'],
  ['empty errors', /something went wrong|\boops\b/i, 'Something went wrong'],
  ['shame', /\b(fail(ed|ure)?|late|lazy|forgot|should have)\b/i, 'You forgot this'],
  ['US spellings', /\b(\w*(?:ganiz|cogniz|qualiz|aliz|nalyz)\w*|colors?|center|behavior\w*|program|labor|favorite|gray|fulfill|enroll?ment|traveler|catalog)\b/i, 'Organize the program'],
  ['office jargon', /\b(leverage|utili[sz]e|going forward|deliverables?|synerg\w+|reach out|circle back|impactful)\b/i, 'Leverage synergies'],
  ['markup', /[<>*_#`[\]{}]|\n/, 'a **bold** word'],
  ['straight quotes', /["']/, "the university's plans"],
  ['double spaces and loose ends', /\s{2}|^\s|\s$/, 'two  spaces'],
];

test.each(leftOut)('the words hold no %s', (_rule, pattern, example) => {
  expect(example).toMatch(pattern);
  expect(strings.filter(({ text }) => pattern.test(text))).toEqual([]);
});

test('headings are in sentence case and end without a full stop', () => {
  const names = new Set(['Teams', 'CoP']);
  for (const { where, place, text } of ownWords) {
    if (place !== 'heading') continue;
    expect({ where, text }).toEqual({ where, text: expect.stringMatching(/^[A-Z].*[^.:;,]$/) });
    expect({ where, capitals: text.split(' ').slice(1).filter((word) => /^[A-Z]/.test(word) && !names.has(word)) }).toEqual({ where, capitals: [] });
  }
});

test('everything but a heading is whole sentences', () => {
  for (const { where, place, text } of strings) {
    if (place === 'heading') continue;
    expect({ where, text }).toEqual({ where, text: expect.stringMatching(/^[A-Z].*[.?]”?$/) });
  }
});

describe('a reader of twelve can read it:', () => {
  test('no sentence has more than 20 words', () => {
    expect(strings.filter(({ text }) => readingOf(text).longestSentence > 20)).toEqual([]);
  });

  test('no word has more than ten letters, save those of the field', () => {
    expect(ownWords.flatMap(({ where, text }) => readingOf(text).hardWords.map((word) => `${where}: ${word}`))).toEqual([]);
  });

  test('no text of a dozen words or more is harder than easy prose', () => {
    const hard = ownWords.map(({ where, text }) => ({ where, ...readingOf(text) })).filter((one) => one.words >= 12 && one.lix > 36);
    expect(hard).toEqual([]);
  });

  test('all of it together is far from hard', () => {
    expect(readingOf(strings.map(({ text }) => `${text}.`).join(' ')).lix).toBeLessThan(20);
  });

  test('the measure tells hard prose from easy prose', () => {
    const hard = readingOf('Stakeholders collaboratively operationalise transformational interventions notwithstanding considerable institutional complexity, thereby incentivising multidimensional engagement.');
    expect(hard.lix).toBeGreaterThan(60);
    expect(hard.hardWords).toContain('transformational');
    expect(readingOf('We meet. We talk. Then we go home.')).toMatchObject({ words: 8, longestSentence: 4, hardWords: [] });
  });
});
