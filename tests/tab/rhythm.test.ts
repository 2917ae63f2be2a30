import fc from 'fast-check';
import { monthlyOf, occurrences } from '../../bot/domain/recurrence';
import { isLastOfMonth, plannedStarts, type Plan } from '../../tab/pages/step/rhythm';

const dates = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-12-31'), noInvalidDate: true }).map((one) => one.toISOString().slice(0, 10));
const plans = fc.record({ firstOn: dates, repeat: fc.constantFrom('weekly' as const, 'monthly-day' as const, 'monthly-weekday' as const, 'monthly-last' as const), every: fc.integer({ min: 1, max: 6 }), times: fc.option(fc.integer({ min: 1, max: 9 })) })
  .filter(({ firstOn, repeat }) => repeat !== 'monthly-last' || isLastOfMonth(firstOn))
  .map(({ firstOn, repeat, every, times }): Plan => ({ firstOn, at: '10:00', minutes: 30, repeat, everyWeeks: every, everyMonths: every, times, untilOn: times === null ? '2029-06-30' : null }));

test('what the form shows beforehand are the dates that the server makes of it', () => {
  fc.assert(fc.property(plans, fc.constantFrom('Europe/London', 'Europe/Malta', 'Asia/Shanghai', 'America/New_York'), (plan, zone) => {
    const series = { firstStart: `${plan.firstOn}T${plan.at}`, zone, everyWeeks: plan.everyWeeks, monthly: monthlyOf(plan.repeat, plan.firstOn, plan.everyMonths), untilOn: plan.untilOn ?? '2099-12-31', times: plan.times };
    expect(plannedStarts(plan, zone, 4)).toEqual(occurrences(series).slice(0, 4));
  }), { numRuns: 200 });
});
