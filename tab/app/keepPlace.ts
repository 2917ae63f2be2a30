/** What a reader would call the place that they are at, from the inside out. */
const places = 'li, tr, article, fieldset, form, section, dialog, main';

/** How often it is looked whether what held the keyboard went, and the milliseconds between: the page is drawn anew in less. */
const looks = { most: 20, everyMs: 25 };

/**
 * Remembers what holds the keyboard, before the page is drawn anew by what was done. The function that it gives is called once that is on
 * its way: where the button that was pressed goes away, the keyboard stays at its row, also where that moved (under its id), and does
 * not begin at the top of the page again. Where something else has taken it meanwhile, nothing happens.
 */
export function keepPlace(): () => void {
  const held = document.activeElement;
  const around: Element[] = [];
  for (let at = held?.parentElement ?? null; at && at !== document.body; at = at.parentElement) if (at.matches(places)) around.push(at);
  let left = looks.most;
  const look = (): void => {
    if (held === null || held === document.body) return;
    left -= 1;
    if (held.isConnected) return void (left > 0 && setTimeout(look, looks.everyMs));
    if (document.activeElement !== null && document.activeElement !== document.body) return;
    const place = around.map((one) => (one.isConnected ? one : one.id === '' ? null : document.getElementById(one.id))).find((one) => one !== null);
    if (!(place instanceof HTMLElement)) return;
    if (!place.hasAttribute('tabindex')) place.setAttribute('tabindex', '-1');
    place.focus({ preventScroll: true });
  };
  return look;
}
