import type { PlaceId, TabView } from '../teams/contract';
import { openAuthWindow, type AuthBrowser } from './authWindow';
import { dialogOf, openTabDialog, type Surroundings } from './dialogs';
import { el } from './element';
import { hostFrame, type FrameHandle } from './frames';
import { choosePerson } from './personChooser';
import { tabContext } from './tabContext';
import { goTo, share } from './tabLinks';

/** Where the app's own tab begins. */
export const ownTab = '/tab/#/';

/** How long a tab may take until it says that it is ready, in milliseconds; Teams waits as long. */
const tabPatience = 30_000;

const browser: AuthBrowser = {
  get address() { return location.href; },
  open: (address, features) => window.open(address, 'sign-in', features),
  hear(heard) {
    const listen = (event: MessageEvent<unknown>): void => heard(event.source, event.origin, event.data);
    window.addEventListener('message', listen);
    return () => window.removeEventListener('message', listen);
  },
  every(milliseconds, look) {
    const timer = window.setInterval(look, milliseconds);
    return () => window.clearInterval(timer);
  },
};

export interface TabPage {
  place: PlaceId;
  frameContext: 'content' | 'sidePanel' | 'meetingStage';
  /** One that somebody added; null for the app's own. */
  tab: TabView | null;
  /** Of our own origin. */
  src: string;
  sub: string;
  /** The page wants to hear of the back button. */
  onBack: () => void;
  /** Only beside a meeting: gives why not, or null. */
  toStage?: (url: string) => Promise<string | null>;
  again: () => void;
}

/** Opens a page of the app in a frame, behind a cover until it says that it is ready. */
export function showTab(around: Surroundings, into: HTMLElement, page: TabPage): FrameHandle {
  const { session } = around;
  const { place, frameContext, tab, sub } = page;
  const cover = el('div', { class: 'tab-cover' }, el('div', { class: 'bones', 'aria-hidden': 'true' }, el('i'), el('i'), el('i'), el('i')), el('p', { class: 'unseen', role: 'status' }, 'The tab is opening.'));
  const what = { content: 'tab', sidePanel: 'side panel', meetingStage: 'stage' }[frameContext];
  const frame = el('iframe', { title: `${session.state.app.name} ${what}`, allow: 'clipboard-write' });
  const fail = (words: string): void => {
    window.clearTimeout(slow);
    cover.hidden = false;
    cover.replaceChildren(el('p', { role: 'alert' }, words), el('button', { type: 'button', class: 'primary', onclick: page.again }, 'Reload'));
  };
  const slow = window.setTimeout(() => fail('The tab has not answered for 30 seconds. Reload it, or go on in the chat.'), tabPatience);
  const sessionId = crypto.randomUUID();
  const handle = hostFrame(frame, {
    frameContext,
    context: () => tabContext(session.state, place, session.address.theme, { frameContext, sub, session: sessionId, ...(tab ? { entityId: tab.entityId } : {}) }),
    token: around.token,
    authenticate: (url, width, height) => openAuthWindow(browser, url, { width, height }, () => tabContext(session.state, place, session.address.theme, { frameContext: 'authentication', sub: '', session: sessionId })),
    progress(stage, message) {
      if (stage === 'failure') return fail(message ?? 'The tab could not open. Reload it, or go on in the chat.');
      if (stage !== 'success') return;
      window.clearTimeout(slow);
      cover.hidden = true;
    },
    openLink: around.openLink,
    navigate: (target) => goTo(session, target.subPageId ?? '', target.channelId ?? null, target.chatId ?? null),
    back() {
      history.back();
      return true;
    },
    startDialog: (info) => openTabDialog(around, place, info, handle),
    endDialog: () => undefined,
    resizeDialog: () => undefined,
    relay: (to, message) => (to === 'child' ? dialogOf(handle)?.send('messageForChild', message) : undefined),
    share: (subPageId, label) => share(session, subPageId, label),
    pickPerson: (title, wide) => choosePerson(session.state.people.filter(({ id }) => wide || place === 'personal' || session.state.places.some((one) => one.id === place && one.members.includes(id))), title),
    readSettings: () => (tab ? settingsOf(tab) : {}),
    ...(page.toStage ? { toStage: page.toStage } : {}),
  }, (event) => {
    if (event === 'backButton') page.onBack();
  });
  into.append(cover, frame);
  frame.src = page.src;
  for (const old of [...into.querySelectorAll('.tab-cover')]) if (old !== cover) old.remove();
  return handle;
}

/** The settings of a tab in teams-js' names. */
export const settingsOf = ({ entityId, name, contentUrl, websiteUrl }: TabView): { entityId: string; contentUrl: string; websiteUrl: string; suggestedDisplayName: string } =>
  ({ entityId, contentUrl, websiteUrl, suggestedDisplayName: name });
