import { useMemo, useSyncExternalStore } from 'react';
import { nextTrail, readRoute, type Route } from './routes';

let trail: string[] = [];

function listen(changed: () => void): () => void {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}

/** The page that the address names; follows links, the browser's buttons and the host's back button. */
export function useRoute(): Route {
  const hash = useSyncExternalStore(listen, () => window.location.hash);
  return useMemo(() => readRoute(hash), [hash]);
}

/** Keeps the way that was walked, for `goBack`. Called once, before the first page is drawn. */
export function followTrail(): void {
  trail = [window.location.hash];
  window.addEventListener('hashchange', () => {
    trail = nextTrail(trail, window.location.hash);
  });
}

/** Answers the host's back button: true if the tab went back itself. */
export function goBack(): boolean {
  if (trail.length > 1) {
    window.history.back();
    return true;
  }
  if (readRoute(window.location.hash).page === 'home') return false;
  window.location.hash = '#/';
  return true;
}
