import type { Bookable } from '../domain/outlook/bookable';
import { coreGroup, memberOf } from '../domain/people';
import type { CommunityRecord } from '../domain/record';
import type { Store } from '../store/store';

export interface Guest {
  name: string;
  email: string;
}

/** Whom it invites: the core group, those who have signed up and who is asked by their address, without the organiser, in whose calendar it is. */
export async function guestsOf(store: Pick<Store, 'activity'>, tenantId: string, record: CommunityRecord, { id, kind, booking, guests }: Bookable): Promise<Guest[]> {
  const signedUp = kind === 'event' ? await store.activity.guests(tenantId, record.community.id, id) : [];
  const organiserId = booking?.organiserId ?? '';
  const people = new Map([...coreGroup(record), ...signedUp].map((one) => [one.personId, one]));
  people.delete(organiserId);
  const ours = [...people.values()].flatMap(({ name, email }) => (email === null ? [] : [{ name, email }]));
  const known = new Set([...ours.map((one) => one.email), memberOf(record, organiserId)?.email ?? ''].map((email) => email.toLowerCase()));
  return [...ours, ...guests.filter((email) => !known.has(email)).map((email) => ({ name: email, email }))];
}
