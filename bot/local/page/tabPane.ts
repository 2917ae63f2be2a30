import type { PlaceView, TabView } from '../teams/contract';
import type { Surroundings } from './dialogs';
import { drawing, el } from './element';
import type { FrameHandle } from './frames';
import { ownTab, showTab } from './tabFrame';
import { tabStrip } from './tabStrip';

/** The tab that is open in its frame, for the place that is open; above it the tabs that there are. */
export function tabPane(around: Surroundings): { element: HTMLElement; follow(): void } {
  const { session } = around;
  const back = el('button', { type: 'button', class: 'icon', 'aria-label': 'Back in the tab', hidden: true }, drawing('back'));
  const reload = el('button', { type: 'button', class: 'quiet small' }, 'Reload');
  const stage = el('div', { class: 'tab-stage' });
  const strip = tabStrip(around);
  const element = el('section', { class: 'tab-pane', 'aria-label': `${session.state.app.name} tab` },
    el('div', { class: 'tab-head' }, back, strip.element, reload), stage);
  let open: { key: string; handle: FrameHandle } | null = null;
  back.addEventListener('click', () => open?.handle.send('backButtonPress'));

  const chosen = (place: PlaceView): TabView | null => place.tabs.find(({ id }) => id === session.address.tab) ?? null;
  const load = (place: PlaceView, key: string): void => {
    back.hidden = true;
    void open?.handle.remove();
    const tab = chosen(place);
    const handle = showTab(around, stage, {
      place: place.id, frameContext: 'content', tab, src: tab?.contentUrl ?? ownTab, sub: session.address.sub,
      onBack: () => (back.hidden = false), again: () => load(place, key),
    });
    open = { key, handle };
  };
  reload.addEventListener('click', () => {
    const place = session.place();
    if (place && open) load(place, open.key);
  });

  return {
    element,
    follow() {
      const place = session.place();
      const shown = place && place.app !== 'absent' && !session.address.meeting ? place : null;
      // A tab that somebody changed is another one; that others come or go leaves this one as it is.
      const tab = shown && chosen(shown);
      const wanted = shown ? `${session.state.me.id}/${shown.id}/${tab ? `${tab.id}/${tab.contentUrl}` : ''}/${session.address.sub}/${session.visit}` : null;
      strip.draw(shown);
      if (wanted === (open?.key ?? null)) return;
      if (wanted && shown) return load(shown, wanted);
      void open?.handle.remove();
      open = null;
      stage.replaceChildren();
    },
  };
}
