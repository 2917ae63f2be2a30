import type { PlaceId, StateAnswer, Theme } from '../teams/contract';
import type { FrameContext } from './hostProtocol';

/** Id of the tab's page, as in a manifest's static tab. */
export const tabPageId = 'cop-guide';

/**
 * The context of a framed page in the flat form in which teams-js receives it and from which it
 * makes `app.Context`. A channel tab knows its team and channel, a chat tab its chat, a personal
 * tab neither.
 */
export function tabContext(state: StateAnswer, place: PlaceId, theme: Theme, page: { frameContext: FrameContext; sub: string; session: string; entityId?: string }): Record<string, unknown> {
  const { me, team } = state;
  return {
    locale: me.locale.toLowerCase(),
    theme,
    appSessionId: page.session,
    sessionId: page.session,
    hostName: 'Teams',
    hostClientType: 'web',
    ringId: 'general',
    osLocaleInfo: { regionalFormat: me.locale.toLowerCase(), platform: 'web', timeZone: me.zone },
    appId: state.app.id,
    entityId: page.entityId ?? tabPageId,
    ...(page.sub ? { subEntityId: page.sub } : {}),
    frameContext: page.frameContext,
    isFullScreen: false,
    isMultiWindow: false,
    userObjectId: me.id,
    userDisplayName: me.name,
    loginHint: me.email,
    userPrincipalName: me.email,
    tid: state.tenantId,
    ...(place === 'team' ? {
      teamId: team.id, teamName: team.name, groupId: team.groupId, teamType: 0, userTeamRole: 1, isTeamArchived: false,
      channelId: team.channelId, channelName: team.channelName, channelType: 'Regular', hostTeamGroupId: team.groupId, hostTeamTenantId: state.tenantId,
    } : {}),
    ...(place === 'core' ? { chatId: state.places.find(({ id }) => id === 'core')?.conversationId } : {}),
    // A meeting has an id of its own beside its chat's.
    ...(page.frameContext === 'sidePanel' || page.frameContext === 'meetingStage' ? { meetingId: 'local-meeting' } : {}),
  };
}
