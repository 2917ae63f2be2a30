import type { Theme } from '../teams/contract';
import { drawing, el, initials } from './element';
import { menuButton } from './menu';
import type { Session } from './session';

const themes: readonly { theme: Theme; name: string }[] = [
  { theme: 'default', name: 'Light' }, { theme: 'dark', name: 'Dark' }, { theme: 'contrast', name: 'High contrast' },
];

/** The bar with the two switches: who you are, and which theme. */
export function topBar(session: Session, togglePlaces: () => void): HTMLElement {
  const places = el('button', { type: 'button', class: 'icon only-narrow', 'aria-label': 'Places', onclick: togglePlaces }, drawing('places'));
  const who = el('button', { type: 'button', class: 'who', title: 'Be somebody else' });
  const theme = el('button', { type: 'button', class: 'quiet' }, drawing('theme'));
  const draw = (): void => {
    const { me } = session.state;
    who.replaceChildren(initials(me.name), el('span', { class: 'who-words' }, el('span', { class: 'who-name' }, me.name), el('span', { class: 'who-about' }, me.about)));
    const name = themes.find((one) => one.theme === session.address.theme)?.name ?? 'Light';
    theme.replaceChildren(drawing('theme'), el('span', { class: 'only-wide' }, name));
    theme.setAttribute('aria-label', `Theme: ${name}`);
  };
  draw();
  session.on((changed) => {
    if (changed.kind === 'all' || changed.kind === 'theme') draw();
  });

  return el('header', { class: 'top' },
    places,
    el('div', { class: 'brand' }, el('span', { class: 'brand-name' }, 'Local Teams'), el('span', { class: 'brand-about only-wide' }, 'on this machine, with invented people')),
    menuButton(theme, 'Theme', () => themes.map((one) => ({ label: one.name, checked: session.address.theme === one.theme, act: () => session.go({ theme: one.theme }) }))),
    menuButton(who, 'Be somebody else', () => session.state.people.map((person) => ({
      label: el('span', { class: 'person' }, initials(person.name), el('span', {}, el('span', { class: 'person-name' }, person.name), el('span', { class: 'person-about' }, person.about))),
      checked: person.id === session.state.me.id,
      act: () => session.go({ person: person.email.split('@')[0] ?? '' }),
    }))),
  );
}
