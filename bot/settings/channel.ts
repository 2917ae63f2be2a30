import { entraHost } from '../entraHost';
import { isSecureUrl, type Reader } from './reader';

/**
 * Where the Bot Framework lives. The names are the SDK's own, and it takes them all together or
 * none: with a part of them it mixes clouds. The defaults are the public cloud's.
 */
export interface Channel {
  ToBotFromChannelOpenIdMetadataUrl: string;
  ToBotFromChannelTokenIssuer: string;
  ToBotFromEmulatorOpenIdMetadataUrl: string;
  ToChannelFromBotLoginUrl: string;
  ToChannelFromBotOAuthScope: string;
  OAuthUrl: string;
  CallerId: string;
  /** Hosts of the connector that the bot sends to; `*.` in front stands for any name below. */
  hosts: readonly string[];
}

type Endpoint = Exclude<keyof Channel, 'hosts'>;

/** From botframework-connector's AuthenticationConstants, 4.23.3. */
const publicCloud: Record<Endpoint, string> = {
  ToBotFromChannelOpenIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
  ToBotFromEmulatorOpenIdMetadataUrl: `${entraHost}/common/v2.0/.well-known/openid-configuration`,
  ToChannelFromBotLoginUrl: `${entraHost}/botframework.com`,
  ToChannelFromBotOAuthScope: 'https://api.botframework.com',
  OAuthUrl: 'https://api.botframework.com',
  CallerId: 'urn:botframework:azure',
};

const variables: Record<Endpoint, string> = {
  ToBotFromChannelOpenIdMetadataUrl: 'CHANNEL_OPENID_URL',
  ToBotFromChannelTokenIssuer: 'CHANNEL_ISSUER',
  ToBotFromEmulatorOpenIdMetadataUrl: 'CHANNEL_EMULATOR_OPENID_URL',
  ToChannelFromBotLoginUrl: 'CHANNEL_LOGIN_URL',
  ToChannelFromBotOAuthScope: 'CHANNEL_SCOPE',
  OAuthUrl: 'CHANNEL_OAUTH_URL',
  CallerId: 'CHANNEL_CALLER_ID',
};

const publicHosts = ['smba.trafficmanager.net', '*.botframework.com', '*.teams.microsoft.com'];

/** The public cloud, unless all seven CHANNEL_ variables name another one. CHANNEL_HOSTS stands alone. */
export function readChannel(reader: Reader): Channel {
  const names = Object.entries(variables) as [Endpoint, string][];
  const missing = names.filter(([, name]) => reader.text(name) === null);
  if (missing.length > 0 && missing.length < names.length) {
    reader.fault(`Some CHANNEL_ variables are set and ${missing.map(([, name]) => name).join(', ')} missing from them. Set all of them for another cloud, or none for the public one.`);
  }
  const own = names.map(([key, name]): [Endpoint, string] => {
    const value = key === 'CallerId' ? reader.text(name) : reader.when(name, isSecureUrl, 'is an https address');
    return [key, value ?? publicCloud[key]];
  });
  const hosts = reader.when('CHANNEL_HOSTS', isHostList, 'is a list of host names with commas between, such as smba.trafficmanager.net, *.botframework.com');
  return { ...publicCloud, ...Object.fromEntries(own), hosts: hosts?.split(',').map((host) => host.trim().toLowerCase()) ?? publicHosts };
}

function isHostList(value: string): boolean {
  return value.split(',').every((host) => /^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+$|^localhost$|^\[::1\]$/i.test(host.trim()));
}
