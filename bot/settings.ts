import { resolve } from 'node:path';
import { entraHost } from './entraHost';
import { readChannel, type Channel } from './settings/channel';
import { createReader, isGuid, isKey, isLoopback, isPostgresUrl, isSecureOrigin, isSecureUrl, type Reader } from './settings/reader';
import type { LogLevel } from './log';

interface Common {
  /** Address to listen on; a loopback address in local mode. */
  host: string;
  /** 0 lets the system choose. */
  port: number;
  /** Absolute path of the folder that keeps the state. */
  dataFolder: string;
  /** Origin under which people's clients reach the app, without a closing slash. */
  publicUrl: string;
  /** Id of the app's package, for links that open its pages in Teams; null without one. */
  teamsAppId: string | null;
  logLevel: LogLevel;
  /** Absolute path of a university's own toolkit, laid over ours; null without one. */
  toolkitFolder: string | null;
  /** Entra object ids of those who may see the figures of all communities. */
  portfolioReaders: string[];
  channel: Channel;
}

/** One machine, no tenant: everything on loopback. `databaseUrl` null means the database of our own. */
export interface LocalSettings extends Common {
  mode: 'local';
  databaseUrl: string | null;
  /** Begin with the communities of the demonstration. */
  demo: boolean;
  bot: null;
  tab: null;
}

export interface LiveSettings extends Common {
  mode: 'live';
  databaseUrl: string;
  bot: Bot;
  tab: Tab;
  /** 32 bytes that seal what is kept of people's sign-ins; null: nothing is kept. */
  tokenKey: Buffer | null;
}

export interface Bot {
  appId: string;
  /** Directory of the bot and of everybody it talks with. */
  tenantId: string;
  type: 'UserAssignedMSI' | 'SingleTenant';
  /** For `SingleTenant` only. */
  password: string | null;
}

export interface Tab {
  clientId: string;
  tenantId: string;
  /** `api://<host>/<client id>`: a second audience that Entra ID may name. */
  applicationIdUri: string;
  /** Without it nothing is asked of Graph in a person's name, and its manual twins serve. */
  clientSecret: string | null;
  issuer: string;
  keysUrl: string;
}

export type Settings = LocalSettings | LiveSettings;
export type SettingsResult = { ok: true; settings: Settings } | { ok: false; faults: string[] };

const levels = ['error', 'warn', 'info', 'debug'] as const;
/** Ports above 1023 to which browsers, and Node's own fetch, do not connect (Fetch standard, "port blocking"). */
const blocked: ReadonlySet<number> = new Set([1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10_080]);
const liveOnly = ['BOT_TENANT_ID', 'BOT_TYPE', 'BOT_PASSWORD', 'TAB_CLIENT_ID', 'TAB_TENANT_ID', 'TAB_APP_ID_URI', 'TAB_CLIENT_SECRET', 'TOKEN_KEY'];

/**
 * The only reader of the environment. Reports every fault at once, each a sentence that names the
 * variable and the next action and never repeats a value. With BOT_ID the app is live, else local.
 */
export function readSettings(env: NodeJS.ProcessEnv, folder = process.cwd()): SettingsResult {
  const reader = createReader(env);
  const live = reader.text('BOT_ID') !== null;
  const settings = live ? readLive(reader, folder) : readLocal(reader, folder);
  return reader.faults.length > 0 ? { ok: false, faults: reader.faults } : { ok: true, settings };
}

function readLocal(reader: Reader, folder: string): LocalSettings {
  if (reader.text('NODE_ENV') === 'production') {
    reader.fault('BOT_ID is missing, and NODE_ENV is production. Set BOT_ID to run in Microsoft Teams, or unset NODE_ENV to run local Teams on this machine.');
  }
  for (const name of liveOnly) {
    if (reader.text(name) !== null) reader.fault(`${name} is set, and BOT_ID is missing. Set BOT_ID too, or unset ${name} to run local Teams.`);
  }
  const host = reader.text('HOST') ?? '127.0.0.1';
  if (!isLoopback(host)) {
    reader.fault('HOST is an address that other machines can reach, and local Teams has no sign-in. Unset HOST, or set BOT_ID to run in Microsoft Teams.');
  }
  const common = readCommon(reader, folder, host);
  return {
    ...common, mode: 'local', bot: null, tab: null, demo: reader.one('COP_DEMO', ['no', 'yes'] as const, 'no') === 'yes',
    databaseUrl: reader.when('DATABASE_URL', isPostgresUrl, 'is a PostgreSQL address such as postgres://user:password@host:5432/name'),
    publicUrl: reader.when('PUBLIC_URL', isSecureUrl, 'is an address of this machine such as http://127.0.0.1:3978') ?? `http://${bracketed(host)}:${common.port}`,
    channel: { ...common.channel, hosts: ['127.0.0.1', 'localhost', '[::1]'] },
  };
}

function readLive(reader: Reader, folder: string): LiveSettings {
  const guid = 'is an id such as 00000000-0000-0000-0000-000000000000';
  const appId = reader.must('BOT_ID', 'the client id of the bot\'s identity', isGuid, guid).toLowerCase();
  const tenantId = reader.must('BOT_TENANT_ID', 'the directory (tenant) id of your organisation', isGuid, guid).toLowerCase();
  const type = reader.one('BOT_TYPE', ['UserAssignedMSI', 'SingleTenant'] as const, 'UserAssignedMSI');
  const password = reader.text('BOT_PASSWORD');
  if (type === 'SingleTenant' && password === null) reader.fault('BOT_PASSWORD is missing. Set it to a client secret of the bot\'s app, or set BOT_TYPE to UserAssignedMSI.');
  if (type === 'UserAssignedMSI' && password !== null) reader.fault('BOT_PASSWORD is set, and a managed identity has none. Unset it, or set BOT_TYPE to SingleTenant.');

  const databaseUrl = reader.must('DATABASE_URL', 'the address of your PostgreSQL server', isPostgresUrl, 'is a PostgreSQL address such as postgres://user:password@host:5432/name');
  const publicUrl = reader.must('PUBLIC_URL', 'the https address of the app, such as https://cop.example.org', isSecureOrigin, 'is an https address without a path, such as https://cop.example.org').replace(/\/$/, '');
  const clientId = reader.must('TAB_CLIENT_ID', 'the client id of the app that signs people in to the tab', isGuid, guid).toLowerCase();
  const tabTenant = reader.when('TAB_TENANT_ID', isGuid, guid)?.toLowerCase() ?? tenantId;
  const hostName = URL.canParse(publicUrl) ? new URL(publicUrl).host : 'host';
  const address = 'is an https address';
  const tokenKey = reader.when('TOKEN_KEY', isKey, 'is 32 random bytes in base64, as openssl rand -base64 32 gives them');
  return {
    ...readCommon(reader, folder, reader.text('HOST') ?? '0.0.0.0'),
    mode: 'live', databaseUrl, publicUrl, tokenKey: tokenKey === null ? null : Buffer.from(tokenKey, 'base64'),
    bot: { appId, tenantId, type, password },
    tab: {
      clientId, tenantId: tabTenant,
      applicationIdUri: reader.when('TAB_APP_ID_URI', (value) => /^api:\/\/[^\s/]+\S*$/.test(value), 'begins with api://, as Entra ID shows it') ?? `api://${hostName}/${clientId}`,
      clientSecret: reader.text('TAB_CLIENT_SECRET'),
      issuer: reader.when('TAB_ISSUER', isSecureUrl, address) ?? `${entraHost}/${tabTenant}/v2.0`,
      keysUrl: reader.when('TAB_KEYS_URL', isSecureUrl, address) ?? `${entraHost}/${tabTenant}/discovery/v2.0/keys`,
    },
  };
}

function readCommon(reader: Reader, folder: string, host: string): Omit<Common, 'publicUrl'> {
  const own = reader.text('TOOLKIT_FOLDER');
  const port = reader.when('PORT', (value) => /^\d{1,5}$/.test(value) && Number(value) <= 65_535 && !blocked.has(Number(value)), 'is a number from 0 to 65535 that browsers open, such as 3978') ?? '3978';
  return {
    host,
    port: Number(port),
    dataFolder: resolve(folder, reader.text('COP_DATA') ?? '.local'),
    teamsAppId: reader.when('TEAMS_APP_ID', isGuid, 'is the id of the app\'s package, such as 00000000-0000-0000-0000-000000000000')?.toLowerCase() ?? null,
    portfolioReaders: reader.when('PORTFOLIO_READERS', isGuidList, 'is a list of people\'s object ids with commas between')?.split(',').map((id) => id.trim().toLowerCase()) ?? [],
    toolkitFolder: own === null ? null : resolve(folder, own),
    logLevel: reader.one('LOG_LEVEL', levels, 'info'),
    channel: readChannel(reader),
  };
}

const isGuidList = (value: string): boolean => value.split(',').every((id) => isGuid(id.trim()));

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
