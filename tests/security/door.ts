import { TeamsActivityHandler } from 'botbuilder';
import type { Request, Response } from 'restify';
import { createHttp } from '../../bot/http';
import type { Facts } from '../../bot/log';
import { readSettings, type Settings } from '../../bot/settings';
import { createAdapter, type Door, type DoorOptions, type Logic } from '../../bot/teams/adapter';
import { appId, issuer, tenantId, type TestChannel } from './channel';

export interface TestDoor {
  url: string;
  door: Door;
  /** Codes and facts that were logged. */
  logged: { level: string; code: string; facts: Facts }[];
  post(body: unknown, headers?: Record<string, string>): Promise<{ status: number; text: string; headers: Headers }>;
  close(): Promise<void>;
}

/** Settings as the environment would give them. */
export function settingsFor(mode: 'local' | 'live', channel: TestChannel): Settings {
  const live = {
    BOT_ID: appId, BOT_TENANT_ID: tenantId, BOT_TYPE: 'SingleTenant', BOT_PASSWORD: 'not-a-secret', TAB_CLIENT_ID: appId,
    DATABASE_URL: 'postgres://db.example/cop', PUBLIC_URL: 'https://cop.example', HOST: '127.0.0.1',
    CHANNEL_OPENID_URL: `${channel.url}/openid`, CHANNEL_ISSUER: issuer, CHANNEL_EMULATOR_OPENID_URL: `${channel.url}/openid`,
    CHANNEL_LOGIN_URL: `${channel.url}/login`, CHANNEL_SCOPE: issuer, CHANNEL_OAUTH_URL: channel.url, CHANNEL_CALLER_ID: 'urn:botframework:azure',
    CHANNEL_HOSTS: '127.0.0.1',
  };
  const result = readSettings(mode === 'live' ? live : {});
  if (!result.ok) throw new Error(result.faults.join(' '));
  return result.settings;
}

/** The real server with the real adapter on a port of its own; `logic` runs in each turn that is let in. */
export async function openDoor(settings: Settings, logic?: Logic, options: Partial<DoorOptions> = {}): Promise<TestDoor> {
  const logged: TestDoor['logged'] = [];
  const log: DoorOptions['log'] = (level, code, facts = {}) => void logged.push({ level, code, facts });
  const door = createAdapter(settings, { log, ...options });
  const bot = new TeamsActivityHandler();
  const server = createHttp({ log, loopbackOnly: settings.mode === 'local' });
  server.post('/api/messages', async (req: Request, res: Response) => door.process(req, res, logic ?? ((context) => bot.run(context))));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const url = `http://127.0.0.1:${(server.address()).port}`;

  return {
    url, door, logged,
    async post(body, headers = {}) {
      const raw = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
      const response = await fetch(`${url}/api/messages`, { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body: raw });
      return { status: response.status, text: await response.text(), headers: response.headers };
    },
    close: () => new Promise((resolve) => {
      server.server.closeAllConnections();
      server.close(() => resolve());
    }),
  };
}

/** A message of Teams as it arrives. */
export function message(channel: TestChannel, fields: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    type: 'message', id: '1700000000001', channelId: 'msteams', serviceUrl: channel.url, text: 'hello', timestamp: '2026-03-01T10:00:00.000Z',
    from: { id: '29:somebody', aadObjectId: '00000000-0000-4000-8000-000000000001' }, recipient: { id: '28:guide' },
    conversation: { id: '19:core@thread.v2', conversationType: 'groupChat', tenantId }, channelData: { tenant: { id: tenantId } },
    ...fields,
  };
}
