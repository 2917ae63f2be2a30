/** @jest-environment jsdom */
import { act } from 'react';
import type { MeetingAnswer } from '../../bot/api/contract';
import { EventStep } from '../../tab/pages/step/EventStep';
import { WhoWasThere } from '../../tab/pages/step/WhoWasThere';
import { button, draw, settled, taking } from './drawing';
import { sampleCommunity } from './sampleCommunity';

const id = 'check-ins@2026-05-14T09:00:00.000Z';
const view = (who = 1) => sampleCommunity().view(who);
const [one, two, three] = view().core as [{ id: string; name: string }, { id: string; name: string }, { id: string; name: string }];
const answer = (more: Partial<MeetingAnswer> = {}): MeetingAnswer => ({
  people: [{ personId: one.id, name: one.name, came: true }, { personId: two.id, name: two.name, came: null }, { personId: three.id, name: three.name, came: false }], ledBy: null, online: true, report: null, ...more,
});
async function drawn(shown: MeetingAnswer, who = 1) {
  const { sent, command } = taking();
  const asked: string[] = [];
  const { place } = await draw(<WhoWasThere id={id} />, view(who), command, undefined, { meeting: (_id, meetingId) => {
    asked.push(meetingId);
    return Promise.resolve(shown);
  } });
  return { place, sent, asked };
}
const tick = (place: HTMLElement, name: string): HTMLInputElement => {
  const found = [...place.querySelectorAll<HTMLInputElement>('input[type=checkbox]')].find((box) => box.labels?.[0]?.textContent.startsWith(name));
  if (!found) throw new Error(`no tick for ${name}`);
  return found;
};

test('the core group is listed with a tick for each; one press says that everybody was there', async () => {
  const { place, sent, asked } = await drawn(answer());
  await settled(() => place.querySelector('fieldset') !== null);
  expect(asked).toEqual([id]);
  expect([one, two, three].map(({ name }) => tick(place, name).checked)).toEqual([true, false, false]);
  await act(async () => tick(place, two.name).click());
  await act(async () => tick(place, one.name).click());
  await act(async () => button(place, 'Everybody was there').click());
  expect(sent).toEqual([
    { type: 'markCame', eventId: id, personIds: [two.id], came: true }, { type: 'markCame', eventId: id, personIds: [one.id], came: false }, { type: 'markCame', eventId: id, personIds: [two.id, three.id], came: true },
  ]);
});

test('who facilitated is chosen among them, or nobody; who has left the core group is marked and can be put right', async () => {
  const { place, sent } = await drawn(answer({ ledBy: one.id, people: [...answer().people, { personId: 'gone', name: 'Gone Person', came: true }] }));
  await settled(() => place.querySelector('select') !== null);
  const select = place.querySelector('select') as HTMLSelectElement;
  expect(select.value).toBe(one.id);
  expect([...select.options].map((option) => option.textContent)).toEqual(['Nobody noted', one.name, two.name, three.name]);
  for (const value of [two.id, '']) {
    await act(async () => {
      Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value')?.set?.call(select, value);
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
  }
  expect(sent).toEqual([{ type: 'noteFacilitator', eventId: id, personId: two.id }, { type: 'noteFacilitator', eventId: id, personId: null }]);
  expect(tick(place, 'Gone Person').labels?.[0]?.textContent).toContain('not in the core group any more');
});

test('an online meeting is read from Teams or from its file, and says how that stands', async () => {
  const { place, sent } = await drawn(answer());
  await settled(() => place.textContent.includes('Bring in a file of who came'));
  await act(async () => button(place, 'Read who came from Teams').click());
  expect(sent).toEqual([{ type: 'readReport', eventId: id }]);
  const read = (await drawn(answer({ report: { state: 'read', problem: null, readAt: null, came: 3, others: 1 } }))).place;
  await settled(() => read.textContent.includes('Read from Teams: 3 people of the core group and 1 other.'));
  const elsewhere = (await drawn(answer({ online: false }))).place;
  await settled(() => elsewhere.textContent.includes('Bring in a file of who came'));
  expect(elsewhere.textContent).not.toContain('Read who came from Teams');
});

test('stands beside the notes of a meeting that has begun, and not of one to come', async () => {
  const shown = view();
  const step = shown.steps.find((each) => each.id === 'check-ins');
  if (!step) throw new Error('no check-ins');
  const [field] = step.fields;
  if (!field) throw new Error('no field');
  const at = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
  const meetings = [at(7), at(-7)].map((startsAt) => ({ id: `check-ins@${startsAt}`, startsAt, fields: [field] }));
  const asked: string[] = [];
  const { place } = await draw(<EventStep step={{ ...step, status: 'done', series: null, meetings }} />, shown, taking().command, undefined, { meeting: (_id, meetingId) => {
    asked.push(meetingId);
    return Promise.resolve(answer());
  } });
  await settled(() => place.textContent.includes('Who was there'));
  expect(asked).toEqual([meetings[1]?.id]);
  const select = [...place.querySelectorAll('select')].find((each) => each.value === meetings[1]?.startsAt) as HTMLSelectElement;
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value')?.set?.call(select, meetings[0]?.startsAt);
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await settled(() => !place.textContent.includes('Who was there'));
});
