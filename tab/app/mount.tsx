import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { Problem } from '../api/problem';
import { App } from './App';
import type { Opening } from './opening';
import { watchScripts } from './reload';
import { followTrail, goBack } from './useRoute';

/** Draws the interface into `root`; called once, when Teams has answered or will not. */
export function mount(root: HTMLElement, opening: Opening): void {
  followTrail();
  watchScripts();
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
