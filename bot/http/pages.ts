/**
 * Hosts that may show the tab, from Microsoft's list for apps that work across Teams, Outlook and
 * Microsoft 365 ("Configure Content Security Policy headers", learn.microsoft.com).
 */
const hosts = [
  'https://teams.microsoft.com', 'https://*.teams.microsoft.com', 'https://*.cloud.microsoft', 'https://*.microsoft365.com',
  'https://*.office.com', 'https://outlook.office.com', 'https://outlook.office365.com', 'https://outlook-sdf.office.com', 'https://outlook-sdf.office365.com',
];

/**
 * The content policy of the tab's pages. Styles are inline because Fluent writes them at run time;
 * teams-js asks res.cdn.office.net for its list of hosts. In local mode local Teams, which has the
 * same origin, frames the tab.
 */
export function tabPolicy(mode: 'local' | 'live'): string {
  const ancestors = mode === 'local' ? "'self'" : hosts.join(' ');
  return [
    "default-src 'none'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data:", "font-src 'self' data:",
    "connect-src 'self' https://res.cdn.office.net", "base-uri 'none'", "form-action 'none'", `frame-ancestors ${ancestors}`,
  ].join('; ');
}
