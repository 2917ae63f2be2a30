import { app, authentication } from '@microsoft/teams-js';
import { words } from '../words';
import { hasHost } from './teams';

/** How the window for a permission ended, by the address that it was led back to; null for any other page. */
export const consentEnd = (hash: string): 'given' | 'refused' | null => (/^#\/consent\/(given|refused)$/.exec(hash)?.[1] as 'given' | 'refused' | undefined) ?? null;

/** Tells the page behind this window how it ended; Teams closes the window then. */
export async function tellPageBehind(end: 'given' | 'refused', root: HTMLElement | null): Promise<void> {
  // Where nobody closes it, somebody does it by hand.
  if (root) root.textContent = words.consent[end];
  if (!hasHost()) return;
  await app.initialize();
  if (end === 'given') authentication.notifySuccess(end);
  else authentication.notifyFailure(end);
}
