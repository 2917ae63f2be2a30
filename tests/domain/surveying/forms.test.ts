import { matchForms, type FormQuestion } from '../../../bot/domain/surveying/forms';
import { isFormsAddress } from '../../../bot/domain/surveying/formsShape';
import { isFormsLink } from '../../../tab/pages/surveys/formsLink';

const questions: FormQuestion[] = [
  { id: 'worth', text: 'It was worth my time.', takes: { kind: 'scale', from: 1, to: 5, early: true } },
  { id: 'said', text: 'Could you say what you wanted to say?', takes: { kind: 'choice', options: [{ value: 'yes', label: 'Yes' }, { value: 'partly', label: 'In part' }, { value: 'no', label: 'No' }] } },
  { id: 'use', text: 'What will you use?', takes: { kind: 'text' } },
];
const header = ['ID', 'Start time', 'Completion time', 'Email', 'Name', '1. It was worth my time', 'Could you say what you wanted to say ', 'What will you use', 'Anything else?'];
const early = 'Too early to say';
const match = (...rows: string[][]) => matchForms(questions, [header, ...rows], early);
const row = (id: string, worth: string, said: string, use: string): string[] => [id, '45000.1', '45000.2', 'a@b.example', 'Amara', worth, said, use, 'secret'];

test('columns go to the questions whose words they have; who and when are left out, and so is what was not asked', () => {
  expect(match().columns.map((one) => one.questionId ?? one.left)).toEqual(['time', 'time', 'time', 'person', 'person', 'worth', 'said', 'use', 'other']);
});

test('answers are read as the questions take them, and nothing of the other columns', () => {
  const found = match(row('1', '4', 'in part', ' The rubric '), row('2', 'Too early to say', 'No', ''), row('3', '5 - very much', '', ''));
  expect(found.rows).toEqual([{ worth: 4, said: 'partly', use: 'The rubric' }, { worth: 'early', said: 'no' }, { worth: 5 }]);
  expect(JSON.stringify(found.rows)).not.toMatch(/Amara|@|secret|45000/);
});

test('what does not fit is counted and left out, rows without an answer too', () => {
  expect(match(row('1', '6', 'Maybe', 'x'), row('2', 'five', '', ''), row('3', '', '', ''), ['', '', '', '', '', '', ''])).toMatchObject({ rows: [{ use: 'x' }], unread: 3, empty: 2 });
});

test('of rows with one id the first counts; without the column each counts', () => {
  expect(match(row('1', '4', '', ''), row('1', '5', '', '')).rows).toEqual([{ worth: 4 }]);
  expect(matchForms(questions, [['It was worth my time.'], ['4'], ['4']], early).rows).toHaveLength(2);
  expect(matchForms(questions, [], early)).toMatchObject({ columns: [], rows: [] });
});

test('a column that has a question’s words twice counts once', () => {
  expect(matchForms(questions, [['What will you use?', 'what will you use'], ['a', 'b']], early)).toMatchObject({ rows: [{ use: 'a' }], columns: [{ questionId: 'use' }, { left: 'other' }] });
});

test.each([
  ['https://forms.office.com/r/abc', true], ['https://forms.microsoft.com/e/abc?x=1', true], ['https://forms.cloud.microsoft/r/abc', true],
  ['http://forms.office.com/r/abc', false], ['https://forms.office.com.evil.example/r', false], ['https://forms.office.com@evil.example/', false], ['https://evil.example/https://forms.office.com/', false],
  ['https://forms.office.com:444/r', false], ['https://forms.office.com\\@evil.example/', false], ['javascript:https://forms.office.com/', false], ['', false],
])('%s is a link of Microsoft Forms: %s', (address, is) => expect([isFormsAddress(address), isFormsLink(address)]).toEqual([is, is]));
