import { webcrypto } from 'node:crypto';
import { FluentProvider, teamsLightTheme } from '@fluentui/react-components';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Command } from '../../bot/domain/commands';
import type { CommunityView } from '../../bot/domain/view';
import type { Api } from '../../tab/api/client';
import { Problem } from '../../tab/api/problem';
import type { Host } from '../../tab/host/teams';
import { CommunityContext } from '../../tab/app/communityContext';
import { Notices, NoticesProvider } from '../../tab/app/notices';

(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;

const unused = (): Promise<never> => Promise.reject(new Problem('not-found', 'Not asked for here.', 404));

// The document of these tests knows the element and not its methods.
HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement) { this.open = true; };
HTMLDialogElement.prototype.close ??= function close(this: HTMLDialogElement) { this.open = false; };

const ends: (() => void)[] = [];
afterEach(() => act(async () => ends.splice(0).forEach((end) => end())));

/** Draws a page as the tab would, over a server that this test holds. */
export async function draw(page: ReactNode, view: CommunityView, command: Api['command'] = unused, members: Api['members'] = unused, more: Partial<Api> = {}, host: Partial<Host> | null = null) {
  const api: Api = {
    me: unused, things: unused, portfolio: unused, listing: unused, here: unused, community: () => Promise.resolve(view), changes: unused, command, members, measures: unused, events: unused, event: unused, resources: unused, attendees: unused, meeting: unused, signInPicture: unused, forms: unused, sponsor: unused, dates: unused, mail: unused, mine: unused, charter: unused, experts: unused, named: unused, files: unused, channels: unused, helping: unused, directory: unused, stepWords: unused, photos: () => Promise.resolve({ of: [] }), surveys: unused, survey: unused, connections: unused, prompts: unused, actPrompt: unused, away: () => Promise.resolve({ able: false, away: true, until: null }), chooseAway: unused, manners: unused, chooseManners: unused, tryAgain: unused, file: unused, ...more,
  };
  const place = document.createElement('div');
  document.body.replaceChildren(place);
  // What a query tries again by itself would hold up the tests.
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const root = createRoot(place);
  ends.push(() => {
    root.unmount();
    queries.clear();
  });
  const show = (shown: CommunityView): Promise<void> => act(async () => root.render(
    <QueryClientProvider client={queries}>
      <FluentProvider theme={teamsLightTheme}>
        <NoticesProvider>
          <CommunityContext value={{ api, host: host as Host | null, view: shown }}>{page}<Notices /></CommunityContext>
        </NoticesProvider>
      </FluentProvider>
    </QueryClientProvider>,
  ));
  await show(view);
  return { place, show };
}

export const button = (place: HTMLElement, name: string): HTMLButtonElement => {
  const found = [...place.querySelectorAll('button')].find((one) => (one.getAttribute('aria-label') ?? one.textContent).trim() === name);
  if (!found) throw new Error(`no button "${name}" among: ${[...place.querySelectorAll('button')].map((one) => one.textContent).join(', ')}`);
  return found;
};
export const type = (area: HTMLTextAreaElement, text: string): Promise<void> => act(async () => {
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(area, text);
  area.dispatchEvent(new Event('input', { bubbles: true }));
});
export const area = (place: HTMLElement): HTMLTextAreaElement => {
  const found = place.querySelector('textarea');
  if (!found) throw new Error('no text field');
  return found;
};

beforeEach(() => {
  // jsdom has no randomUUID; every browser that Teams runs in has.
  window.sessionStorage.clear();
  window.localStorage.clear();
  Object.defineProperty(globalThis, 'crypto', { configurable: true, value: webcrypto });
});

/** Waits for what follows a click once the answer is there, on a busy machine too. */
export async function settled(look: () => boolean): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    if (look()) return;
    await act(async () => new Promise((resolve) => setTimeout(resolve, 20)));
  }
  throw new Error(`did not happen: ${look.toString()}`);
}

/** A server that takes every command and answers as the domain would; `sent` is what it was asked. */
export function taking(saved = 1) {
  const sent: Command[] = [];
  const command: Api['command'] = (_id, request) => {
    sent.push(request.command);
    return Promise.resolve({ revision: 2, said: null, saved: { revision: saved, at: '2026-05-14T09:00:00.000Z' } });
  };
  return { sent, command };
}

/** A field by the words that a person finds it by. */
export function labelled<E extends HTMLInputElement | HTMLTextAreaElement = HTMLInputElement>(place: HTMLElement, label: string): E {
  const found = [...place.querySelectorAll<E>('input, textarea')].find((one) => [...(one.labels ?? [])].some((text) => text.textContent.replace(/\*$/, '').trim() === label));
  if (!found) throw new Error(`no field "${label}" among: ${[...place.querySelectorAll('label')].map((one) => one.textContent).join(', ')}`);
  return found;
}

/** Types into a field, as React hears it. */
export const write = (field: HTMLInputElement, text: string): Promise<void> => act(async () => {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
});

/** The words that are read after a field's label. */
export const described = (field: HTMLElement): string =>
  (field.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join(' ');

export const buttons = (place: HTMLElement): string[] => [...place.querySelectorAll('button')].map((one) => one.textContent.trim()).filter(Boolean);
