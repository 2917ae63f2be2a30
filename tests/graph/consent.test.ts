import { consentScopes, entraConsent } from '../../bot/graph/consent';

const address = entraConsent({ tenantId: 'tenant id', clientId: 'client', publicUrl: 'https://cop.example.org' });

test('Entra ID is asked for one thing at a time, and leads back to the app alone', () => {
  const url = new URL(address(consentScopes.attendance, 'amara+x@university.example'));
  expect(`${url.origin}${url.pathname}`).toBe('https://login.microsoftonline.com/tenant%20id/oauth2/v2.0/authorize');
  expect(Object.fromEntries(url.searchParams)).toEqual({
    client_id: 'client', response_type: 'code', response_mode: 'query', redirect_uri: 'https://cop.example.org/consent/done', login_hint: 'amara+x@university.example',
    scope: 'openid offline_access https://graph.microsoft.com/OnlineMeetings.Read https://graph.microsoft.com/OnlineMeetingArtifact.Read.All',
  });
});

test('who is not known chooses the account there', () => {
  expect(new URL(address(consentScopes.mail, null)).searchParams.has('login_hint')).toBe(false);
});

test('nothing that only an administrator can allow is asked of a person', () => {
  // Microsoft's permissions table: these delegated ones are theirs to give.
  const theirs = ['User.ReadBasic.All', 'Files.ReadWrite.All', 'Calendars.ReadWrite', 'OnlineMeetings.Read', 'OnlineMeetingArtifact.Read.All', 'Tasks.ReadWrite', 'Mail.Send'];
  expect([...new Set(Object.values(consentScopes).flat())].sort()).toEqual([...theirs].sort());
});
