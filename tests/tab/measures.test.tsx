/** @jest-environment jsdom */
import { act } from 'react';
import type { CommandRequest, MeasuresAnswer, MeasureView } from '../../bot/api/contract';
import { MeasuresPage } from '../../tab/pages/measures/MeasuresPage';
import { runsOf, sayPoint, topOf } from '../../tab/pages/measures/scale';
import { quartersUntil } from '../../tab/pages/measures/WebForm';
import { area, button, draw, settled, type } from './drawing';
import { sampleCommunity } from './sampleCommunity';

const measure = (more: Partial<MeasureView> = {}): MeasureView => ({
  id: 'participation', heading: 'Taking part', question: 'How many?', value: '3 of 6', more: ['50 %'], shown: true, change: 'No clear change.', definition: 'Counts', source: 'Messages', caution: 'Not those who read', chart: null, remarks: [], ...more,
});
const answer = (...measures: MeasureView[]): MeasuresAnswer => ({ on: '2026-05-11', lights: [{ id: 'energy', heading: 'Energy', colour: 'amber', state: 'Worth a look', reason: '3 of 6 took part.' }], measures });
const page = (said: MeasuresAnswer, command?: (id: string, request: CommandRequest) => Promise<{ revision: number; said: string | null }>) => draw(<MeasuresPage />, sampleCommunity().view(1), command, undefined, { measures: () => Promise.resolve(said) });

describe('the measures', () => {
  it('say each light in words beside its shape', async () => {
    const { place } = await page(answer());
    await settled(() => place.querySelector('.light') !== null);
    expect(place.querySelector('.light')?.textContent).toBe('EnergyWorth a look3 of 6 took part.');
    expect(place.querySelector('.light path')).not.toBeNull();
  });

  it('have a table that says the same as the chart, hidden values too', async () => {
    const chart = { kind: 'line' as const, unit: 'share' as const, points: [{ label: 'To May', value: 0.5, low: 0.2, high: 0.8 }, { label: 'To June', value: null, low: null, high: null }, { label: 'To July', value: 0.25, low: null, high: null }] };
    const { place } = await page(answer(measure({ chart })));
    await settled(() => place.querySelector('.chart') !== null);
    expect(place.querySelector('.chart')?.getAttribute('aria-label')).toBe('Taking part: a line of 3 points, the last one 25%. The table below has them all.');
    expect([...place.querySelectorAll('.chart-table tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent))).toEqual([['To May', '50%', '20% to 80%'], ['To June', 'fewer than five, not shown', ''], ['To July', '25%', '']]);
    expect(place.querySelectorAll('.chart-line')).toHaveLength(2);
  });

  it('draw bars as a list, with no bar for what is hidden', async () => {
    const { place } = await page(answer(measure({ chart: { kind: 'bars', unit: 'count', bars: [{ label: 'Science', value: 8, of: 20 }, { label: 'Law', value: null, of: 20 }] } })));
    await settled(() => place.querySelector('.bars') !== null);
    expect([...place.querySelectorAll('.bars > li')].map((one) => one.textContent)).toEqual(['Science8', 'Lawfewer than five, not shown']);
    expect(place.querySelectorAll('.bars-fill')).toHaveLength(1);
  });

  it('of which nothing can be said yet stand folded under the others, without an empty chart, and open where they are all there is', async () => {
    const none = measure({ id: 'voices', heading: 'Spread of voices', value: 'Too few to say (3)', shown: false, chart: { kind: 'line', unit: 'share', points: [{ label: 'To May', value: null, low: null, high: null }] } });
    const { place } = await page(answer(none, measure()));
    await settled(() => place.querySelector('.measure') !== null);
    expect([...place.querySelectorAll('.measure-heading')].map((one) => one.textContent)).toEqual(['Taking part', 'Spread of voices']);
    const fold = [...place.querySelectorAll('details')].find((one) => one.querySelector('summary')?.textContent === 'Too few to say, or nothing to count yet (1)');
    expect([fold?.open, fold?.querySelector('.measure-value')?.textContent, fold?.querySelector('.chart')]).toEqual([false, 'Too few to say (3)', null]);
    const alone = await page(answer(none));
    await settled(() => alone.place.querySelector('.measure') !== null);
    expect(alone.place.querySelector('details')?.open).toBe(true);
  });

  it('take a comment, which stays in its box until it is kept', async () => {
    const sent: CommandRequest['command'][] = [];
    let fails = true;
    const { place } = await page(answer(measure()), (_id, request) => {
      sent.push(request.command);
      return fails ? Promise.reject(new Error('no')) : Promise.resolve({ revision: 2, said: 'Kept.' });
    });
    await settled(() => place.querySelector('textarea') !== null);
    await type(area(place), 'Term has begun');
    await act(async () => button(place, 'Add the comment').click());
    await settled(() => place.querySelector('[role=alert]') !== null);
    expect(area(place).value).toBe('Term has begun');
    fails = false;
    await act(async () => button(place, 'Add the comment').click());
    await settled(() => area(place).value === '');
    expect(sent.at(-1)).toEqual({ type: 'addRemark', measureId: 'participation', text: 'Term has begun' });
  });
});

describe('a scale', () => {
  it('ends at one for shares, and at a round number above the greatest count', () => {
    expect(topOf('share', [0.2])).toBe(1);
    expect([[0], [1], [3], [36], [99], [100], [101], [260]].map((values) => topOf('count', values))).toEqual([2, 2, 5, 50, 100, 100, 200, 500]);
  });

  it('never leaves its area, and breaks where a value is hidden', () => {
    const point = (value: number | null) => ({ label: '', value, low: null, high: null });
    const runs = runsOf([point(0), point(2), point(null), point(0.5)], 1);
    expect(runs.map((run) => run.map(({ x, y }) => [Math.round(x), y]))).toEqual([[[0, 100], [33, 0]], [[100, 50]]]);
    expect(runsOf([point(1)], 1)).toEqual([[{ x: 50, y: 0, low: 0, high: 0 }]]);
    expect(runsOf([], 1)).toEqual([]);
  });

  it('says values as people read them', () => {
    expect([sayPoint(0.456, 'share'), sayPoint(0.456, 'index'), sayPoint(1234, 'count'), sayPoint(null, 'share')]).toEqual(['46%', '0.46', '1,234', 'fewer than five, not shown']);
  });

  it('offers the last eight quarters', () => {
    expect(quartersUntil('2026-11-27').slice(0, 5)).toEqual(['2026-Q4', '2026-Q3', '2026-Q2', '2026-Q1', '2025-Q4']);
  });
});
