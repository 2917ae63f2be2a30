import { ConfigurationBotFrameworkAuthentication, ConfigurationServiceClientCredentialFactory, type Activity } from 'botbuilder';
import {
  AuthenticationConstants, BotFrameworkAuthentication, ClaimsIdentity,
  type AuthenticateRequestResult, type BotFrameworkClient, type ConnectorFactory, type UserTokenClient,
} from 'botframework-connector';
import { AppError, notSignedIn } from '../../errors';
import type { LiveSettings, Settings } from '../../settings';
import { createChannelTokens, type ChannelClaims, type ChannelTokens } from './channelToken';
import { Connectors } from './connectors';

/**
 * The SDK's authentication with a stricter door and reused clients. In local mode everybody is let
 * in: the server listens on loopback only.
 */
export class DoorAuthentication extends BotFrameworkAuthentication {
  private readonly inner: BotFrameworkAuthentication;
  private readonly tokens: ChannelTokens | null;
  private readonly connectors: Connectors;
  private userTokens: Promise<UserTokenClient> | null = null;

  constructor(private readonly settings: Settings, timeout: number) {
    super();
    const { hosts, ...endpoints } = settings.channel;
    const own = this.botIdentity();
    this.inner = new ConfigurationBotFrameworkAuthentication(endpoints, new ConfigurationServiceClientCredentialFactory(credentials(settings)));
    this.tokens = settings.mode === 'live' ? createChannelTokens(settings.channel, settings.bot.appId) : null;
    this.connectors = new Connectors(this.inner.createConnectorFactory(own), hosts, timeout);
  }

  async warm(): Promise<void> {
    await this.tokens?.warm();
  }

  /** Who sent the request, before its body is looked at; null in local mode. Throws `AppError`. */
  async verify(authorization: string | undefined): Promise<ChannelClaims | null> {
    return this.tokens ? this.tokens.verify(authorization) : null;
  }

  /** Whether that sender may send this activity. Throws `AppError`: 401, or 403 for another tenant. */
  admit(claims: ChannelClaims | null, activity: Activity): AuthenticateRequestResult {
    if (this.settings.mode === 'live') admitLive(claims, activity, this.settings);
    return {
      audience: this.settings.channel.ToChannelFromBotOAuthScope,
      ...(this.settings.mode === 'live' ? { callerId: this.settings.channel.CallerId } : {}),
      claimsIdentity: this.botIdentity(),
      connectorFactory: this.connectors,
    };
  }

  override async authenticateRequest(activity: Activity, authorization: string): Promise<AuthenticateRequestResult> {
    return this.admit(await this.verify(authorization), activity);
  }

  /** The streaming door is not offered. */
  override authenticateStreamingRequest(): Promise<AuthenticateRequestResult> {
    return Promise.reject(notSignedIn());
  }

  override createConnectorFactory(): ConnectorFactory {
    return this.connectors;
  }

  /** One for all turns: every turn acts as the same bot. */
  override createUserTokenClient(): Promise<UserTokenClient> {
    this.userTokens ??= this.inner.createUserTokenClient(this.botIdentity());
    return this.userTokens;
  }

  override createBotFrameworkClient(): BotFrameworkClient {
    return this.inner.createBotFrameworkClient();
  }

  override getOriginatingAudience(): string {
    return this.settings.channel.ToChannelFromBotOAuthScope;
  }

  private botIdentity(): ClaimsIdentity {
    const appId = this.settings.bot?.appId;
    if (appId === undefined) return new ClaimsIdentity([], 'anonymous');
    return new ClaimsIdentity([{ type: AuthenticationConstants.AudienceClaim, value: appId }], true);
  }
}

function admitLive(claims: ChannelClaims | null, activity: Activity, settings: LiveSettings): void {
  if (claims === null || claims.serviceUrl !== activity.serviceUrl) throw notSignedIn();
  if (!claims.endorsements.includes(activity.channelId)) throw notSignedIn();
  const named = [activity.conversation.tenantId, (activity.channelData as { tenant?: { id?: string } } | undefined)?.tenant?.id].filter((id) => id != null);
  // Every activity of Teams names the tenant; the SDK looks at none.
  if (named.length === 0 || named.some((id) => id.toLowerCase() !== settings.bot.tenantId.toLowerCase())) {
    throw new AppError('not-allowed', 403, 'CoP Guide works for one organisation here, and this comes from another. Ask your administrator to install it for yours.');
  }
}

function credentials({ bot }: Settings): Record<string, string> {
  if (!bot) return { MicrosoftAppId: '' };
  return {
    MicrosoftAppId: bot.appId, MicrosoftAppTenantId: bot.tenantId, MicrosoftAppType: bot.type,
    ...(bot.password === null ? {} : { MicrosoftAppPassword: bot.password }),
  };
}
