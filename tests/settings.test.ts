import { join } from 'node:path';
import { readSettings } from '../bot/settings';

const guid = '11111111-2222-4333-8444-555555555555';
const live = {
  BOT_ID: guid, BOT_TENANT_ID: '99999999-8888-4777-8666-AAAAAAAAAAAA', DATABASE_URL: 'postgres://db.example/cop',
  PUBLIC_URL: 'https://cop.example/', TAB_CLIENT_ID: guid,
};
const faults = (env: Record<string, string>): string[] => {
  const result = readSettings(env, '/folder');
  return result.ok ? [] : result.faults;
};
const named = (env: Record<string, string>): string[] => faults(env).map((fault) => fault.split(' ')[0] ?? '');

test('without settings the app is local, on this machine only', () => {
  expect(readSettings({}, '/folder')).toMatchObject({
    ok: true,
    settings: { mode: 'local', host: '127.0.0.1', port: 3978, dataFolder: join('/folder', '.local'), databaseUrl: null, demo: false, bot: null, tab: null, publicUrl: 'http://127.0.0.1:3978', logLevel: 'info' },
  });
});

test.each(['0.0.0.0', '::', '192.168.1.20', 'cop.example', '127.0.0.1.example'])('local on %s is refused', (host) => {
  expect(faults({ HOST: host })).toEqual([expect.stringMatching(/^HOST .*Unset HOST/)]);
});

test.each(['127.0.0.1', '127.8.8.8', 'localhost', '::1'])('local on %s is allowed', (host) => {
  expect(faults({ HOST: host })).toEqual([]);
});

test('production without a bot id is refused', () => {
  expect(faults({ NODE_ENV: 'production' })).toEqual([expect.stringContaining('BOT_ID is missing')]);
});

test('settings of a live app without its bot id are not silently ignored', () => {
  expect(named({ TAB_CLIENT_ID: guid, BOT_TENANT_ID: guid })).toEqual(['BOT_TENANT_ID', 'TAB_CLIENT_ID']);
});

test('the key for sign-ins is 32 bytes in base64, and without it nothing is kept', () => {
  const key = Buffer.alloc(32, 7);
  const keyOf = (env: Record<string, string>) => { const read = readSettings({ ...live, ...env }, '/folder'); return read.ok && read.settings.mode === 'live' ? read.settings.tokenKey : undefined; };
  expect(keyOf({ TOKEN_KEY: key.toString('base64') })).toEqual(key);
  expect(keyOf({})).toBeNull();
  for (const bad of [key.subarray(1).toString('base64'), key.toString('hex'), 'a secret', '@Microsoft.KeyVault(VaultName=x;SecretName=token-key)']) expect(faults({ ...live, TOKEN_KEY: bad })).toEqual([expect.stringMatching(/^TOKEN_KEY cannot be used\. .*openssl rand/)]);
});

test('live without anything else lists all that is missing at once', () => {
  expect(named({ BOT_ID: guid })).toEqual(['BOT_TENANT_ID', 'DATABASE_URL', 'PUBLIC_URL', 'TAB_CLIENT_ID']);
});

test('live with everything wrong lists every fault at once, and repeats no value', () => {
  const env = {
    BOT_ID: 'bad-value', BOT_TENANT_ID: 'bad-value', BOT_TYPE: 'bad-value', BOT_PASSWORD: 'bad-value', DATABASE_URL: 'bad-value', PUBLIC_URL: 'http://bad-value.example',
    TAB_CLIENT_ID: 'bad-value', TAB_TENANT_ID: 'bad-value', TAB_APP_ID_URI: 'bad-value', TAB_ISSUER: 'bad-value', TAB_KEYS_URL: 'bad-value', PORT: '99999', LOG_LEVEL: 'bad-value', CHANNEL_HOSTS: 'bad value',
  };
  expect(named(env).sort()).toEqual(Object.keys(env).sort());
  expect(faults(env).join(' ')).not.toMatch(/bad.value|99999/);
});

test('every fault says what to do', () => {
  for (const fault of [...faults({ BOT_ID: 'x' }), ...faults({ HOST: '0.0.0.0', NODE_ENV: 'production', BOT_TYPE: 'SingleTenant' })]) {
    expect(fault).toMatch(/^[A-Z_]+ .*\. (Set|Unset) .*\.$/);
  }
});

test('live settings stand in for what is left out', () => {
  expect(readSettings(live, '/folder')).toMatchObject({
    ok: true,
    settings: {
      mode: 'live', host: '0.0.0.0', publicUrl: 'https://cop.example',
      bot: { appId: guid, tenantId: live.BOT_TENANT_ID.toLowerCase(), type: 'UserAssignedMSI', password: null },
      tab: {
        clientId: guid, tenantId: live.BOT_TENANT_ID.toLowerCase(), applicationIdUri: `api://cop.example/${guid}`, clientSecret: null,
        issuer: `https://login.microsoftonline.com/${live.BOT_TENANT_ID.toLowerCase()}/v2.0`,
      },
      channel: { ToBotFromChannelTokenIssuer: 'https://api.botframework.com', hosts: expect.arrayContaining(['smba.trafficmanager.net']) },
    },
  });
});

test('the kind of the bot and its password must fit', () => {
  expect(named({ ...live, BOT_TYPE: 'SingleTenant' })).toEqual(['BOT_PASSWORD']);
  expect(named({ ...live, BOT_PASSWORD: 'x' })).toEqual(['BOT_PASSWORD']);
  expect(faults({ ...live, BOT_TYPE: 'SingleTenant', BOT_PASSWORD: 'x' })).toEqual([]);
});

test('another cloud is named whole or not at all', () => {
  const [fault] = faults({ ...live, CHANNEL_ISSUER: 'https://api.botframework.us' });
  expect(fault).toContain('CHANNEL_OPENID_URL');
  expect(fault).not.toContain('CHANNEL_ISSUER');
});

test('the hosts that the bot may send to can be named', () => {
  const result = readSettings({ ...live, CHANNEL_HOSTS: 'SMBA.infra.gov.teams.microsoft.us, *.botframework.us' }, '/folder');
  expect(result).toMatchObject({ settings: { channel: { hosts: ['smba.infra.gov.teams.microsoft.us', '*.botframework.us'] } } });
});

test('a variable of spaces counts as unset', () => {
  expect(readSettings({ BOT_ID: ' ', PORT: '' }, '/folder')).toMatchObject({ ok: true, settings: { mode: 'local', port: 3978 } });
});

test.each([4190, 6000, 10_080])('port %i, to which nothing could connect, is refused at start', async (port) => {
  expect(named({ PORT: String(port) })).toEqual(['PORT']);
  // The same list as that of the client which local Teams speaks to the bot with.
  const problem = await fetch(`http://127.0.0.1:${port}/`).catch((error: Error) => error);
  expect((problem as { cause?: Error }).cause?.message).toBe('bad port');
});
