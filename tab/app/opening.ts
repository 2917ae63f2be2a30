import { openApi, type Api } from '../api/client';
import { Problem } from '../api/problem';
import { chooseCommunity, type Choice } from '../host/place';
import { connect, hasHost, type Host } from '../host/teams';
import { words } from '../words';
import type { CommunityView, MeAnswer } from '../../bot/api/contract';
import { readNamed, readSubPage, searchOf, type Named } from './named';
import { readRoute } from './routes';

/** What is known once the tab has opened. */
export interface Opened {
  me: MeAnswer;
  choice: Choice;
  /** The chosen community as it was then; null when there is a choice to make or none to make. */
  view: CommunityView | null;
}

export interface Opening {
  /** Settles, never rejects, when Teams has answered or will not. */
  connected: Promise<void>;
  host: Host | null;
  api: Api | null;
  /** Rejects with a `Problem`. */
  opened: Promise<Opened>;
  /** Asks again for who is here and what there is to see; with a community, for that one, also where another one lives, until the page is left. */
  again: (communityId?: string) => Promise<Opened>;
}

const rememberedKey = 'cop-guide.community';

/** Reads or sets the community chosen in this window; without storage nothing is remembered. */
export const remembered = {
  read: (): string | null => storage((at) => at.getItem(rememberedKey)),
  write: (id: string): void => void storage((at) => at.setItem(rememberedKey, id)),
};

/** Begins at once, before any part of the interface is there. */
export function openTab(): Opening {
  let visiting: string | null = null;
  let named: Named | null = null;
  const opening: Opening = { connected: Promise.resolve(), host: null, api: null, opened: Promise.resolve(nobody), again: (communityId) => {
    if (communityId !== undefined) {
      visiting = communityId;
      named = null;
      // A reload leads to what was chosen last, not to what a link once named.
      window.history.replaceState(null, '', window.location.pathname + window.location.hash);
    }
    return load(opening, visiting, named);
  } };
  if (!hasHost()) {
    opening.opened = Promise.reject(new Problem('outside-teams', words.problems.outside, 0));
    opening.opened.catch(() => undefined);
    return opening;
  }
  const connecting = connect().then(
    (host) => {
      opening.host = host;
      opening.api = openApi((fresh) => host.token(fresh));
      named = followAddress(host);
    },
    () => undefined,
  );
  opening.connected = connecting;
  opening.opened = connecting.then(() => load(opening, null, named));
  opening.opened.catch(() => undefined);
  return opening;
}

const nobody: Opened = { me: { me: { id: '', name: '' }, portfolio: false, communities: [] }, choice: { kind: 'none', here: false }, view: null };

async function load({ host, api }: Opening, visiting: string | null, named: Named | null): Promise<Opened> {
  if (!host || !api) throw new Problem('no-host', words.problems.noHost, 0);
  const route = readRoute(window.location.hash);
  if (route.page === 'dialog') {
    const [me, view] = await Promise.all([api.me(), api.community(route.communityId)]);
    return { me, view, choice: { kind: 'one', id: route.communityId, others: [] } };
  }
  // Asked for beside the question who is here: it is nearly always the one. What is wrong with it is found out below.
  const likely = visiting ?? named?.communityId ?? remembered.read();
  const early = route.page === 'configure' ? null : (likely === null ? api.here(host.place) : api.community(likely)).catch(() => null);
  const me = await api.me();
  const asked = me.communities.find((one) => one.id === visiting);
  const choice: Choice = asked ? { kind: 'one', id: asked.id, others: me.communities.filter((one) => one !== asked) } : chooseCommunity(host.place, me.communities, remembered.read(), named);
  if (choice.kind !== 'one' || route.page === 'configure') return { me, choice, view: null };
  const found = likely === null || likely === choice.id ? await early : null;
  return { me, choice, view: found?.id === choice.id ? found : await api.community(choice.id) };
}

/**
 * A deep link names its page, and newer ones their community; a tab that was set up has both in its query.
 * A page that was already chosen here wins. The community stays in the query, so that a reload leads to it again.
 */
function followAddress(host: Host): Named | null {
  const { search, hash } = window.location;
  const there = readNamed(search);
  if (hash.length > 2) return there?.named ?? null;
  const link = host.place.subPage ? readSubPage(host.place.subPage) : null;
  const elsewhere = link !== null && link.communityId !== null && link.communityId !== there?.named.communityId;
  const page = link?.hash ?? (there?.page ? `#/${there.page === 'home' ? '' : there.page}` : null);
  if (page !== null) window.history.replaceState(null, '', `${elsewhere && link.communityId !== null ? searchOf(link.communityId) : search}${page}`);
  return elsewhere && link.communityId !== null ? { communityId: link.communityId, fixed: false } : (there?.named ?? null);
}

function storage<T>(run: (storage: Storage) => T): T | null {
  try {
    return run(window.sessionStorage);
  } catch {
    return null;
  }
}
