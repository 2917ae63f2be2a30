import type { PlaceView } from '../teams/contract';
import type { Surroundings } from './dialogs';
import { drawing, el } from './element';
import { menuButton, type MenuItem } from './menu';
import { confirm } from './modal';
import { openPeople } from './peopleDialog';
import { postInstall } from './service';
import { placeName, type Session } from './session';

/** The name of a place, who is in it, and what can be done with it. */
export function chatHead({ session }: Surroundings, place: PlaceView): HTMLElement {
  const { state } = session;
  const heading = place.id === 'core' ? `${state.coreChatName} chat` : placeName(state, place.id);
  const under = { team: `${state.team.name}, ${place.members.length} people`, core: `${place.members.length} people`, personal: `Only you, ${state.me.name}` }[place.id];
  const items = (): MenuItem[] => [
    ...(place.id === 'personal' ? [] : [{ label: 'People', act: () => openPeople(session, place) }]),
    place.app === 'added'
      ? { label: `Remove ${state.app.name}`, act: () => remove(session, place) }
      : { label: `Add ${state.app.name}`, act: () => change(session, place, true) },
  ];
  const more = el('button', { type: 'button', class: 'icon', 'aria-label': `More about ${heading}` }, drawing('more'));
  // Pressed it is a meeting of this chat, with the app beside it and on its stage.
  const meeting = place.id === 'core' && place.app !== 'absent' && el('button', { type: 'button', class: 'quiet small', 'data-meeting': '', 'aria-pressed': String(session.address.meeting), onclick: () => session.go({ meeting: !session.address.meeting, front: session.address.meeting ? 'chat' : 'tab' }) }, 'Meeting');
  return el('div', { class: 'chat-head' }, el('div', { class: 'grow' }, el('h1', {}, heading), el('p', { class: 'soft' }, under)), meeting, menuButton(more, `More about ${heading}`, items));
}

function remove(session: Session, place: PlaceView): void {
  const { name } = session.state.app;
  const where = { team: 'the team', core: 'the chat', personal: 'your chats' }[place.id];
  confirm(`Remove ${name}`, `${name} goes from ${where} and can no longer write here. Messages and everything that was recorded stay. You can add it again.`,
    { label: 'Remove', run: () => change(session, place, false) });
}

function change(session: Session, place: PlaceView, added: boolean): void {
  void postInstall({ person: session.state.me.id, place: place.id, added }).then(() => session.refresh())
    .catch((error: Error) => confirm('Not changed', error.message, { label: 'Try again', run: () => change(session, place, added) }));
}
