import { XMLSerializer, type Element } from '@xmldom/xmldom';
import { child, children, whole } from './elements';
import type { Parts } from './parts';

/** Formats that every program knows by number; the others stand in the file. */
const builtIn: Record<number, string> = {
  0: 'General', 1: '0', 2: '0.00', 3: '#,##0', 4: '#,##0.00', 9: '0%', 10: '0.00%', 14: 'm/d/yyyy', 20: 'h:mm', 21: 'h:mm:ss', 22: 'm/d/yyyy h:mm', 49: '@',
};

export interface Styles {
  /** The number of a cell format that is like another but for some attributes; made when there is none. */
  like(style: number, attributes: Record<string, string>): number;
  isQuoted(style: number): boolean;
  numberFormat(style: number): string;
}

export function openStyles(parts: Parts, part: string | null): Styles {
  const list = (): Element | null => (part === null ? null : child(parts.read(part), 'cellXfs'));
  const formats = (): Element[] => {
    const all = list();
    return all ? children(all, 'xf') : [];
  };
  const known = (style: number): Element | null => formats()[style] ?? null;

  const found = new Map<string, number>();

  function like(style: number, attributes: Record<string, string>): number {
    const from = known(style);
    const all = list();
    if (part === null || !all || !from) return style;
    const isAsked = (one: Element): boolean => Object.entries(attributes).every(([name, value]) => (one.getAttribute(name) ?? '0') === value);
    if (isAsked(from)) return style;
    const plain = (one: Element): string => {
      const copy = one.cloneNode(true) as Element;
      for (const name of Object.keys(attributes)) copy.removeAttribute(name);
      return new XMLSerializer().serializeToString(copy);
    };
    const wanted = plain(from);
    const at = formats().findIndex((one) => isAsked(one) && plain(one) === wanted);
    if (at >= 0) return at;
    parts.edit(part);
    const made = from.cloneNode(true) as Element;
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    all.appendChild(made);
    all.setAttribute('count', String(formats().length));
    return formats().length - 1;
  }

  return {
    like(style, attributes) {
      const key = `${style} ${JSON.stringify(attributes)}`;
      const at = found.get(key) ?? like(style, attributes);
      found.set(key, at);
      return at;
    },
    isQuoted: (style) => known(style)?.getAttribute('quotePrefix') === '1',
    numberFormat(style) {
      const format = known(style);
      const id = format ? whole(format, 'numFmtId') : 0;
      const own = part === null ? null : child(parts.read(part), 'numFmts');
      return (own && children(own).find((one) => whole(one, 'numFmtId') === id)?.getAttribute('formatCode')) ?? builtIn[id] ?? 'General';
    },
  };
}
