import { el } from './element';

/** A page of Microsoft 365 with a heading and a list that can be asked for again; `read` gives what stands in it, or says why not. */
export function listPage(heading: string, about: string, opening: string, read: () => Promise<HTMLElement[]>): HTMLElement {
  const list = el('div', { class: 'page-list' }, el('p', { role: 'status' }, opening));
  const draw = (): void => {
    read().then((found) => list.replaceChildren(...found), (error: Error) => list.replaceChildren(el('p', { role: 'alert' }, error.message)));
  };
  draw();
  return el('div', { class: 'page' },
    el('div', { class: 'chat-head' }, el('div', { class: 'grow' }, el('h1', {}, heading), el('p', { class: 'soft' }, about)),
      el('button', { type: 'button', class: 'quiet small', onclick: draw }, 'Look again')),
    list);
}

/** A moment (ISO 8601 in UTC) as people in a zone say it. */
export const when = (at: string, zone: string): string =>
  new Date(at).toLocaleString('en-GB', { timeZone: zone, weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
