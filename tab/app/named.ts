import { hashOf, readRoute, type Route } from './routes';

/** The community that an address names; `fixed` in a tab that was set up for it and shows no other one. */
export interface Named {
  communityId: string;
  fixed: boolean;
}

/** Pages that a tab in a channel or chat can be set up to open with, in the order of the bar. */
export const tabPages = ['home', 'charter', 'actions', 'calendar', 'resources', 'measures'] as const;
export type TabPage = (typeof tabPages)[number];

/**
 * What a tab was set up to show, kept in the query, so that it stays while links change what is after `#`:
 * `?community=ID&page=measures`. A link to one page has `?community=ID` alone.
 */
export function readNamed(search: string): { named: Named; page: TabPage | null } | null {
  const parts = new URLSearchParams(search);
  const communityId = parts.get('community') ?? '';
  if (communityId === '') return null;
  const page = parts.get('page');
  return { named: { communityId, fixed: page !== null }, page: tabPages.find((one) => one === page) ?? null };
}

/** The query of a tab or a link that names its community. */
export function searchOf(communityId: string, page: TabPage | null = null): string {
  return `?${new URLSearchParams({ community: communityId, ...(page === null ? {} : { page }) }).toString()}`;
}

/** A page as a deep link names it (`subPageId`), with its community: `c/ID/step/energy`. */
export function subPageOf(communityId: string, route: Exclude<Route, { page: 'unknown' }>): string {
  return `c/${encodeURIComponent(communityId)}/${hashOf(route).slice(2)}`;
}

/** Reads such a name, and those of older links and of cards, which name no community. Null where it leads to no page. */
export function readSubPage(subPage: string): { communityId: string | null; hash: string } | null {
  const [, id, rest] = /^c\/([^/]+)\/?(.*)$/.exec(subPage) ?? [];
  const hash = `#/${rest ?? subPage}`;
  if (readRoute(hash).page === 'unknown') return null;
  return { communityId: id === undefined ? null : decoded(id), hash };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
