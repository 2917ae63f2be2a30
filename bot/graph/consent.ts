import { entraHost } from '../entraHost';
import { attendanceScopes } from './attendance';
import { calendarScopes } from './calendar';
import { directoryScopes } from './directory';
import { fileScopes } from './files';
import { mailScopes } from './mail';
import { photoScopes } from './photos';
import { plannerScopes } from './planner';
import { workbookScopes } from './workbook';

/** What somebody can allow for themselves, by what it is for. Each is asked for when it is first needed, and by itself. */
export const consentScopes = {
  files: fileScopes, calendar: calendarScopes, attendance: attendanceScopes, planner: plannerScopes, mail: mailScopes, log: workbookScopes,
  people: [...new Set([...directoryScopes, ...photoScopes])],
} as const satisfies Record<string, readonly string[]>;

export type ConsentFor = keyof typeof consentScopes;

/** The page on which a person is asked; `loginHint` (their address) saves them the choice of an account. */
export type ConsentAddress = (scopes: readonly string[], loginHint: string | null) => string;

/** Where Entra ID leads back to, below the app's own address. It is a redirect address (web) of the tab's registration. */
export const consentDone = '/consent/done';

/**
 * Entra ID's page for these permissions ("OAuth 2.0 authorization code flow"). The code that comes back is not
 * redeemed: that the person has agreed is kept by Entra ID, and the on-behalf-of exchange works from then on, also
 * while they are away (`offline_access`).
 */
export function entraConsent({ authorityHost = entraHost, tenantId, clientId, publicUrl }: { authorityHost?: string; tenantId: string; clientId: string; publicUrl: string }): ConsentAddress {
  return (scopes, loginHint) => {
    const query = new URLSearchParams({
      client_id: clientId, response_type: 'code', response_mode: 'query', redirect_uri: `${publicUrl}${consentDone}`,
      scope: ['openid', 'offline_access', ...scopes.map((one) => `https://graph.microsoft.com/${one}`)].join(' '), ...(loginHint === null ? {} : { login_hint: loginHint }),
    });
    return `${authorityHost}/${encodeURIComponent(tenantId)}/oauth2/v2.0/authorize?${query.toString()}`;
  };
}
