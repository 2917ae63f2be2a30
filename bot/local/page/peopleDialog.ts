import type { PlaceView } from '../teams/contract';
import { el, initials } from './element';
import { openModal } from './modal';
import { postRoster } from './service';
import { placeName, type Session } from './session';

/** Shows who is in a place, and lets people join and leave it. */
export function openPeople(session: Session, place: PlaceView): void {
  const modal = openModal(() => undefined);
  const name = place.id === 'team' ? session.state.team.name : placeName(session.state, place.id);
  const draw = (): void => {
    const now = session.state.places.find(({ id }) => id === place.id) ?? place;
    modal.body.replaceChildren(el('ul', { class: 'cast single' }, ...session.state.people.map((person) => {
      const member = now.members.includes(person.id);
      const change = (): void => {
        modal.problem(null);
        postRoster({ person: session.state.me.id, place: place.id === 'core' ? 'core' : 'team', subject: person.id, member: !member })
          .then(() => session.refresh()).then(() => {
            if (!session.state.places.some(({ id }) => id === place.id)) return modal.close();
            draw();
            modal.body.querySelector<HTMLElement>(`[data-person="${person.id}"]`)?.focus();
          }, (error: Error) => modal.problem(error.message));
      };
      return el('li', {}, initials(person.name),
        el('span', { class: 'grow' }, el('span', { class: 'person-name' }, person.name), el('span', { class: 'person-about' }, member ? person.about : 'Not here')),
        el('button', { type: 'button', class: 'quiet small', 'data-person': person.id, onclick: change }, member ? 'Remove' : 'Add', el('span', { class: 'unseen' }, ` ${person.name}`)));
    })));
  };
  draw();
  modal.show(`People in ${name}`);
}
