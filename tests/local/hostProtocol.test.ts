/** @jest-environment jsdom */
import './noNetwork';
import { app, authentication, dialog, meeting, pages, people, sharing } from '@microsoft/teams-js';
import { answerHost, hostEvent, type HostActions, type HostRequest } from '../../bot/local/page/hostProtocol';
import { tabContext } from '../../bot/local/page/tabContext';
import type { StateAnswer } from '../../bot/local/teams/contract';

const state = {
  me: { id: 'oid', teamsId: '29:1', name: 'Amara Okafor', email: 'amara@university.example', zone: 'Europe/London', locale: 'en-GB', about: '' },
  places: [{ id: 'core', conversationId: '19:core', type: 'groupChat', members: [], app: 'added' }],
  tenantId: 'tenant', app: { id: '00000000-0000-4000-8000-000000000001', teamsId: '28:app', name: 'CoP Guide' },
  team: { id: '19:team', name: 'Inclusive Assessment', channelId: '19:team', channelName: 'General', groupId: 'group' },
} as unknown as StateAnswer;

/** A window for the real teams-js, whose parent is our host; both ends are in this process. */
function connect(changes: Partial<HostActions> = {}) {
  const heard: string[] = [];
  const host: HostActions = {
    frameContext: 'content', context: () => tabContext(state, 'team', 'dark', { frameContext: 'content', sub: 'step/energy', session: 's' }),
    token: () => Promise.resolve('a-token'), register: (event) => heard.push(event), progress: (stage) => heard.push(stage),
    openLink: () => false, navigate: (target) => target.pageId !== undefined, back: () => true, startDialog: () => Promise.resolve({ error: null, result: { given: 1 } }),
    endDialog: (result) => heard.push(JSON.stringify(result)), resizeDialog: () => undefined, relay: () => undefined, share: () => undefined, readyToUnload: () => undefined,
    ...changes,
  };
  let listener: ((event: unknown) => void) | null = null;
  const origin = 'https://teams.microsoft.com';
  const parent = {
    closed: false,
    postMessage: (message: HostRequest) => void answerHost(message, host).then((reply) => reply && deliver(reply)),
  };
  const deliver = (data: unknown): void => listener?.({ data, source: parent, origin });
  const self = { addEventListener: (_kind: string, heardBy: (event: unknown) => void) => (listener = heardBy), removeEventListener: () => undefined, location: { origin: 'http://127.0.0.1' }, setInterval, parent, top: parent };
  Object.assign(self, { self });
  app._initialize(self);
  return { heard, send: (func: string, ...args: unknown[]) => deliver(hostEvent(func, ...args)) };
}
afterEach(() => app._uninitialize());

test('teams-js starts, and finds the capabilities that the host offers and no others', async () => {
  connect();
  await app.initialize();
  expect([pages.isSupported(), pages.backStack.isSupported(), pages.currentApp.isSupported(), dialog.url.isSupported(), dialog.adaptiveCard.isSupported(), people.isSupported()]).toEqual([true, true, true, true, true, true]);
  expect([sharing.isSupported(), pages.tabs.isSupported(), pages.config.isSupported()]).toEqual([false, false, true]);
});

test('the context of a channel tab names the team, the channel, the person and the page', async () => {
  connect();
  await app.initialize();
  expect(await app.getContext()).toMatchObject({
    app: { theme: 'dark', locale: 'en-gb', host: { name: 'Teams', clientType: 'web' } },
    page: { id: 'cop-guide', subPageId: 'step/energy', frameContext: 'content' },
    user: { id: 'oid', displayName: 'Amara Okafor', tenant: { id: 'tenant' } },
    team: { internalId: '19:team', groupId: 'group' }, channel: { id: '19:team', displayName: 'General' },
  });
});

test('a chat tab knows its chat and no team; a personal tab neither', () => {
  const page = { frameContext: 'content' as const, sub: '', session: 's' };
  expect(tabContext(state, 'core', 'default', page)).toMatchObject({ chatId: '19:core' });
  expect(tabContext(state, 'core', 'default', page)).not.toHaveProperty('teamId');
  expect(tabContext(state, 'personal', 'default', page)).not.toHaveProperty('chatId');
});

test('a token comes, and a refusal of one is an error with its reason', async () => {
  connect();
  await app.initialize();
  await expect(authentication.getAuthToken()).resolves.toBe('a-token');
  app._uninitialize();
  connect({ token: () => Promise.reject(new Error('Nobody here has this id.')) });
  await app.initialize();
  await expect(authentication.getAuthToken()).rejects.toThrow('Nobody here has this id.');
});

test('a person is chosen in the picker, and closing it without one is an abort', async () => {
  const asked: unknown[] = [];
  const helen = { objectId: 'h', displayName: 'Helen Marsh', email: 'helen@university.example' };
  connect({
    pickPerson: (title, wide) => {
      asked.push([title, wide]);
      return Promise.resolve(title === 'nobody' ? null : helen);
    },
  });
  await app.initialize();
  await expect(people.selectPeople({ title: 'Whom?', singleSelect: true, openOrgWideSearchInChatOrChannel: true })).resolves.toEqual([helen]);
  await expect(people.selectPeople({ title: 'nobody' })).rejects.toMatchObject({ errorCode: 8000 });
  expect(asked).toEqual([['Whom?', true], ['nobody', false]]);
  app._uninitialize();
  connect();
  await app.initialize();
  await expect(people.selectPeople()).rejects.toMatchObject({ errorCode: 100 });
});

test('notifySuccess is answered, and the theme is told to who asked', async () => {
  const { heard, send } = connect();
  await app.initialize();
  const themes: string[] = [];
  app.registerOnThemeChangeHandler((theme) => themes.push(theme));
  await expect(app.notifySuccess()).resolves.toEqual({ hasFinishedSuccessfully: true });
  expect(heard).toEqual(expect.arrayContaining(['themeChange', 'success']));
  send('themeChange', 'contrast');
  await new Promise((resolve) => setTimeout(resolve));
  expect(themes).toEqual(['contrast']);
});

test('a dialog of the tab ends with its result', async () => {
  connect();
  await app.initialize();
  const result = await new Promise((resolve) => dialog.url.open({ url: 'https://127.0.0.1/tab', title: 'A', size: { width: 1, height: 1 } }, resolve));
  expect(result).toMatchObject({ result: { given: 1 } });
});

test('a page in a dialog submits what it was given', async () => {
  const { heard } = connect({ frameContext: 'task' });
  await app.initialize();
  dialog.url.submit({ text: 'yes' });
  await new Promise((resolve) => setTimeout(resolve));
  expect(heard).toContain('{"text":"yes"}');
});

test('links that lead nowhere are refused with a reason, navigation that works resolves', async () => {
  connect();
  await app.initialize();
  await expect(app.openLink('https://nowhere.example')).rejects.toThrow('Local Teams does not offer this.');
  await pages.currentApp.navigateTo({ pageId: 'cop-guide' });
  await expect(pages.currentApp.navigateToDefaultPage()).rejects.toMatchObject({ errorCode: 100 });
  await expect(pages.backStack.navigateBack()).resolves.toBeUndefined();
});

test('a side panel puts a page on the stage; where there is no meeting, it is refused', async () => {
  const shared: string[] = [];
  const sidePanel = { frameContext: 'sidePanel' as const, context: () => tabContext(state, 'core', 'default', { frameContext: 'sidePanel', sub: '', session: 's' }) };
  const toStage = (url: string): Promise<[unknown, unknown]> => new Promise((resolve) => meeting.shareAppContentToStage((error, result) => resolve([error, result]), url));
  connect({ ...sidePanel, toStage: (url) => (shared.push(url) > 1 ? 'Somebody else presents.' : null) });
  await app.initialize();
  expect((await app.getContext()).meeting).toEqual({ id: 'local-meeting' });
  expect(await toStage('https://127.0.0.1/tab/?community=c1#/charter')).toEqual([null, true]);
  expect(await toStage('https://127.0.0.1/tab/')).toEqual([{ errorCode: 500, message: 'Somebody else presents.' }, null]);
  app._uninitialize();
  connect(sidePanel);
  await app.initialize();
  expect(await toStage('https://127.0.0.1/tab/')).toEqual([{ errorCode: 100, message: 'Local Teams does not offer meeting.shareAppContentToStage.' }, null]);
});

test('a call that the host does not know is answered as not supported', async () => {
  const host = {} as HostActions;
  expect(await answerHost({ id: 1, uuidAsString: 'u', func: 'media.captureImage' }, host)).toEqual({ id: 1, uuidAsString: 'u', args: [{ errorCode: 100, message: 'Local Teams does not offer media.captureImage.' }] });
  expect(await answerHost({ id: 2, func: 'chat.openChat' }, host)).toEqual({ id: 2, args: [false, 'Local Teams does not offer this.'] });
});
