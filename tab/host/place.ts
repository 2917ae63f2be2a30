import type { MeAnswer } from '../../bot/api/contract';

/** Where in Teams the tab was opened; null for what does not apply there. */
export interface Place {
  chatId: string | null;
  channelId: string | null;
  /** Teams' thread id of the team, which bots know as the General channel. */
  teamId: string | null;
  /** Microsoft 365 group behind the team. */
  groupId: string | null;
  /** The page that a deep link names, such as `step/energy`. */
  subPage: string | null;
}

export type Known = MeAnswer['communities'][number];

export type Choice =
  | { kind: 'one'; id: string; others: Known[] }
  | { kind: 'many'; communities: Known[] }
  /** None that this person may see; `here` tells a team or chat from the personal app. */
  | { kind: 'none'; here: boolean };

/**
 * The community that this place is about: by conversation first, then by the group behind the
 * team. The personal app belongs to no place and offers all of them. `remembered` is the one
 * that was chosen before in this window.
 */
export function chooseCommunity(place: Place, communities: readonly Known[], remembered: string | null): Choice {
  const conversations = [place.chatId, place.channelId, place.teamId].filter((id) => id !== null);
  const here = conversations.length > 0 || place.groupId !== null;
  const byConversation = communities.filter((one) => one.conversations.some((id) => conversations.includes(id)));
  const byGroup = communities.filter((one) => one.groupId !== null && one.groupId === place.groupId);
  const fitting = here ? (byConversation.length > 0 ? byConversation : byGroup) : [...communities];

  const before = fitting.find((one) => one.id === remembered);
  const only = before ?? (fitting.length === 1 ? fitting[0] : undefined);
  if (only) return { kind: 'one', id: only.id, others: fitting.filter((one) => one !== only) };
  return fitting.length > 0 ? { kind: 'many', communities: fitting } : { kind: 'none', here };
}
