import { storable } from './http/storable';
import type { Settings } from './settings';

/** What a link to a page of the tab names. */
export interface PageLink {
  communityId: string;
  /** The page and what it is about, decoded: `['event', ID]`. */
  parts: string[];
}

/** Links to pages of the tab: made for people, and read from what they paste. */
export interface PageLinks {
  /** Opens a page (`resources`, `event/ID`; its parts encoded) of a community, in Teams where that can be said. */
  to(communityId: string, page: string): string;
  /** The page behind an address of ours, in any of its forms; null for any other address. */
  read(address: string): PageLink | null;
  /** Whether the address is on the app's own host. */
  isOurs(address: string): boolean;
}

/** The tab's id in the manifest. */
const tabId = 'cop-guide';
const teamsHost = 'teams.microsoft.com';

/**
 * A deep link into Teams needs the id of the app's package ("Deep link to a tab", Microsoft Learn); without it a link
 * leads to the page itself, which says where to open it. Locally it leads into local Teams.
 */
export function createPageLinks({ mode, publicUrl, teamsAppId }: Pick<Settings, 'mode' | 'publicUrl' | 'teamsAppId'>): PageLinks {
  const origin = new URL(publicUrl).origin;
  const subPage = (communityId: string, page: string): string => `c/${encodeURIComponent(communityId)}/${page}`;
  return {
    to(communityId, page) {
      if (mode === 'local') return `${origin}/#${new URLSearchParams({ sub: subPage(communityId, page), front: 'tab' }).toString()}`;
      if (teamsAppId === null) return `${origin}/tab/?${new URLSearchParams({ community: communityId }).toString()}#/${page}`;
      return `https://${teamsHost}/l/entity/${teamsAppId}/${tabId}?${new URLSearchParams({ context: JSON.stringify({ subEntityId: subPage(communityId, page) }) }).toString()}`;
    },
    read(address) {
      const url = URL.canParse(address) ? new URL(address) : null;
      if (!url) return null;
      if (url.hostname === teamsHost && url.pathname.startsWith('/l/entity/')) return readSubPage(subPageIn(url.searchParams.get('context')));
      if (url.origin !== origin) return null;
      if (url.pathname === '/') return readSubPage(new URLSearchParams(url.hash.slice(1)).get('sub'));
      if (url.pathname !== '/tab' && url.pathname !== '/tab/') return null;
      const [path = '', query = ''] = url.hash.replace(/^#\/?/, '').split('?');
      const communityId = url.searchParams.get('community') ?? new URLSearchParams(query).get('of') ?? '';
      return communityId === '' ? null : safe({ communityId, parts: partsOf(path) });
    },
    isOurs: (address) => URL.canParse(address) && new URL(address).origin === origin,
  };
}

function readSubPage(text: string | null): PageLink | null {
  const [first, communityId, ...parts] = partsOf(text ?? '');
  return first === 'c' && communityId !== undefined ? safe({ communityId, parts }) : null;
}

/** An address may name anything; what it names is looked for in a database. */
const safe = (link: PageLink): PageLink => storable(link) as PageLink;

function subPageIn(context: string | null): string | null {
  try {
    const { subEntityId, subPageId } = JSON.parse(context ?? '{}') as { subEntityId?: unknown; subPageId?: unknown };
    const named = subEntityId ?? subPageId;
    return typeof named === 'string' ? named : null;
  } catch {
    return null;
  }
}

const partsOf = (path: string): string[] => path.split('/').filter(Boolean).map((part) => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
});
