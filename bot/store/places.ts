import { and, desc, eq, gt, inArray, ne, or, sql } from 'drizzle-orm';
import type { Database } from './database';
import { community, conversations, members } from './schema';

export type Place = typeof conversations.$inferSelect;
export type RosterPerson = Place['roster'][number];

export interface PersonCommunity {
  id: string;
  name: string;
  part: 'core' | 'member' | 'sponsor';
  coreConversation: string | null;
  teamConversation: string | null;
  groupId: string | null;
}

/** Where the bot may speak, and which communities meet there. */
export interface Places {
  find(tenantId: string, conversationId: string): Promise<Place | null>;
  /** The personal chat of somebody, the latest known; also one from which the app was removed. */
  personal(tenantId: string, personId: string): Promise<Place | null>;
  /** Places through which somebody can be reached who has no personal chat with the app: those of their communities. */
  sharedWith(tenantId: string, personId: string): Promise<Place[]>;
  /** The community whose core group or team meets in this conversation, and at which revision it stands. */
  communityAt(tenantId: string, conversationId: string): Promise<{ id: string; name: string; revision: number; coreConversation: string | null; teamConversation: string | null } | null>;
  /** Adds a place or brings its addressing up to date; the roster it has is kept. */
  keep(place: Pick<Place, 'tenantId' | 'conversationId' | 'kind' | 'serviceUrl' | 'botId' | 'groupId' | 'personId' | 'installed' | 'updatedAt'>): Promise<void>;
  /** Renews the address of a known place; Teams may move a conversation to another service URL. */
  reach(tenantId: string, conversationId: string, serviceUrl: string): Promise<void>;
  setRoster(tenantId: string, conversationId: string, roster: RosterPerson[]): Promise<void>;
  /** The app is not there any more; `blocked` where the person keeps it from writing. */
  remove(tenantId: string, conversationId: string, at: string, blocked?: boolean): Promise<void>;
  /** Teams knows no such conversation any more. */
  forget(tenantId: string, conversationId: string): Promise<void>;
  /** Somebody has written there, so that the app is there and is not blocked. True if that was not known. */
  isBack(tenantId: string, conversationId: string, at: string): Promise<boolean>;
  communitiesOf(tenantId: string, personId: string): Promise<PersonCommunity[]>;
  /** Communities that somebody has left after a moment (ISO 8601 UTC), by name; not as their sponsor. */
  leftSince(tenantId: string, personId: string, since: string): Promise<{ id: string; name: string }[]>;
  memberCount(tenantId: string, communityId: string): Promise<number>;
}

export function createPlaces({ orm }: Database): Places {
  const here = (tenantId: string, conversationId: string) => and(eq(conversations.tenantId, tenantId), eq(conversations.conversationId, conversationId));
  const byId = orm.select().from(conversations)
    .where(and(eq(conversations.tenantId, sql.placeholder('tenant')), eq(conversations.conversationId, sql.placeholder('conversation')))).prepare('place-find');
  const conversation = sql.placeholder('conversation');
  const meetingAt = orm.select({ id: community.id, name: community.name, revision: community.revision, coreConversation: community.coreConversation, teamConversation: community.teamConversation }).from(community)
    .where(and(eq(community.tenantId, sql.placeholder('tenant')), or(eq(community.coreConversation, conversation), eq(community.teamConversation, conversation))))
    .orderBy(community.createdAt).limit(1).prepare('community-at');
  const ofPerson = orm.select({
    id: community.id, name: community.name, part: members.part,
    coreConversation: community.coreConversation, teamConversation: community.teamConversation, groupId: community.groupId,
  }).from(members)
    .innerJoin(community, and(eq(community.tenantId, members.tenantId), eq(community.id, members.communityId)))
    .where(and(eq(members.tenantId, sql.placeholder('tenant')), eq(members.personId, sql.placeholder('person')), sql`${members.leftAt} is null`))
    .orderBy(community.name).prepare('communities-of');

  return {
    find: async (tenantId, conversationId) => (await byId.execute({ tenant: tenantId, conversation: conversationId }))[0] ?? null,
    async personal(tenantId, personId) {
      const found = await orm.select().from(conversations).where(and(eq(conversations.tenantId, tenantId), eq(conversations.personId, personId), eq(conversations.kind, 'personal'))).orderBy(desc(conversations.updatedAt)).limit(1);
      return found[0] ?? null;
    },
    async sharedWith(tenantId, personId) {
      const rows = await orm.select({ place: conversations }).from(conversations)
        .innerJoin(community, and(eq(community.tenantId, tenantId), or(eq(community.coreConversation, conversations.conversationId), eq(community.teamConversation, conversations.conversationId))))
        .innerJoin(members, and(eq(members.tenantId, tenantId), eq(members.communityId, community.id), eq(members.personId, personId), sql`${members.leftAt} is null`))
        .where(and(eq(conversations.tenantId, tenantId), eq(conversations.installed, true))).limit(4);
      return rows.map((row) => row.place);
    },
    communityAt: async (tenantId, conversationId) => (await meetingAt.execute({ tenant: tenantId, conversation: conversationId }))[0] ?? null,
    async keep(place) {
      const { tenantId: _tenant, conversationId: _conversation, ...rest } = place;
      const reached = { ...rest, blocked: false };
      await orm.insert(conversations).values({ ...place, ...reached, roster: [] })
        .onConflictDoUpdate({ target: [conversations.tenantId, conversations.conversationId], set: reached });
    },
    async reach(tenantId, conversationId, serviceUrl) {
      await orm.update(conversations).set({ serviceUrl }).where(and(here(tenantId, conversationId), ne(conversations.serviceUrl, serviceUrl)));
    },
    async setRoster(tenantId, conversationId, roster) {
      await orm.update(conversations).set({ roster }).where(here(tenantId, conversationId));
    },
    async remove(tenantId, conversationId, at, blocked = false) {
      await orm.update(conversations).set({ installed: false, blocked, updatedAt: at }).where(here(tenantId, conversationId));
    },
    async forget(tenantId, conversationId) {
      await orm.delete(conversations).where(here(tenantId, conversationId));
    },
    async isBack(tenantId, conversationId, at) {
      const { rowCount } = await orm.update(conversations).set({ installed: true, blocked: false, updatedAt: at }).where(and(here(tenantId, conversationId), eq(conversations.installed, false)));
      return (rowCount ?? 0) > 0;
    },
    communitiesOf: (tenantId, personId) => ofPerson.execute({ tenant: tenantId, person: personId }),
    leftSince: (tenantId, personId, since) => orm.select({ id: community.id, name: community.name }).from(members)
      .innerJoin(community, and(eq(community.tenantId, members.tenantId), eq(community.id, members.communityId)))
      .where(and(eq(members.tenantId, tenantId), eq(members.personId, personId), gt(members.leftAt, since), ne(members.part, 'sponsor'))).orderBy(community.name).limit(6),
    async memberCount(tenantId, communityId) {
      return orm.$count(members, and(eq(members.tenantId, tenantId), eq(members.communityId, communityId), sql`${members.leftAt} is null`, inArray(members.part, ['core', 'member'])));
    },
  };
}
