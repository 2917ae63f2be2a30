/** Where a link leads: into the app's tab, to the app's chat, out to the web, or nowhere. */
export type Target =
  | { kind: 'tab'; sub: string; channelId: string | null; chatId: string | null }
  | { kind: 'chat' }
  | { kind: 'calendar' }
  /** A file of the team's library, as a download. */
  | { kind: 'file'; href: string }
  | { kind: 'web'; url: string }
  | { kind: 'nowhere' };

/**
 * Reads a link of a card or of the tab, Teams' deep links among them:
 * `https://teams.microsoft.com/l/entity/<appId>/<pageId>?context={"subEntityId", "channelId", "chatId"}`
 * and `https://teams.microsoft.com/l/chat/0/0?users=28:<bot>`. `origin` is this page's own.
 */
export function readLink(address: string, app: { id: string; teamsId: string }, origin: string): Target {
  const url = URL.canParse(address, origin) ? new URL(address, origin) : null;
  if (!url) return { kind: 'nowhere' };
  if (url.hostname === 'teams.microsoft.com' && url.pathname.startsWith('/l/entity/')) {
    const appId = decodeURIComponent(url.pathname.split('/')[3] ?? '');
    if (appId !== app.id) return { kind: 'nowhere' };
    const context = readContext(url.searchParams.get('context'));
    return { kind: 'tab', sub: word(context['subEntityId'] ?? context['subPageId']), channelId: word(context['channelId']) || null, chatId: word(context['chatId']) || null };
  }
  if (url.hostname === 'teams.microsoft.com' && url.pathname.startsWith('/l/chat/') && (url.searchParams.get('users') ?? '').includes(app.teamsId)) return { kind: 'chat' };
  // A link to a page of the tab as local Teams writes them into its own address.
  const sub = url.origin === origin && url.pathname === '/' ? new URLSearchParams(url.hash.slice(1)).get('sub') : null;
  if (sub) return { kind: 'tab', sub, channelId: null, chatId: null };
  if (url.hostname.endsWith('.sharepoint.com')) return { kind: 'file', href: `/local/teams/files/link?url=${encodeURIComponent(address)}` };
  if (url.hostname === 'outlook.office365.com' || url.hostname === 'outlook.office.com') return { kind: 'calendar' };
  if (url.protocol === 'https:' || url.protocol === 'mailto:' || url.origin === origin) return { kind: 'web', url: url.href };
  return { kind: 'nowhere' };
}

function readContext(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

const word = (value: unknown): string => (typeof value === 'string' ? value : '');
