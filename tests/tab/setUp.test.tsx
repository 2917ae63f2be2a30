/** @jest-environment jsdom */
import '../local/noNetwork';
import { app } from '@microsoft/teams-js';
import { answerHost, hostEvent, type HostActions, type HostRequest } from '../../bot/local/page/hostProtocol';
import { openSetUp } from '../../tab/host/setUp';
import { settled } from './drawing';

/** The real teams-js between the tab's page and the host page, in its frame context `settings`. */
function connect(changes: Partial<HostActions>) {
  const host = { frameContext: 'settings', context: () => ({ frameContext: 'settings', entityId: 'cop-guide' }), register: () => undefined, ...changes } as unknown as HostActions;
  let listener: ((event: unknown) => void) | null = null;
  const origin = 'https://teams.microsoft.com';
  const parent = { closed: false, postMessage: (message: HostRequest) => void answerHost(message, host).then((reply) => reply && deliver(reply)) };
  const deliver = (data: unknown): void => listener?.({ data, source: parent, origin });
  const self = { addEventListener: (_kind: string, heardBy: (event: unknown) => void) => (listener = heardBy), removeEventListener: () => undefined, location: { origin: 'http://127.0.0.1' }, setInterval, parent, top: parent };
  Object.assign(self, { self });
  app._initialize(self);
  return { send: (func: string, ...args: unknown[]) => deliver(hostEvent(func, ...args)) };
}
afterEach(() => app._uninitialize());

test('the settings of a tab: validity, saving, and what the host keeps', async () => {
  const heard: unknown[] = [];
  const { send } = connect({
    readSettings: () => ({ entityId: 'home.c1', contentUrl: 'https://127.0.0.1/tab/?community=c1&page=home' }),
    settings: { set: (settings) => heard.push(settings) > 0, valid: (ready) => heard.push(ready), saved: (problem) => heard.push(['saved', problem]) },
  });
  await app.initialize();
  const setUp = openSetUp();
  expect(await setUp.now()).toEqual({ communityId: 'c1', page: 'home' });
  // Nothing is chosen: Teams' button is off, and pressed all the same it is told why not.
  setUp.offer(null);
  send('settings.save', {});
  await settled(() => heard.length >= 2);
  setUp.offer({ communityId: 'c2', page: 'measures', name: 'Measures, Two' });
  send('settings.save', {});
  await settled(() => heard.length >= 5);
  expect(heard).toEqual([
    false, ['saved', 'No community is chosen yet. Choose one, then save.'], true,
    { entityId: 'measures.c2', contentUrl: 'http://localhost/?community=c2&page=measures', websiteUrl: 'http://localhost/?community=c2&page=measures', suggestedDisplayName: 'Measures, Two' },
    ['saved', null],
  ]);
});

test('settings that the host does not take are not saved, and it is said', async () => {
  const heard: unknown[] = [];
  const { send } = connect({ settings: { set: () => false, valid: () => undefined, saved: (problem) => heard.push(problem) } });
  await app.initialize();
  const setUp = openSetUp();
  expect(await setUp.now()).toBeNull();
  setUp.offer({ communityId: 'c2', page: 'home', name: 'Two' });
  send('settings.save', {});
  await settled(() => heard.length >= 1);
  expect(heard).toEqual(['Local Teams does not offer this.']);
});
