import type { PlaceView } from '../teams/contract';
import type { Surroundings } from './dialogs';
import { el } from './element';
import type { FrameHandle } from './frames';
import { postStage } from './service';
import { ownTab, showTab } from './tabFrame';

/**
 * The core group's chat as a meeting: the stage, which everybody at a meeting looks at, and beside it the app's side panel
 * (320 px, as in Teams), from which a page is put on the stage.
 */
export function meetingPane(around: Surroundings): { element: HTMLElement; follow(): void } {
  const { session } = around;
  const stage = el('div', { class: 'tab-stage meeting-stage' });
  const panel = el('div', { class: 'tab-stage' });
  const stop = el('button', { type: 'button', class: 'quiet small', hidden: true }, 'Stop showing');
  const leave = el('button', { type: 'button', class: 'quiet small', onclick: () => session.go({ meeting: false }) }, 'Leave the meeting');
  const said = el('p', { class: 'unseen', role: 'status' });
  const element = el('section', { class: 'meeting-pane', 'aria-label': 'Meeting' },
    el('div', { class: 'meeting-main' }, el('div', { class: 'tab-head' }, el('h2', {}, 'Stage'), stop, leave), stage, said),
    el('div', { class: 'meeting-side' }, el('div', { class: 'tab-head' }, el('h2', {}, `${session.state.app.name} side panel`)), panel));
  let beside: { key: string; handle: FrameHandle } | null = null;
  let shown: { id: string; handle: FrameHandle } | null = null;

  const clear = (): void => {
    void shown?.handle.remove();
    shown = null;
    stop.hidden = true;
    stage.replaceChildren(el('div', { class: 'nothing' }, el('p', {}, 'Nothing is on the stage yet.'), el('p', {}, 'In the side panel, open the page that everybody should see, then choose More and “Show it on the meeting’s stage”.')));
  };
  const put = (url: string | null): Promise<string | null> =>
    postStage(session.state.me.id, url).then(() => session.refresh()).then(() => null, (cause: unknown) => (cause instanceof Error ? cause.message : 'Local Teams did not answer. Try again.'));
  stop.addEventListener('click', () => void put(null));
  /** Shows what is on the stage for everybody: in Teams the meeting carries it to each of them, as one who looks on. */
  const showStage = (place: PlaceView): void => {
    const now = session.state.stage;
    if (now?.id === shown?.id) return;
    const before = shown;
    clear();
    if (!now) return before ? said.replaceChildren('Nothing is on the stage any more.') : undefined;
    stage.replaceChildren();
    const again = (): void => {
      shown = null;
      showStage(place);
    };
    shown = { id: now.id, handle: showTab(around, stage, { place: place.id, frameContext: 'meetingStage', tab: null, src: now.url, sub: '', onBack: () => undefined, again }) };
    stop.hidden = false;
    said.replaceChildren(now.by === session.state.me.name ? 'The page is on the stage.' : `${now.by} has put a page on the stage.`);
  };
  const toStage = (url: string): Promise<string | null> =>
    URL.canParse(url) && new URL(url).origin === location.origin ? put(url) : Promise.resolve('This page is not part of the app.');
  const load = (place: PlaceView, key: string): void => {
    void beside?.handle.remove();
    const handle = showTab(around, panel, { place: place.id, frameContext: 'sidePanel', tab: null, src: ownTab, sub: '', onBack: () => undefined, toStage, again: () => load(place, key) });
    beside = { key, handle };
  };
  clear();

  return {
    element,
    follow() {
      const place = session.place();
      const key = place && place.id === 'core' && place.app !== 'absent' && session.address.meeting ? `${session.state.me.id}/${place.id}` : null;
      element.hidden = key === null;
      if (key === (beside?.key ?? null)) return key && place ? showStage(place) : undefined;
      clear();
      if (key && place) {
        load(place, key);
        return showStage(place);
      }
      void beside?.handle.remove();
      beside = null;
      panel.replaceChildren();
    },
  };
}
