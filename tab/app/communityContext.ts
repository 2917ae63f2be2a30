import { createContext, useContext, useEffect } from 'react';
import type { Api } from '../api/client';
import type { CommandType } from '../../bot/domain/commands';
import type { CommunityView } from '../../bot/api/contract';
import type { Host } from '../host/teams';
import { words } from '../words';

interface InCommunity {
  api: Api;
  host: Host | null;
  view: CommunityView;
}

export const CommunityContext = createContext<InCommunity | null>(null);

/** The community that is open. Throws outside of one, which is a fault of ours. */
export function useCommunity(): InCommunity {
  const found = useContext(CommunityContext);
  if (!found) throw new Error('useCommunity outside of a community');
  return found;
}

/** Whether the reader's part allows an act at all; the server still decides each one. */
export const may = (view: CommunityView, act: CommandType): boolean => view.me.may.includes(act);

/** Names the page for the history, the window and screen readers. */
export function usePageTitle(page: string): void {
  const { view } = useCommunity();
  useEffect(() => {
    document.title = `${page} - ${view.name} - ${words.app}`;
  }, [page, view.name]);
}
