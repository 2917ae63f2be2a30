import { type Element, type Node } from '@xmldom/xmldom';

/** Names are compared without their prefix: programs differ in the prefixes that they write. */
const isElement = (node: Node): node is Element => node.nodeType === 1;

/** The elements directly below, in order; all of them or those of one name. */
export function children(of: Element, name?: string): Element[] {
  const found: Element[] = [];
  for (let node = of.firstChild; node; node = node.nextSibling) {
    if (isElement(node) && (name === undefined || node.localName === name)) found.push(node);
  }
  return found;
}

export function child(of: Element, name: string): Element | null {
  for (let node = of.firstChild; node; node = node.nextSibling) if (isElement(node) && node.localName === name) return node;
  return null;
}

/** A new element below `of`, in its namespace and with its prefix; at the end unless it has to stand before another. */
export function insert(of: Element, name: string, attributes: Record<string, string> = {}, before: Element | null = null): Element {
  const made = of.ownerDocument?.createElementNS(of.namespaceURI, of.prefix ? `${of.prefix}:${name}` : name);
  if (!made) throw new Error('an element without a document');
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  of.insertBefore(made, before);
  return made;
}

export function empty(of: Element): void {
  while (of.firstChild) of.removeChild(of.firstChild);
}

export function remove(one: Element): void {
  one.parentNode?.removeChild(one);
}

export const whole = (of: Element, attribute: string, otherwise = 0): number => {
  const text = of.getAttribute(attribute);
  return text === null || text === '' ? otherwise : Number(text);
};
