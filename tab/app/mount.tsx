import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { Problem } from '../api/problem';
import { App } from './App';
import type { Opening } from './opening';
import { followTrail, goBack } from './useRoute';

/** Draws the interface into `root`; called once, when Teams has answered or will not. */
export function mount(root: HTMLElement, opening: Opening): void {
  followTrail();
  reloadAfterUpdate();
  opening.host?.onBack(goBack);
  const queries = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Infinity,
        refetchOnWindowFocus: false,
        retry: (failures, cause) => failures < 2 && cause instanceof Problem && cause.passing,
      },
      // A person's act is repeated by the person: they see that it failed, and the same id goes out again.
      mutations: { retry: false, networkMode: 'always' },
    },
  });
  createRoot(root).render(
    <QueryClientProvider client={queries}>
      <App opening={opening} />
    </QueryClientProvider>,
  );
}

const reloadedKey = 'cop-guide.reloaded';

/**
 * A page whose script is gone was built before the server's last update: the new one is loaded, at
 * most once in a minute. What was typed is kept in this window meanwhile.
 */
function reloadAfterUpdate(): void {
  window.addEventListener('vite:preloadError', () => {
    try {
      if (Date.now() - Number(window.sessionStorage.getItem(reloadedKey) ?? 0) < 60_000) return;
      window.sessionStorage.setItem(reloadedKey, String(Date.now()));
    } catch {
      // Without storage there is no telling how often: the page says what happened instead.
      return;
    }
    window.location.reload();
  });
}
