import type { Refusal } from './answers';

/** Makes the refusal of one part of Graph: each has codes of its own. */
export type Bad = (message: string) => Refusal;

/** The value as an object, or the refusal. */
export function givenObject(value: unknown, name: string, bad: Bad): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw bad(`The property '${name}' has the wrong type.`);
  return value as Record<string, unknown>;
}

/** The value as a text of at most `longest` UTF-16 units, or the refusal. */
export function givenText(value: unknown, name: string, longest: number, bad: Bad): string {
  if (typeof value !== 'string' || value.length > longest) throw bad(`The property '${name}' must be a text of at most ${longest} characters.`);
  return value;
}

/** Refuses a property that the type does not have or that only the service writes. */
export function checkNames(body: object, writable: ReadonlySet<string>, type: string, bad: Bad): void {
  for (const name of Object.keys(body)) {
    if (!writable.has(name) && name !== '@odata.type') throw bad(`The property '${name}' does not exist on type 'microsoft.graph.${type}' or cannot be set.`);
  }
}

export interface GivenBody {
  contentType: 'text' | 'html';
  content: string;
}

/** An `itemBody` of an event or a message. */
export function givenBody(value: unknown, bad: Bad): GivenBody {
  const body = givenObject(value, 'body', bad);
  const type = givenText(body['contentType'] ?? 'text', 'body/contentType', 4, bad).toLowerCase();
  if (type !== 'text' && type !== 'html') throw bad('The body is text or html.');
  return { contentType: type, content: givenText(body['content'] ?? '', 'body/content', 1_000_000, bad) };
}

export interface GivenAddress {
  name: string;
  email: string;
}

/** An `emailAddress`; the name is the address when none is given. `at` says where it stands, `invalid` makes the refusal of a wrong address. */
export function givenAddress(value: unknown, at: string, bad: Bad, invalid: () => Refusal): GivenAddress {
  const address = givenObject(value, `${at}/emailAddress`, bad);
  const email = givenText(address['address'] ?? '', `${at}/emailAddress/address`, 320, bad);
  if (!/^[^\s@<>]+@[^\s@<>]+$/.test(email)) throw invalid();
  return { name: givenText(address['name'] ?? email, `${at}/emailAddress/name`, 255, bad), email };
}
