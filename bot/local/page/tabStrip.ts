import type { PlaceView, TabView } from '../teams/contract';
import type { Surroundings } from './dialogs';
import { drawing, el } from './element';
import { menuButton } from './menu';
import { confirm } from './modal';
import { postTab } from './service';
import { openTabSettings } from './tabSettings';

/** The tabs of a place: the app's own, those that people added, and in a channel or chat the way to add one. */
export function tabStrip(around: Surroundings): { element: HTMLElement; draw(place: PlaceView | null): void } {
  const { session } = around;
  const element = el('div', { class: 'tab-strip' });
  let drawn = '';

  const entry = (label: string, id: string): HTMLElement =>
    el('button', { type: 'button', class: 'tab-entry', 'data-tab': id, 'aria-current': session.address.tab === id ? 'page' : null, onclick: () => session.go({ tab: id, front: 'tab' }) }, label);

  const change = (place: 'team' | 'core', tab: TabView): HTMLElement => {
    const more = el('button', { type: 'button', class: 'icon', 'aria-label': `More about the tab ${tab.name}` }, drawing('more'));
    return menuButton(more, `More about the tab ${tab.name}`, () => [
      { label: 'Settings', act: () => openTabSettings(around, place, tab) },
      { label: 'Remove', act: () => remove(place, tab) },
    ]);
  };

  const remove = (place: 'team' | 'core', tab: TabView): void => {
    const run = (): void => {
      postTab({ person: session.state.me.id, place, id: tab.id, tab: null }).then(() => {
        session.go({ tab: '' });
        return session.refresh();
      }).catch((error: Error) => confirm('Not removed', error.message, { label: 'Try again', run }));
    };
    confirm('Remove the tab', `“${tab.name}” goes for everybody here. What the community has written stays, and the tab can be added again.`, { label: 'Remove', run });
  };

  return {
    element,
    draw(place) {
      const key = JSON.stringify([place?.id, place?.app, place?.tabs, session.address.tab]);
      if (key === drawn) return;
      drawn = key;
      const focused = element.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset['tab'] : undefined;
      const open = place?.tabs.find(({ id }) => id === session.address.tab) ?? null;
      const where = place && place.id !== 'personal' ? place.id : null;
      element.replaceChildren(
        el('h2', { class: 'unseen' }, open?.name ?? session.state.app.name),
        el('nav', { class: 'tab-entries', 'aria-label': 'Tabs' }, entry(session.state.app.name, open || session.address.tab === '' ? '' : session.address.tab), ...(place?.tabs ?? []).map((tab) => entry(tab.name, tab.id))),
        ...(where && open ? [change(where, open)] : []),
        ...(where ? [el('button', { type: 'button', class: 'icon', 'aria-label': 'Add a tab', title: 'Add a tab', onclick: () => openTabSettings(around, where, null) }, drawing('add'))] : []),
      );
      // Of many tabs the one that is open can be seen.
      element.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      if (focused !== undefined) element.querySelector<HTMLElement>(`[data-tab="${CSS.escape(focused)}"]`)?.focus();
    },
  };
}
