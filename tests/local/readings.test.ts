import fc from 'fast-check';
import { createReadings } from '../../bot/local/page/readings';

describe('answers and news on two connections', () => {
  test('what came after the question stands on top of the answer', () => {
    const readings = createReadings<string>();
    readings.hear('before');
    const reading = readings.ask();
    readings.hear('greeting');
    expect(reading.arrived()).toEqual(['greeting']);
    readings.hear('after');
    expect(reading.arrived()).toEqual(['greeting']);
  });

  test('an answer that a later one has overtaken is not used', () => {
    const readings = createReadings<string>();
    const [first, second] = [readings.ask(), readings.ask()];
    expect(second.arrived()).toEqual([]);
    expect(first.arrived()).toBeNull();
  });

  test('a question without an answer leaves the others alone', () => {
    const readings = createReadings<string>();
    const [first, second] = [readings.ask(), readings.ask()];
    second.failed();
    readings.hear('news');
    expect(first.arrived()).toEqual(['news']);
  });

  test('whatever the order, a page ends with everything that was said', () => {
    // A step says something, asks for all of it, lets the oldest news come, or lets any open answer come.
    const steps = fc.array(fc.oneof(fc.constant('say' as const), fc.constant('ask' as const), fc.constant('news' as const), fc.nat(3)), { maxLength: 60 });
    fc.assert(fc.property(steps, (walk) => {
      const readings = createReadings<number>();
      const said: number[] = [];
      const news: number[] = [];
      const open: { reading: ReturnType<typeof readings.ask>; answer: number[] }[] = [];
      let shown: number[] = [];
      const hear = (): void => {
        const event = news.shift();
        if (event === undefined) return;
        readings.hear(event);
        if (!shown.includes(event)) shown.push(event);
      };
      const arrive = (index: number): void => {
        const [one] = open.splice(index, 1);
        const since = one?.reading.arrived();
        if (one && since) shown = [...new Set([...one.answer, ...since])];
      };
      for (const step of walk) {
        if (step === 'say') { said.push(said.length); news.push(said.length - 1); }
        else if (step === 'ask') open.push({ reading: readings.ask(), answer: [...said] });
        else if (step === 'news') hear();
        else if (open.length > 0) arrive(step % open.length);
      }
      while (news.length > 0) hear();
      while (open.length > 0) arrive(0);
      expect([...shown].sort((a, b) => a - b)).toEqual(said);
    }));
  });
});
