import type { PersonId } from '../record';

/** What somebody thanks somebody for, as a row of the record. Moments are ISO 8601 UTC. */
export interface Thanks {
  id: string;
  byId: PersonId;
  /** Who is thanked, and reads it. */
  toId: PersonId;
  /** Empty once it was taken back. */
  text: string;
  saidAt: string;
  /** True where its author would like the members to read it: then the thanked person is asked. */
  share: boolean;
  /** `mine`: it stays between the two. Null while they have not answered, or were not asked. */
  answer: 'yes' | 'no' | 'mine' | null;
  answeredAt: string | null;
  /** When it was posted to the members; it stays known after it was taken back. */
  postedAt: string | null;
  takenBackAt: string | null;
  revision: number;
}
