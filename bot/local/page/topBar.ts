import type { Theme } from '../teams/contract';
import { announce } from './announcer';
import { drawing, el, initials } from './element';
import { menuButton } from './menu';
import { postClock } from './service';
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
  const clock = el('button', { type: 'button', class: 'quiet', title: 'Move the time of this world' });
  const drawClock = (): void => {
    const { clock: at, me } = session.state;
    if (!at) return;
    const words = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', timeZone: me.zone }).format(Date.parse(at.now) + (performance.now() - readAt));
    clock.replaceChildren(el('span', {}, words));
    clock.setAttribute('aria-label', `Time: ${words}`);
  };
  let readAt = performance.now();
  draw();
  drawClock();
  setInterval(drawClock, 20_000);
  session.on((changed) => {
    if (changed.kind === 'all' || changed.kind === 'theme') draw();
    if (changed.kind === 'all' || changed.kind === 'reread') {
      readAt = performance.now();
      drawClock();
    }
  });
  const moved = (to: string): void => {
    clock.disabled = true;
    postClock(to).then(() => session.refresh()).catch((cause: Error) => announce(cause.message)).finally(() => void (clock.disabled = false));
  };

  return el('header', { class: 'top' },
    places,
    el('div', { class: 'brand' }, el('span', { class: 'brand-name' }, 'Local Teams'), el('span', { class: 'brand-about only-wide' }, 'on this machine, with invented people')),
    ...(session.state.clock ? [menuButton(clock, 'Move the time', () => (session.state.clock?.steps ?? []).map(({ label, to }) => ({ label, act: () => moved(to) })))] : []),
    menuButton(theme, 'Theme', () => themes.map((one) => ({ label: one.name, checked: session.address.theme === one.theme, act: () => session.go({ theme: one.theme }) }))),
    menuButton(who, 'Be somebody else', () => session.state.people.map((person) => ({
      label: el('span', { class: 'person' }, initials(person.name), el('span', {}, el('span', { class: 'person-name' }, person.name), el('span', { class: 'person-about' }, person.about))),
      checked: person.id === session.state.me.id,
      act: () => session.go({ person: person.email.split('@')[0] ?? '' }),
    }))),
  );
}
