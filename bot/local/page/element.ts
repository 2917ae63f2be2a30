type Child = Node | string | null | undefined | false;
type Props = Record<string, string | number | boolean | null | undefined | ((event: never) => void)>;

/**
 * Makes an element. Properties that begin with `on` are listeners, `true` sets an empty attribute,
 * null and false leave it out; strings among the children become text, never markup.
 */
export function el<K extends keyof HTMLElementTagNameMap>(tag: K, props: Props = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value as EventListener);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child): child is Node | string => child !== null && child !== undefined && child !== false));
  return element;
}

const svg = 'http://www.w3.org/2000/svg';

/** Our own line drawings, 20 by 20; they take the colour of the text and are hidden from screen readers. */
const drawings = {
  channel: 'M4 5.5h12v8H9.5L6 16.5v-3H4z',
  people: 'M7 9a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM2.5 16c.3-3 2-4.5 4.5-4.5s4.200 1.5 4.5 4.5M13 9.5a2 2 0 1 0 0-4M13.5 11.600c2.200 0 3.700 1.400 4 4',
  guide: 'M10 2.5l2 5.5 5.5 2-5.5 2-2 5.5-2-5.5-5.5-2 5.5-2z',
  calendar: 'M3.5 5h13v11.5h-13zM3.5 8.5h13M7 3v3.5M13 3v3.5',
  files: 'M5 2.5h6.5L15 6v11.5H5zM11.5 2.5V6H15',
  mail: 'M3 5.5h14v9.5H3zM3 6l7 5 7-5',
  plans: 'M3.5 4h3.500v12h-3.500zM8.500 4h3.500v8h-3.500zM13.500 4h3v5h-3z',
  find: 'M8.500 14a5.500 5.500 0 1 0 0-11 5.500 5.500 0 0 0 0 11zM12.500 12.500L17 17',
  send: 'M3 10l14-6-4.5 13-3-5.5zM9.5 11.5L17 4',
  more: 'M4 10a.7.7 0 1 0 .01 0zM10 10a.7.7 0 1 0 .01 0zM16 10a.7.7 0 1 0 .01 0z',
  close: 'M5 5l10 10M15 5L5 15',
  back: 'M12 4l-6 6 6 6',
  places: 'M3 5h14M3 10h14M3 15h14',
  theme: 'M10 3.5a6.5 6.5 0 1 0 0 13zM10 3.5a6.5 6.5 0 0 1 0 13',
  add: 'M10 4v12M4 10h12',
} as const;

export type Drawing = keyof typeof drawings;

export function drawing(name: Drawing): SVGElement {
  const image = document.createElementNS(svg, 'svg');
  for (const [key, value] of Object.entries({ viewBox: '0 0 20 20', class: 'drawing', 'aria-hidden': 'true', focusable: 'false' })) image.setAttribute(key, value);
  const path = document.createElementNS(svg, 'path');
  path.setAttribute('d', drawings[name]);
  image.append(path);
  return image;
}

/** A round mark with a person's initials; decoration beside the name. */
export function initials(name: string, kind: 'person' | 'app' = 'person'): HTMLElement {
  if (kind === 'app') return el('span', { class: 'face face-app', 'aria-hidden': 'true' }, drawing('guide'));
  const letters = name.split(/[\s-]+/).slice(0, 2).map((part) => part.charAt(0)).join('');
  return el('span', { class: `face face-${[...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 6}`, 'aria-hidden': 'true' }, letters);
}
