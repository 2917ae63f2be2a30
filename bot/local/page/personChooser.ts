import type { PersonView } from '../teams/contract';
import { el, initials } from './element';
import type { PickedPerson } from './hostProtocol';
import { openModal } from './modal';

/** Teams' picker for one person: a list that a word shortens. Resolves with null where it is closed without a choice. */
export function choosePerson(people: readonly PersonView[], title: string): Promise<PickedPerson | null> {
  return new Promise((resolve) => {
    let chosen: PickedPerson | null = null;
    const modal = openModal(() => resolve(chosen));
    const found = el('ul', { class: 'cast single' });
    const field = el('input', { type: 'search', 'aria-label': 'Name', autocomplete: 'off', oninput: () => draw() });
    const draw = (): void => {
      const word = field.value.trim().toLowerCase();
      found.replaceChildren(...people.filter(({ name }) => name.toLowerCase().includes(word)).map(({ id, name, email }) => {
        const take = (): void => {
          chosen = { objectId: id, displayName: name, email };
          modal.close();
        };
        return el('li', {}, initials(name), el('span', { class: 'grow person-name' }, name), el('button', { type: 'button', class: 'quiet small', onclick: take }, 'Choose', el('span', { class: 'unseen' }, ` ${name}`)));
      }));
    };
    modal.body.replaceChildren(field, found);
    draw();
    modal.show(title || 'Select a person');
  });
}
