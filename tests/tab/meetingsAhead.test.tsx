/** @jest-environment jsdom */
import { act, type ReactNode } from 'react';
import type { SeriesView, StepView } from '../../bot/api/contract';
import type { Command } from '../../bot/domain/commands';
import { FindTimes } from '../../tab/pages/step/FindTimes';
import { SeriesPart } from '../../tab/pages/step/SeriesPart';
import { button, buttons, draw } from './drawing';
import { sampleCommunity } from './sampleCommunity';

const ahead = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
const meeting = (days: number, more: Partial<SeriesView['coming'][number]> = {}): SeriesView['coming'][number] =>
  ({ plannedAt: ahead(days), startsAt: ahead(days), minutes: 30, place: '', state: 'planned', reason: null, by: null, changedAt: null, ...more });
const series = (more: Partial<SeriesView> = {}): SeriesView => ({
  id: 'check-ins', stepId: 'check-ins', title: 'x', firstStart: '2026-03-05T10:00', minutes: 30, zone: 'Europe/London', everyWeeks: 1, monthly: { every: 1, by: 'weekday', nth: 1 }, untilOn: '2030-01-01', place: '', organiserId: 'somebody', state: 'booked', problem: null,
  webLink: null, joinUrl: null, scheduledAt: ahead(-30), organiserName: 'Helen Marsh', organiserLeft: false, stillWith: null, rhythm: 'Every month on the first Thursday', coming: [], next: [ahead(7)], rota: [], ...more,
});

async function drawn(page: ReactNode) {
  const sent: Command[] = [];
  const { place } = await draw(page, sampleCommunity().view(1), (_id, request) => {
    sent.push(request.command);
    return Promise.resolve({ revision: 2, said: null });
  });
  return { place, sent, press: (name: string | RegExp) => act(async () => { (typeof name === 'string' ? button(place, name) : [...place.querySelectorAll('button')].find((one) => name.test(one.getAttribute('aria-label') ?? '')))?.click(); }) };
}

test('each meeting ahead says what was changed about it and by whom; one that Outlook has lost is asked about', async () => {
  const coming = [meeting(7, { state: 'moved', startsAt: ahead(8), changedAt: ahead(-1) }), meeting(21, { state: 'off', reason: 'Exam week', by: 'Ben', changedAt: ahead(-1) }), meeting(35, { state: 'gone', changedAt: ahead(-1) })];
  const { place, sent, press } = await drawn(<SeriesPart series={series({ coming })} />);
  expect(place.textContent).toContain('Every month on the first Thursday, 30 minutes');
  expect(place.textContent).toMatch(/moved in Outlook/);
  expect(place.textContent).toContain('called off: Exam week');
  expect([...place.querySelectorAll('details')].map((one) => one.open)).toContain(true);
  await press(/^It takes place/);
  expect(sent).toEqual([{ type: 'keepMeeting', stepId: 'check-ins', startsAt: coming[2]?.startsAt }]);
});

test('where the organiser has left, one press takes the meetings over', async () => {
  const { place, sent, press } = await drawn(<SeriesPart series={series({ organiserLeft: true })} />);
  expect(place.textContent).toContain('Helen Marsh is not in the core group any more');
  await press('Take over in my calendar');
  expect(sent).toEqual([{ type: 'takeOverMeetings', stepId: 'check-ins', seriesId: 'check-ins', gone: false }]);
});

test('free times are asked for, and each of those found is one press away from the form', async () => {
  const startsAt = '2027-03-04T10:00:00.000Z';
  const finding: StepView['finding'] = { state: 'found', problem: null, slots: [{ startsAt, free: 4, of: 5 }] };
  const used: string[] = [];
  const { place, sent, press } = await drawn(<FindTimes stepId="check-ins" finding={finding} form={{ firstOn: '2027-03-01', minutes: '30' }} use={(date, time) => used.push(`${date} ${time}`)} />);
  expect(place.textContent).toContain('4 of 5 free');
  await press('Find times');
  await press(/^Use this time/);
  expect(sent).toEqual([{ type: 'findTimes', stepId: 'check-ins', fromOn: '2027-03-01', minutes: 30 }]);
  expect(used).toEqual(['2027-03-04 10:00']);
  expect(buttons(place)).toContain('Find times');
});
