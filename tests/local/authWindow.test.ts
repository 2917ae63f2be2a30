import { openAuthWindow, type AuthBrowser } from '../../bot/local/page/authWindow';
import type { HostReply } from '../../bot/local/page/hostProtocol';

const origin = 'http://127.0.0.1:3978';

/** A browser whose one window is in the hands of the test. */
function browser() {
  const answers: HostReply[] = [];
  const opened: string[] = [];
  let heard: (source: unknown, from: string, data: unknown) => void = () => undefined;
  let look = (): void => undefined;
  const child = { closed: false, close() { this.closed = true; }, postMessage: (reply: HostReply) => void answers.push(reply) };
  const around: AuthBrowser = {
    address: `${origin}/`, open: (address, features) => (opened.push(`${address} ${features}`), child),
    hear: (on) => ((heard = on), () => (heard = () => undefined)), every: (_milliseconds, on) => ((look = on), () => (look = () => undefined)),
  };
  return { around, child, answers, opened, look: () => look(), say: (func: string, args: unknown[] = [], from = origin, source: unknown = child) => heard(source, from, { id: 1, func, args }) };
}
const size = { width: 600, height: 'tall' };

test('the window is answered as one for signing in, and what it says ends it', async () => {
  const { around, child, answers, opened, say } = browser();
  const end = openAuthWindow(around, 'https://127.0.0.1:3978/consent?for=files', size, () => ({}));
  expect(opened).toEqual([`${origin}/consent?for=files popup,width=600,height=600`]);
  say('initialize');
  await new Promise((later) => setTimeout(later));
  expect(answers[0]?.args[0]).toBe('authentication');
  say('authentication.authenticate.success', ['given'], 'https://elsewhere.example');
  say('authentication.authenticate.success', ['given'], origin, {});
  say('authentication.authenticate.failure', ['refused']);
  expect([await end, child.closed]).toEqual([[false, 'refused'], true]);
});

test('what is allowed is told as such', async () => {
  const { around, say } = browser();
  const end = openAuthWindow(around, '/consent?for=files', size, () => ({}));
  say('authentication.authenticate.success', ['given']);
  expect(await end).toEqual([true, 'given']);
});

test('closed by hand it is not given, and an address of somebody else’s is not opened', async () => {
  const { around, child, opened, look } = browser();
  const end = openAuthWindow(around, '/consent?for=files', size, () => ({}));
  look();
  child.closed = true;
  look();
  expect(await end).toEqual([false, 'CancelledByUser']);
  expect((await openAuthWindow(around, 'https://elsewhere.example/consent', size, () => ({})))[0]).toBe(false);
  expect(opened).toHaveLength(1);
});
