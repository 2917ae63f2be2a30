import type { PlaceId } from '../teams/contract';
import { dialogOf, openTabDialog, type Surroundings } from './dialogs';
import { drawing, el } from './element';
import { hostFrame, type FrameHandle } from './frames';
import { openModal } from './modal';
import { writeAddress } from './address';
import type { Session } from './session';
import { tabContext } from './tabContext';

/** How long a tab may take until it says that it is ready, in milliseconds; Teams waits as long. */
const tabPatience = 30_000;

/** The app's tab in its frame, for the place that is open. */
export function tabPane(around: Surroundings): { element: HTMLElement; follow(): void } {
  const { session } = around;
  const back = el('button', { type: 'button', class: 'icon', 'aria-label': 'Back in the tab', hidden: true }, drawing('back'));
  const reload = el('button', { type: 'button', class: 'quiet small' }, 'Reload');
  const stage = el('div', { class: 'tab-stage' });
  const element = el('section', { class: 'tab-pane', 'aria-label': `${session.state.app.name} tab` },
    el('div', { class: 'tab-head' }, back, el('h2', {}, session.state.app.name), reload), stage);
  let open: { key: string; handle: FrameHandle } | null = null;
  back.addEventListener('click', () => open?.handle.send('backButtonPress'));

  const load = (place: PlaceId, key: string): void => {
    back.hidden = true;
    void open?.handle.remove();
    const cover = el('div', { class: 'tab-cover' }, el('div', { class: 'bones', 'aria-hidden': 'true' }, el('i'), el('i'), el('i'), el('i')), el('p', { class: 'unseen', role: 'status' }, 'The tab is opening.'));
    const frame = el('iframe', { title: `${session.state.app.name} tab`, allow: 'clipboard-write' });
    const slow = window.setTimeout(() => fail('The tab has not answered for 30 seconds. Reload it, or go on in the chat.'), tabPatience);
    const fail = (words: string): void => {
      window.clearTimeout(slow);
      cover.hidden = false;
      cover.replaceChildren(el('p', { role: 'alert' }, words), el('button', { type: 'button', class: 'primary', onclick: () => load(place, key) }, 'Reload'));
    };
    const sessionId = crypto.randomUUID();
    const { sub } = session.address;
    const handle = hostFrame(frame, {
      frameContext: 'content',
      context: () => tabContext(session.state, place, session.address.theme, { frameContext: 'content', sub, session: sessionId }),
      token: around.token,
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
    }, (event) => {
      if (event === 'backButton') back.hidden = false;
    });
    stage.append(cover, frame);
    frame.src = '/tab/#/';
    open = { key, handle };
    for (const old of [...stage.querySelectorAll('.tab-cover')]) if (old !== cover) old.remove();
  };
  reload.addEventListener('click', () => {
    const place = session.place();
    if (place && open) load(place.id, open.key);
  });

  return {
    element,
    follow() {
      const place = session.place();
      const wanted = place && place.app !== 'absent' ? `${session.state.me.id}/${place.id}/${session.address.sub}/${session.visit}` : null;
      if (wanted === (open?.key ?? null)) return;
      if (wanted && place) return load(place.id, wanted);
      void open?.handle.remove();
      open = null;
      stage.replaceChildren();
    },
  };
}

/** Goes to the tab in the place that a link names, else in the one that is open; false when the app is in neither. */
export function goTo(session: Session, sub: string, channelId: string | null, chatId: string | null): boolean {
  const { places } = session.state;
  const with_ = (found: (typeof places)[number] | undefined): (typeof places)[number] | null => (found && found.app !== 'absent' ? found : null);
  const named = channelId ? with_(places.find(({ id }) => id === 'team')) : chatId ? with_(places.find(({ conversationId }) => conversationId === chatId)) : null;
  const target = named ?? with_(session.place() ?? undefined) ?? with_(places.find(({ app }) => app !== 'absent'));
  if (!target) return false;
  session.go({ view: target.id, sub, front: 'tab' });
  return true;
}

function share(session: Session, sub: string, label: string): void {
  const link = `${location.origin}/${writeAddress({ ...session.address, sub, front: 'tab' })}`;
  const modal = openModal(() => undefined);
  const field = el('input', { type: 'text', readonly: true, value: link, 'aria-label': 'Link' });
  const said = el('p', { role: 'status' });
  const copy = (): void => {
    field.select();
    navigator.clipboard.writeText(link).then(() => said.replaceChildren('The link is copied.'), () => said.replaceChildren('The link is selected. Press Ctrl and C to copy it.'));
  };
  modal.body.replaceChildren(el('p', {}, label || 'A link to this page of the tab.'), field, el('div', { class: 'modal-acts' }, el('button', { type: 'button', class: 'primary', onclick: copy }, 'Copy')), said);
  modal.show('Share a link');
}
