/** @jest-environment jsdom */
import { act } from 'react';
import type { SurveyAnswerView, SurveySummary } from '../../bot/api/contract';
import { askedInstruments } from '../../bot/domain/surveying/instruments';
import { readSurvey } from '../../tab/pages/surveys/AskSurvey';
import { SurveyPage } from '../../tab/pages/surveys/SurveyPage';
import { SurveysPage } from '../../tab/pages/surveys/SurveysPage';
import { surveyTitles } from '../../tab/pages/surveys/surveyTitles';
import { button, buttons, draw, settled, taking } from './drawing';
import { sampleCommunity } from './sampleCommunity';

const summary = (more: Partial<SurveySummary> = {}): SurveySummary => ({ id: 's', instrument: 'pulse', title: 'Pulse', eventId: null, state: 'open', openedAt: '2026-05-01T09:00:00Z', closesAt: '2040-05-08T09:00:00Z', answered: false, ...more });
const result = { id: 'a', n: null, mean: null, spread: null, comments: null, nearly: null };
const survey = (more: Partial<SurveyAnswerView> = {}): SurveyAnswerView => ({
  ...summary(), formsUrl: null, imported: false, people: null, score: null, ...more,
  questions: more.questions ?? [
    { id: 'a', text: 'I look forward', takes: { kind: 'scale', from: 1, to: 5, early: true }, result: null },
    { id: 'b', text: 'Said it?', takes: { kind: 'choice', options: [{ value: 'yes', label: 'Yes' }] }, result: null },
    { id: 'c', text: 'What else?', takes: { kind: 'text' }, result: null },
  ],
});
const open = (shown: SurveyAnswerView, command?: ReturnType<typeof taking>['command']) => draw(<SurveyPage surveyId="s" />, sampleCommunity().view(1), command, undefined, { survey: () => Promise.resolve(shown) });

it('asks, promises what it keeps, and sends what was chosen once', async () => {
  const { sent, command } = taking();
  const { place } = await open(survey(), command);
  await settled(() => place.querySelector('form') !== null);
  expect(place.textContent).toContain('Your name is not kept');
  await act(async () => button(place, 'Send without my name').click());
  expect([place.querySelector('[role=alert]') !== null, sent]).toEqual([true, []]);
  const pick = (label: string): Promise<void> => act(async () => [...place.querySelectorAll('label')].find((one) => one.textContent === label)?.querySelector('input')?.click());
  await pick('4');
  await pick('Yes');
  await act(async () => button(place, 'Send without my name').click());
  await settled(() => sent.length === 1);
  expect(sent).toEqual([{ type: 'answerSurvey', surveyId: 's', answers: { a: 4, b: 'yes' } }]);
});

it('says when somebody has answered, and shows nothing of it', async () => {
  const { place } = await open(survey({ answered: true }));
  await settled(() => place.textContent.includes('You have answered. The results are here once the survey is closed.'));
  expect(place.querySelector('form')).toBeNull();
});

it('shows results as far as they can be shown, and says what is hidden and why', async () => {
  const [a, b, c] = survey().questions;
  if (!a || !b || !c) throw new Error('three questions are needed');
  const shown = survey({ state: 'closed', people: 7, questions: [
    { ...a, result: { ...result, n: 7, mean: 4.4, spread: null } },
    { ...b, result: { ...result, n: 7, spread: [{ value: 'yes', count: 7 }] } },
    { ...c, result },
  ] });
  const { place } = await open(shown);
  await settled(() => place.textContent.includes('7 people answered.'));
  for (const said of ['4.4 of 5 on average, from 7 people.', 'How the answers spread is shown from ten answers on', 'Comments are shown from ten answers on.']) expect(place.textContent).toContain(said);
  const { place: few } = await open(survey({ state: 'closed', people: 3 }));
  await settled(() => few.textContent.includes('Fewer than five people answered'));
  expect(few.querySelectorAll('section.block')).toHaveLength(0);
});

it('says of a question that few left out what the others said, and not how many they are', async () => {
  const [a, b] = survey().questions;
  if (!a || !b) throw new Error('two questions are needed');
  const { place } = await open(survey({ state: 'closed', people: 16, questions: [
    { ...a, result: { ...result, mean: 4.4 } },
    { ...a, id: 'n', result: { ...result, nearly: 'high' } },
    { ...b, result: { ...result, spread: [{ value: 'yes', count: 12 }, { value: 'no', count: null }] } },
  ] }));
  await settled(() => place.textContent.includes('16 people answered.'));
  for (const said of ['4.4 of 5 on average. Some who took part left this question out.', 'Nearly all who answered it gave 5', 'Some who took part left this question out.12a few, or hidden']) expect(place.textContent.replace(/Yes|no(?=a few)/g, '')).toContain(said);
  expect(place.textContent).not.toContain('Too few answers to say.');
});

it('lists what is open and what came of the others, and says when people may be asked again', async () => {
  const { place } = await draw(<SurveysPage />, sampleCommunity().view(1), undefined, undefined, { surveys: () => Promise.resolve({ surveys: [summary(), summary({ id: 't', title: 'Earlier', state: 'closed' })], nextFrom: '2099-01-01T00:00:00Z' }) });
  await settled(() => place.textContent.includes('Earlier'));
  expect(place.textContent).toContain('The next one can begin on');
  expect(buttons(place)).not.toContain('Ask a survey');
});

it('reads the form within the server’s limits, and offers every instrument but the one for events', () => {
  const form = { instrument: 'pulse', title: '', days: '7', own: [], tell: false };
  expect(readSurvey(form)).toMatchObject({ instrument: 'pulse', days: 7 });
  for (const wrong of [{ days: '1' }, { days: '29' }, { days: '2.5' }, { instrument: 'own' }, { instrument: 'own', title: 'x', own: [{ text: ' ', kind: 'text' as const }] }]) expect(readSurvey({ ...form, ...wrong })).toBeNull();
  expect(Object.keys(surveyTitles).sort()).toEqual(askedInstruments.filter((one) => one !== 'event').sort());
});

describe('a survey that is answered in Microsoft Forms', () => {
  const elsewhere = (more = {}) => survey({ formsUrl: 'https://forms.office.com/r/abc', ...more });
  const found = { columns: [{ heading: 'Name', question: null, left: 'person' as const }, { heading: 'Q <b>', question: 'It helped.', left: null }], missing: ['Why?'], rows: 6, unread: 1, empty: 0, taken: false, said: null };

  it('leads there instead of asking here', async () => {
    const { place } = await draw(<SurveyPage surveyId="s" />, sampleCommunity().view(1), undefined, undefined, { survey: () => Promise.resolve(elsewhere()) });
    await settled(() => place.querySelector('a[href="https://forms.office.com/r/abc"]') !== null);
    expect(place.querySelector('a[href="https://forms.office.com/r/abc"]')?.textContent).toContain('Answer in Microsoft Forms');
    expect(place.textContent).not.toContain('Send without my name');
  });

  it('says what the file holds before anything is taken over, and takes it over with one press', async () => {
    const sent: { take: boolean }[] = [];
    const { place } = await draw(<SurveyPage surveyId="s" />, sampleCommunity().view(1), undefined, undefined, {
      survey: () => Promise.resolve(elsewhere()),
      forms: (_id, _survey, body) => {
        sent.push({ take: body.take });
        return Promise.resolve(body.take ? { ...found, taken: true, said: '6 answers are taken over.' } : found);
      },
    });
    await settled(() => place.querySelector('input[type=file]') !== null);
    const field = place.querySelector<HTMLInputElement>('input[type=file]');
    const file = { size: 3, arrayBuffer: () => Promise.resolve(new Uint8Array([1, 2, 3]).buffer) };
    Object.defineProperty(field, 'files', { value: [file] });
    await act(async () => field?.dispatchEvent(new Event('change', { bubbles: true })));
    await settled(() => place.textContent.includes('6 answers were found.'));
    expect(place.querySelector('table')?.textContent).toContain('NameLeft out: it says who answered');
    expect(place.textContent).toContain('No column answers: Why?');
    expect(sent).toEqual([{ take: false }]);
    await act(async () => button(place, 'Take over 6 answers').click());
    await settled(() => document.body.textContent.includes('6 answers are taken over.'));
    expect(sent).toEqual([{ take: false }, { take: true }]);
  });

  it('takes the link of a form and no other when it is asked', () => {
    const form = { instrument: 'pulse', title: '', days: '7', own: [], tell: false };
    expect(readSurvey({ ...form, formsUrl: ' https://forms.office.com/r/abc ' })).toMatchObject({ formsUrl: 'https://forms.office.com/r/abc' });
    expect([readSurvey({ ...form, formsUrl: 'https://elsewhere.example/' }), readSurvey({ ...form, formsUrl: '' }) !== null]).toEqual([null, true]);
  });
});

it('asks those who leave by a page of its own, which says when it is read, and sends to that alone', async () => {
  const { sent, command } = taking();
  const { place } = await open(survey({ id: 'leaver@2026', instrument: 'leaver', title: 'On leaving', questions: [{ id: 'know', text: 'What should we know?', takes: { kind: 'choice', options: [{ value: 'time', label: 'No time' }] }, result: null }] }), command);
  await settled(() => place.querySelector('form') !== null);
  expect(place.textContent).toContain('It is read after the end of the year');
  expect(buttons(place)).not.toContain('Close it now');
  await act(async () => [...place.querySelectorAll('label')].find((one) => one.textContent === 'No time')?.querySelector('input')?.click());
  await act(async () => button(place, 'Send without my name').click());
  await settled(() => sent.length === 1);
  expect(sent).toEqual([{ type: 'answerLeaving', surveyId: 'leaver@2026', answers: { know: 'time' } }]);
});
