import { SignJWT, UnsecuredJWT } from 'jose';
import { appId, issuer, startChannel, tenantId, type TestChannel } from './channel';
import { message, openDoor, settingsFor, type TestDoor } from './door';

let channel: TestChannel;
let open: TestDoor;
let turns: number;

beforeAll(async () => {
  channel = await startChannel();
  open = await openDoor(settingsFor('live', channel), async () => {
    turns += 1;
  });
});
afterAll(async () => {
  await open.close();
  await channel.close();
});
beforeEach(() => {
  turns = 0;
});

const now = (): number => Math.floor(Date.now() / 1000);
const send = (token: string | null, fields: Record<string, unknown> = {}): ReturnType<TestDoor['post']> =>
  open.post(message(channel, fields), token === null ? {} : { Authorization: `Bearer ${token}` });

test('a good token runs one turn', async () => {
  expect((await send(await channel.token())).status).toBe(200);
  expect(turns).toBe(1);
});

test('a bot with a managed identity takes turns too', async () => {
  const settings = settingsFor('live', channel);
  if (settings.mode !== 'live') throw new Error('not live');
  const managed = await openDoor({ ...settings, bot: { ...settings.bot, type: 'UserAssignedMSI', password: null } }, async () => {
    turns += 1;
  });
  expect((await managed.post(message(channel), { Authorization: `Bearer ${await channel.token()}` })).status).toBe(200);
  expect(turns).toBe(1);
  await managed.close();
});

const refused: [string, () => Promise<string | null>][] = [
  ['no token', async () => null],
  ['a word instead of a token', async () => 'open-sesame'],
  ['a token signed by another key', () => channel.foreign()],
  ['a token whose signature was changed', async () => (await channel.token()).replace(/.{12}$/, 'AAAAAAAAAAAA')],
  ['a token whose claims were changed', async () => {
    const [head, , signature] = (await channel.token()).split('.');
    const claims = { iss: issuer, aud: appId, exp: now() + 9999, serviceurl: channel.url };
    return `${head}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${signature}`;
  }],
  ['an expired token', () => channel.token({ nbf: now() - 7200, exp: now() - 3600 })],
  ['a token that is not valid yet', () => channel.token({ nbf: now() + 3600, exp: now() + 7200 })],
  ['a token without an expiry', () => channel.token({ exp: undefined })],
  ['a token for another bot', () => channel.token({ aud: '00000000-0000-4000-8000-00000000ffff' })],
  ['a token of another issuer', () => channel.token({ iss: 'https://issuer.example' })],
  ['a token of the Emulator', () => channel.token({ iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/', ver: '1.0', appid: appId })],
  ['a token of another bot as a skill', () => channel.token({ iss: 'https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0', ver: '2.0', azp: 'x' })],
  ['a token without a service URL', () => channel.token({ serviceurl: undefined })],
  ['a token for another service URL', () => channel.token({ serviceurl: 'https://smba.trafficmanager.net/uk/' })],
  ['a token by a key that may not speak for Teams', () => channel.token({}, { kid: 'elsewhere' })],
  ['a token by a key without endorsements', () => channel.token({}, { kid: 'bare' })],
  ['a token by a key nobody published', () => channel.token({}, { kid: 'unknown' })],
  ['a token without a key id', () => channel.token({}, { kid: undefined })],
  ['algorithm none', async () => new UnsecuredJWT({ serviceurl: channel.url }).setIssuer(issuer).setAudience(appId).setExpirationTime('1h').encode()],
  ['algorithm none with a made-up signature', async () => `${new UnsecuredJWT({ serviceurl: channel.url }).setIssuer(issuer).setAudience(appId).setExpirationTime('1h').encode()}AAAA`],
  ['HS256 with the public key as the secret', () =>
    new SignJWT({ serviceurl: channel.url }).setProtectedHeader({ alg: 'HS256', kid: 'endorsed' }).setIssuer(issuer).setAudience(appId)
      .setIssuedAt().setExpirationTime('1h').sign(new TextEncoder().encode(channel.publicPem))],
];

test.each(refused)('%s is refused with 401 and runs nothing', async (_name, token) => {
  const answer = await send(await token());
  expect(answer.status).toBe(401);
  expect(JSON.parse(answer.text)).toEqual({ code: 'not-signed-in', message: expect.any(String) });
  expect(turns).toBe(0);
});

test.each([
  ['in the conversation', { conversation: { id: 'c', tenantId: 'another' } }],
  ['in the channel data', { channelData: { tenant: { id: 'another' } } }],
  ['nowhere', { conversation: { id: 'c' }, channelData: {} }],
])('another tenant named %s is refused with 403', async (_where, fields) => {
  const answer = await send(await channel.token(), fields);
  expect(answer.status).toBe(403);
  expect(turns).toBe(0);
});

test('the tenant may be written in capitals', async () => {
  expect((await send(await channel.token(), { conversation: { id: 'c', tenantId: tenantId.toUpperCase() } })).status).toBe(200);
});

test.each(['https://evil.example/', 'https://smba.trafficmanager.net@evil.example/', 'https://evilbotframework.com/', 'http://smba.trafficmanager.net/', 'https://127.0.0.1.evil.example/'])(
  'a service URL at %s is refused although the token names it', async (serviceUrl) => {
    const answer = await send(await channel.token({ serviceurl: serviceUrl }), { serviceUrl });
    expect(answer.status).toBe(400);
    expect(turns).toBe(0);
  });

test('another channel than Teams is refused', async () => {
  expect((await send(await channel.token({}, { kid: 'elsewhere' }), { channelId: 'webchat' })).status).toBe(400);
  expect(turns).toBe(0);
});

test('nobody unknown learns what is wrong with their body', async () => {
  expect((await open.post({})).status).toBe(401);
});

test('refusals are logged without the token and without what was sent', async () => {
  open.logged.length = 0;
  const token = await channel.foreign();
  await send(token, { text: 'a private sentence' });
  const log = JSON.stringify(open.logged);
  expect(log).toContain('activity-refused');
  expect(log).not.toContain(token.slice(0, 20));
  expect(log).not.toContain('private');
});

test('many first requests fetch the keys once, and warming fetches them before', async () => {
  const fresh = await startChannel();
  const warmed = await openDoor(settingsFor('live', fresh), async () => undefined);
  await warmed.door.warm();
  expect(fresh.keyRequests()).toBe(1);
  const cold = await openDoor(settingsFor('live', fresh), async () => undefined);
  const token = await fresh.token();
  const all = await Promise.all(Array.from({ length: 16 }, () => cold.post(message(fresh), { Authorization: `Bearer ${token}` })));
  expect(all.map((answer) => answer.status)).toEqual(all.map(() => 200));
  expect(fresh.keyRequests()).toBe(2);
  await Promise.all([warmed.close(), cold.close()]);
  await fresh.close();
});

test('keys that cannot be had are our trouble: 503 until they are back', async () => {
  const shaky = await startChannel();
  shaky.down = true;
  const late = await openDoor(settingsFor('live', shaky), async () => undefined);
  await late.door.warm();
  expect(late.logged.map((entry) => entry.code)).toEqual(['channel-keys-not-there']);
  const headers = { Authorization: `Bearer ${await shaky.token()}` };
  expect((await late.post(message(shaky), headers)).status).toBe(503);
  shaky.down = false;
  expect((await late.post(message(shaky), headers)).status).toBe(200);
  await late.close();
  await shaky.close();
});
