import type { Facts } from '../../../bot/domain/measuring/facts';
import type { CommunityRecord } from '../../../bot/domain/record';
import type { Post } from '../../../bot/store/activity';

const time = (at: string | null): number | null => (at === null ? null : Date.parse(at));
const must = (at: string): number => Date.parse(at);

/** The facts of a community, put together as plainly as can be: the store's own query is checked against it. */
export function factsOf({ members, events, attendances, resources, actions, contacts, webCounts, choices, charters, papers, series }: CommunityRecord, posts: readonly Post[]): Facts {
  const hosted = events.filter((one) => one.state === 'held' && one.hostId !== null).map((one) => ({ personId: one.hostId ?? '', at: must(one.startsAt) }));
  const counted = members.filter((one) => one.part !== 'sponsor' && choices.find((choice) => choice.personId === one.personId)?.counted !== false);
  const ids = new Set(counted.map((one) => one.personId));
  const theirs = <T extends { personId: string }>(rows: T[]): T[] => rows.filter((one) => ids.has(one.personId));
  const deeds = [
    ...posts.map((one) => ({ personId: one.personId, at: must(one.writtenAt) })), ...resources.map((one) => ({ personId: one.addedBy, at: must(one.addedAt) })),
    ...actions.flatMap((one) => (one.state === 'done' && one.ownerId !== null && one.finishedAt !== null ? [{ personId: one.ownerId, at: must(one.finishedAt) }] : [])), ...hosted,
  ];
  return {
    people: counted.map((one) => {
      const first = deeds.filter((deed) => deed.personId === one.personId).map((deed) => deed.at);
      return { personId: one.personId, joinedAt: must(one.joinedAt), leftAt: time(one.leftAt), area: choices.find((choice) => choice.personId === one.personId)?.area ?? null, firstDeedAt: first.length === 0 ? null : Math.min(...first) };
    }),
    deeds: theirs(deeds),
    acts: theirs([
      ...hosted, ...events.map((one) => ({ personId: one.createdBy, at: must(one.createdAt) })),
      ...series.flatMap((one) => (one.held ?? []).flatMap(({ ledBy, plannedAt }) => (ledBy === null ? [] : [{ personId: ledBy, at: must(plannedAt) }]))),
      ...[...papers, ...charters].map((one) => ({ personId: one.publishedBy, at: must(one.publishedAt) })),
      ...resources.flatMap((one) => (one.checkedBy !== null && one.checkedAt !== null ? [{ personId: one.checkedBy, at: must(one.checkedAt) }] : [])),
      ...contacts.flatMap((one) => (one.keptOn === null ? [] : [{ personId: one.writtenBy, at: must(one.writtenAt) }])),
    ]),
    events: events.map((one) => ({ id: one.id, title: one.title, kind: one.kind, startsAt: must(one.startsAt), state: one.state })),
    attendances: theirs(attendances.map((one) => ({ eventId: one.eventId, personId: one.personId, signedUp: one.signedUpAt !== null && one.cancelledAt === null, came: one.came === true }))),
    threads: theirs(posts.filter((one) => one.replyTo === null).map((one) => {
      const replies = posts.filter((reply) => reply.replyTo === one.id && reply.personId !== one.personId).map((reply) => must(reply.writtenAt));
      return { personId: one.personId, at: must(one.writtenAt), question: one.question, firstReplyAt: replies.length === 0 ? null : Math.min(...replies) };
    })),
    shelf: resources.map((one) => ({ kind: one.kind, addedBy: one.addedBy, addedAt: must(one.addedAt), checkedAt: time(one.checkedAt) })),
    actions, contacts, webCounts,
  };
}
