import { keys, type Community, type CommunityRecord } from '../../bot/domain/record';

/** The record of a community about which nothing is known yet. */
export const emptyRecord = (community: Community): CommunityRecord =>
  ({ community, ...(Object.fromEntries(Object.keys(keys).map((one) => [one, []])) as unknown as Omit<CommunityRecord, 'community'>) });
