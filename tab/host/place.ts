import type { MeAnswer } from '../../bot/api/contract';
import type { Named } from '../app/named';

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
  | { kind: 'none'; here: boolean }
  /** The community that the address names is not there for this person. */
  | { kind: 'closed' };

/** The communities that live in a place, by conversation first, then by the group behind the team; all of them where it is none. */
export function ofPlace(place: Place, communities: readonly Known[]): { here: boolean; fitting: Known[] } {
  const conversations = [place.chatId, place.channelId, place.teamId].filter((id) => id !== null);
  const here = conversations.length > 0 || place.groupId !== null;
  const byConversation = communities.filter((one) => one.conversations.some((id) => conversations.includes(id)));
  const byGroup = communities.filter((one) => one.groupId !== null && one.groupId === place.groupId);
  return { here, fitting: here ? (byConversation.length > 0 ? byConversation : byGroup) : [...communities] };
}

/**
 * The community that this place is about. The personal app belongs to no place and offers all of them. `remembered` is the one
 * that was chosen before in this window. One that the address names comes before all of that.
 */
export function chooseCommunity(place: Place, communities: readonly Known[], remembered: string | null, named: Named | null = null): Choice {
  const { here, fitting } = ofPlace(place, communities);
  if (named) {
    const found = communities.find((one) => one.id === named.communityId);
    // A tab that was set up for one community looks the same to everybody.
    return found ? { kind: 'one', id: found.id, others: named.fixed ? [] : (here ? fitting : communities).filter((one) => one !== found) } : { kind: 'closed' };
  }
  const before = fitting.find((one) => one.id === remembered);
  const only = before ?? (fitting.length === 1 ? fitting[0] : undefined);
  if (only) return { kind: 'one', id: only.id, others: fitting.filter((one) => one !== only) };
  return fitting.length > 0 ? { kind: 'many', communities: fitting } : { kind: 'none', here };
}
