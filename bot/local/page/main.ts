import { agendaView } from './agenda';
import { chatView, type ChatView } from './chat';
import type { Surroundings } from './dialogs';
import { el } from './element';
import { frontSwitch, splitter } from './layout';
import { libraryView } from './library';
import { readLink } from './links';
import { mailView } from './mail';
import { meetingPane } from './meetingPane';
import { plansView } from './plans';
import { officeNames, rail } from './rail';
import { getToken } from './service';
import { openSession, placeName, type Session } from './session';
import { goTo } from './tabLinks';
import { tabPane } from './tabPane';
import { topBar } from './topBar';

const page = document.getElementById('page');

function start(session: Session): void {
  const around: Surroundings = {
    session,
    token: () => getToken(session.state.me.id),
    openLink: (url) => openLink(session, url),
  };
  const main = el('main', { class: 'middle', id: 'middle', tabindex: -1 });
  const tab = tabPane(around);
  const meeting = meetingPane(around);
  const area = el('div', { class: 'area' });
  tab.element.prepend(splitter(area));
  area.append(main, tab.element, meeting.element);
  const closePlaces = (): void => document.body.classList.remove('places-open');
  const togglePlaces = (): void => {
    if (document.body.classList.toggle('places-open')) document.querySelector<HTMLElement>('.rail-entry')?.focus();
  };
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') closePlaces();
  });
  page?.replaceChildren(
    el('button', { type: 'button', class: 'skip', onclick: () => main.focus() }, 'Go to the messages'),
    topBar(session, togglePlaces), rail(session, closePlaces), area, frontSwitch(session),
  );

  let chat: ChatView | null = null;
  let drawn = '';
  const draw = (): void => {
    const { view } = session.address;
    const place = session.place();
    // A link within the tab or news of another place leaves the chat, and what is typed in it, alone.
    const key = JSON.stringify([session.state.me.id, view, place?.app, place?.members]);
    if (key !== drawn) {
      chat = place ? chatView(around, place) : null;
      main.replaceChildren(chat?.element ?? officeView(session));
    }
    drawn = key;
    area.classList.toggle('with-tab', !!place && place.app !== 'absent');
    document.body.classList.toggle('with-tab', !!place && place.app !== 'absent');
    area.classList.toggle('in-meeting', place?.id === 'core' && place.app !== 'absent' && session.address.meeting);
    const name = place ? placeName(session.state, place.id) : officeNames[view] ?? '';
    document.title = `${name}, ${session.state.me.name}, Local Teams`;
    main.querySelector('[data-meeting]')?.setAttribute('aria-pressed', String(session.address.meeting));
    tab.follow();
    meeting.follow();
  };
  draw();
  session.on((changed) => {
    if (changed.kind === 'all' || changed.kind === 'view' || changed.kind === 'places') draw();
    else chat?.hear(changed);
  });
}

function officeView(session: Session): HTMLElement {
  switch (session.address.view) {
    case 'calendar': return agendaView(session);
    case 'mail': return mailView(session);
    case 'plans': return plansView(session);
    default: return libraryView(session);
  }
}

/** Opens a link of a card or of the tab: deep links lead into this page, all others into a new window. */
function openLink(session: Session, address: string): boolean {
  const target = readLink(address, session.state.app, location.origin);
  if (target.kind === 'tab') return goTo(session, target.sub, target.channelId, target.chatId);
  if (target.kind === 'chat') session.go({ view: 'personal', front: 'chat' });
  if (target.kind === 'calendar') session.go({ view: 'calendar', front: 'chat' });
  // A download keeps the page, even when there is no such file.
  if (target.kind === 'file') el('a', { href: target.href, download: true }).click();
  if (target.kind === 'web') window.open(target.url, '_blank', 'noopener');
  return target.kind !== 'nowhere';
}

openSession().then(start, (error: Error) => {
  const again = el('button', { type: 'button', class: 'primary', onclick: () => location.reload() }, 'Try again');
  page?.replaceChildren(el('main', { class: 'alone' }, el('h1', {}, 'Local Teams'), el('p', {}, error.message), again));
});
