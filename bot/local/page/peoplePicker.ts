import type { Card, PersonView } from '../teams/contract';

/** The data sets behind Teams' people picker. */
const directories = new Set(['graph.microsoft.com/users', 'graph.microsoft.com/users?scope=currentContext']);

/**
 * The card with its people pickers turned into plain choices of the people here: in Teams these are
 * found while typing, and the value is the object id, several ones with commas between.
 */
export function withPeople(card: Card, people: readonly PersonView[]): Card {
  return walk(card, people) as Card;
}

function walk(node: unknown, people: readonly PersonView[]): unknown {
  if (Array.isArray(node)) return node.map((one) => walk(one, people));
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, walk(value, people)]));
  if (copy['type'] !== 'Input.ChoiceSet') return copy;
  const data = copy['choices.data'] as { dataset?: unknown } | undefined;
  if (!data || !directories.has(String(data.dataset))) return copy;
  const { 'choices.data': _query, ...rest } = copy;
  const given = Array.isArray(rest['choices']) ? (rest['choices'] as { value?: unknown }[]) : [];
  const known = new Set(given.map(({ value }) => value));
  const choices = [...given, ...people.filter(({ id }) => !known.has(id)).map(({ id, name }) => ({ title: name, value: id }))];
  return { ...rest, choices, style: rest['isMultiSelect'] ? 'expanded' : 'compact' };
}
