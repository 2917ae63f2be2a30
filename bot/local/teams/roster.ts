import { localBot, localCoreChat, localPeople, localTeam, localTenant, type LocalPerson } from '../people';
import type { PlaceId } from './contract';

/** The thread id of a place; a personal chat has one for each person. */
export function conversationOf(place: PlaceId, personId: string): string {
  if (place === 'team') return localTeam.channelId;
  if (place === 'core') return localCoreChat.id;
  return `a:local-personal-${personId}`;
}

/** A conversation id as activities carry it, taken apart: in channels it names the thread. */
export function readConversationId(id: string): { base: string; thread: string | null } {
  const [base = id, suffix] = id.split(';messageid=');
  return { base, thread: suffix ?? null };
}

/** The place behind a thread id and, for a personal chat, whose it is (also one of `crowd`); null when there is no such one. */
export function placeOf(base: string, crowd: readonly LocalPerson[] = []): { place: PlaceId; personId: string | null } | null {
  if (base === localTeam.channelId) return { place: 'team', personId: null };
  if (base === localCoreChat.id) return { place: 'core', personId: null };
  const owner = [...localPeople, ...crowd].find((person) => conversationOf('personal', person.id) === base);
  return owner ? { place: 'personal', personId: owner.id } : null;
}

export const conversationTypes = { team: 'channel', core: 'groupChat', personal: 'personal' } as const;

/** Who is in the team and the core-group chat on the first day. */
export const firstMembers: Record<'team' | 'core', string[]> = {
  team: localPeople.filter((person) => person.inTeam).map((person) => person.id),
  core: localPeople.filter((person) => person.inCoreChat).map((person) => person.id),
};

export function personById(id: string): LocalPerson | null {
  return localPeople.find((person) => person.id === id) ?? null;
}

/** Finds a person by the first part of the e-mail address, as the host page's address names them. */
export function personBySlug(slug: string): LocalPerson | null {
  return localPeople.find((person) => person.email.split('@')[0] === slug) ?? null;
}

/** Finds a person by any id that the connector accepts: Teams' own, the object id, or the sign-in name. */
export function personByAnyId(id: string): LocalPerson | null {
  return localPeople.find((person) => isPerson(person, id)) ?? null;
}

export const isPerson = (person: LocalPerson, id: string): boolean => person.teamsId === id || person.id === id || person.email === id;

/** A member as the connector describes one (TeamsChannelAccount). */
export function accountOf(person: LocalPerson): Record<string, string> {
  const [givenName = person.name, ...rest] = person.name.split(' ');
  return {
    id: person.teamsId, name: person.name, objectId: person.id, aadObjectId: person.id, givenName, surname: rest.join(' '),
    email: person.email, userPrincipalName: person.email, tenantId: localTenant, userRole: person.guest ? 'guest' : 'user',
  };
}

export const botAccount = { id: localBot.id, name: localBot.name } as const;
