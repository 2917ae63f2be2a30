import type { PlaceView } from '../teams/contract';
import { drawing, el, initials } from './element';
import { postInstall } from './service';
import type { Session } from './session';

/** What stands in a place as long as the app is not there: who is here, and the act that begins. */
export function welcome(session: Session, place: PlaceView): HTMLElement {
  const { app, team, people, me } = session.state;
  const here = people.filter(({ id }) => place.members.includes(id));
  const problem = el('p', { class: 'welcome-problem', role: 'alert' });
  const label = { team: `Add ${app.name} to the team`, core: `Add ${app.name} to the chat`, personal: `Add ${app.name} for yourself` }[place.id];
  const add = el('button', { type: 'button', class: 'primary large' }, drawing('add'), label);
  add.addEventListener('click', () => {
    add.disabled = true;
    postInstall({ person: me.id, place: place.id, added: true }).then(() => session.refresh())
      .catch((error: Error) => problem.replaceChildren(error.message))
      .finally(() => (add.disabled = false));
  });

  if (place.id !== 'team') {
    const words = place.id === 'core'
      ? ['The core group meets here', `Five people plan together in this chat. With ${app.name} in it, their steps are cards here, and the tab stands beside the chat.`]
      : ['Your own chat with the app', `Here ${app.name} writes to ${me.name} alone. Nobody else sees this chat.`];
    return el('section', { class: 'welcome' }, el('h2', {}, words[0] ?? ''), el('p', {}, words[1] ?? ''), add, problem);
  }
  const steps = [
    ['Add the app', 'It greets the team once, with one card.'],
    ['Start or renew a community', 'Three questions: a name, a topic, and who is in the core group.'],
    ['Be five people', `Change who you are at the top right. A second window can be somebody else.`],
  ];
  return el('section', { class: 'welcome' },
    el('h2', {}, `Welcome to ${team.name}`),
    el('p', {}, `This is Teams on your own machine, with ${people.length} invented people. Nothing leaves it. You are ${me.name}.`),
    el('ol', { class: 'steps' }, ...steps.map(([head, words]) => el('li', {}, el('strong', {}, head ?? ''), el('span', {}, words ?? '')))),
    add, problem,
    el('h3', {}, 'Who is who'),
    el('ul', { class: 'cast' }, ...people.map((person) => el('li', {}, initials(person.name),
      el('span', {}, el('span', { class: 'person-name' }, person.name), el('span', { class: 'person-about' }, person.about))))),
    el('p', { class: 'soft' }, `${here.length} of them are in this team.`));
}
