const reloadedKey = 'cop-guide.reloaded';

/** True from the moment at which the script of a page could not be fetched: no page of it is drawn any more before a new load. */
let scriptLost = false;

/** Whether the server answers now. Loading the tab anew while it does not would leave the reader with the browser's own error page. */
const reachable = (): Promise<boolean> => fetch(window.location.pathname, { cache: 'no-store' }).then((answer) => answer.ok, () => false);

/** Loads the tab anew if the server answers; tells whether it does. */
export async function reloadIfReachable(): Promise<boolean> {
  const there = await reachable();
  if (there) window.location.reload();
  return there;
}

/**
 * A page whose script is gone was built before the server's last update, or was asked for without a connection: the tab is loaded anew, at
 * most once in a minute and only while the server answers; tells whether it does. What was typed is kept in this window meanwhile.
 */
export async function reloadForScript(): Promise<boolean> {
  const there = await reachable();
  if (there && scriptLost && mayReload()) window.location.reload();
  return there;
}

/** Follows scripts that cannot be fetched. Called once, before the first page is drawn. */
export function watchScripts(): void {
  window.addEventListener('vite:preloadError', () => {
    scriptLost = true;
    void reloadForScript();
  });
}

function mayReload(): boolean {
  try {
    if (Date.now() - Number(window.sessionStorage.getItem(reloadedKey) ?? 0) < 60_000) return false;
    window.sessionStorage.setItem(reloadedKey, String(Date.now()));
    return true;
  } catch {
    // Without storage there is no telling how often: the page says what happened instead.
    return false;
  }
}
