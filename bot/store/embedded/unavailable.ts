/** The database on this machine cannot be started; the message is a plain sentence with the next action. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';
}

/** What a person can always do instead. */
export const useOwnServer = 'set DATABASE_URL to a PostgreSQL server (15 or later)';

/** Said instead of the server's own words, which name a file of its inside. */
export const diskFull = 'The disk is full. Make room, then start again.';
