import type { PlaceId } from '../teams/contract';
import type { View } from './address';
import { drawing, el, type Drawing } from './element';
import { placeName, type Session } from './session';

const marks: Record<View, Drawing> = { team: 'channel', core: 'people', personal: 'guide', calendar: 'calendar', mail: 'mail', files: 'files', plans: 'plans' };

/** What is shown of Microsoft 365, by its name. */
export const officeNames: Partial<Record<View, string>> = { calendar: 'Calendar', mail: 'Mail', files: 'Files', plans: 'Planner' };

/** The list of places on the left; on a narrow screen it opens from the bar. */
export function rail(session: Session, chosen: () => void): HTMLElement {
  const list = el('div', { class: 'rail-list' });
  const nav = el('nav', { class: 'rail', 'aria-label': 'Places', id: 'places' }, list);
  const draw = (): void => {
    const focused = list.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset['view'] : undefined;
    list.replaceChildren(...sections(session).flatMap(({ heading, views }) => [
      el('h2', { class: 'rail-heading' }, heading),
      el('ul', {}, ...views.map((view) => el('li', {}, entry(session, view, chosen)))),
    ]));
    if (focused) list.querySelector<HTMLElement>(`[data-view="${focused}"]`)?.focus();
  };
  draw();
  session.on((changed) => {
    if (changed.kind === 'all' || changed.kind === 'view' || changed.kind === 'places' || (changed.kind === 'message' && changed.fresh)) draw();
  });
  return nav;
}

function sections({ state }: Session): { heading: string; views: View[] }[] {
  const has = (place: PlaceId): boolean => state.places.some(({ id }) => id === place);
  const chats: View[] = [...(has('core') ? ['core' as const] : []), 'personal'];
  const office: View[] = [...(state.calendar ? ['calendar' as const, 'mail' as const] : []), ...(state.files ? ['files' as const, 'plans' as const] : [])];
  return [
    ...(has('team') ? [{ heading: state.team.name, views: ['team' as const] }] : []),
    { heading: 'Chats', views: chats },
    ...(office.length > 0 ? [{ heading: 'Microsoft 365, local', views: office }] : []),
  ];
}

function entry(session: Session, view: View, chosen: () => void): HTMLElement {
  const { state, address, unread } = session;
  const name = officeNames[view] ?? (view === 'core' ? `${state.coreChatName} chat` : placeName(state, view as PlaceId));
  const conversation = state.places.find(({ id }) => id === view)?.conversationId;
  const count = conversation ? (unread.get(conversation) ?? 0) : 0;
  const go = (): void => {
    session.go({ view, front: 'chat' });
    chosen();
  };
  return el('button', { type: 'button', class: 'rail-entry', 'data-view': view, 'aria-current': address.view === view ? 'page' : null, onclick: go },
    drawing(marks[view]), el('span', { class: 'rail-name' }, name),
    count > 0 && el('span', { class: 'count' }, String(count), el('span', { class: 'unseen' }, ' new')));
}
