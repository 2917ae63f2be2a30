import { AdaptiveCard, ExecuteAction, HostConfig, OpenUrlAction, SubmitAction, TextColor, type Action } from 'adaptivecards';
import type { Card, PersonView, Theme } from '../teams/contract';
import { markdownToHtml } from './markdown';
import { withPeople } from './peoplePicker';
import { hostConfig } from './themes';

/** What somebody did with a card, its inputs included. */
export type CardAct =
  | { kind: 'execute'; action: { type: 'Action.Execute'; id?: string; verb?: string; title?: string; data: unknown } }
  | { kind: 'submit'; data: unknown; title: string | undefined }
  | { kind: 'dialog'; data: unknown }
  | { kind: 'say'; text: string; data: unknown }
  | { kind: 'open'; url: string };

AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdownToHtml(text);
  result.didProcess = true;
};

/** Draws an Adaptive Card; a card that cannot be drawn becomes a sentence that says so. */
export function drawCard(payload: Card, theme: Theme, people: readonly PersonView[], act: (act: CardAct) => void): HTMLElement {
  const card = new AdaptiveCard();
  card.hostConfig = new HostConfig(hostConfig(theme));
  // Set here because the library's own reading of it is overwritten by its defaults.
  card.hostConfig.inputs.label.requiredInputs.suffix = ' (required)';
  card.hostConfig.inputs.label.requiredInputs.suffixColor = TextColor.Default;
  card.onExecuteAction = (action) => {
    const done = readAct(action);
    if (done) act(done);
  };
  card.onAnchorClicked = (_element, anchor) => {
    act({ kind: 'open', url: anchor.href });
    return true;
  };
  card.parse(withPeople(payload, people));
  const drawn = card.render();
  if (!drawn) return unreadable();
  // The library makes the whole card a stop of the Tab key; its inputs and buttons are enough.
  drawn.removeAttribute('tabindex');
  return drawn;
}

function unreadable(): HTMLElement {
  const line = document.createElement('p');
  line.textContent = 'This card cannot be shown here. Open the tab to see the same thing.';
  return line;
}

function readAct(action: Action): CardAct | null {
  if (action instanceof ExecuteAction) {
    return { kind: 'execute', action: { type: 'Action.Execute', ...optional('id', action.id), ...optional('verb', action.verb), ...optional('title', action.title), data: action.data ?? {} } };
  }
  if (action instanceof OpenUrlAction) return action.url ? { kind: 'open', url: action.url } : null;
  if (!(action instanceof SubmitAction)) return null;
  const data: unknown = action.data ?? {};
  const special = typeof data === 'object' && data !== null ? (data as { msteams?: Record<string, unknown> }).msteams : undefined;
  if (special?.['type'] === 'task/fetch') return { kind: 'dialog', data };
  if (special?.['type'] === 'imBack') return { kind: 'say', text: words(special['value']), data: undefined };
  if (special?.['type'] === 'messageBack') return { kind: 'say', text: words(special['text']), data: special['value'] ?? {} };
  return { kind: 'submit', data, title: action.title };
}

const words = (value: unknown): string => (typeof value === 'string' ? value : '');

function optional<K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> {
  return value ? ({ [key]: value } as Partial<Record<K, string>>) : {};
}

/** The refresh action of a card, if this person is among those that it names (Teams asks at most 60, and all of a small chat where it names nobody). */
export function refreshFor(card: Card, teamsId: string): Extract<CardAct, { kind: 'execute' }>['action'] | null {
  const refresh = card['refresh'] as { action?: Record<string, unknown>; userIds?: unknown } | undefined;
  if (refresh?.action?.['type'] !== 'Action.Execute') return null;
  if (refresh.userIds !== undefined && !(Array.isArray(refresh.userIds) && refresh.userIds.slice(0, 60).includes(teamsId))) return null;
  const { id, verb, title, data } = refresh.action;
  return { type: 'Action.Execute', ...optional('id', id as string | undefined), ...optional('verb', verb as string | undefined), ...optional('title', title as string | undefined), data: data ?? {} };
}

/** The first words of a card, for people who hear it: its first text, else its fallback. */
export function cardWords(card: Card): string {
  const found = firstText(card['body']);
  return found ?? (typeof card['fallbackText'] === 'string' ? card['fallbackText'] : 'a card');
}

function firstText(node: unknown): string | null {
  if (Array.isArray(node)) return node.reduce<string | null>((found, one) => found ?? firstText(one), null);
  if (typeof node !== 'object' || node === null) return null;
  const { type, text, items, columns } = node as Record<string, unknown>;
  if (type === 'TextBlock' && typeof text === 'string' && text !== '') return text.replace(/[*_]/g, '');
  return firstText(items) ?? firstText(columns);
}
