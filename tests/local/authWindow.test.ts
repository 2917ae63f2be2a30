/** @jest-environment jsdom */
import './noNetwork';
import { openAuthWindow } from '../../bot/local/page/authWindow';
import type { HostReply } from '../../bot/local/page/hostProtocol';

/** A window that the page opens, and that speaks teams-js' messages with it. */
function opened() {
  const heard: HostReply[] = [];
  const child = { closed: false, close() { this.closed = true; }, postMessage: (reply: HostReply) => heard.push(reply) };
  const open = jest.spyOn(window, 'open').mockReturnValue(child);
  const say = (func: string, args: unknown[] = [], origin = location.origin, source: unknown = child): void =>
    void window.dispatchEvent(Object.assign(new Event('message'), { data: { id: 1, func, args }, origin, source }));
  return { child, heard, open, say };
}
afterEach(() => jest.restoreAllMocks());

test('the window is answered as one for signing in, and what it says ends it', async () => {
  const { child, heard, say } = opened();
  const end = openAuthWindow('/consent?for=files', 600, 680, () => ({}));
  say('initialize');
  await new Promise((later) => setTimeout(later));
  expect(heard[0]?.args[0]).toBe('authentication');
  say('authentication.authenticate.success', ['given'], 'https://elsewhere.example');
  say('authentication.authenticate.success', ['given'], location.origin, window);
  say('authentication.authenticate.failure', ['refused']);
  expect([await end, child.closed]).toEqual([[false, 'refused'], true]);
});

test('closed by hand it is not given, and an address of somebody else’s is not opened', async () => {
  const { child, open } = opened();
  const end = openAuthWindow('/consent?for=files', 'wide', null, () => ({}));
  child.closed = true;
  expect(await end).toEqual([false, 'CancelledByUser']);
  expect(open).toHaveBeenCalledTimes(1);
  expect((await openAuthWindow('https://elsewhere.example/consent', 1, 1, () => ({})))[0]).toBe(false);
  expect(open).toHaveBeenCalledTimes(1);
});
