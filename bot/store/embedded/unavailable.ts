/** The database on this machine cannot be started; the message is a plain sentence with the next action. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';
}

/** What a person can always do instead. */
export const useOwnServer = 'set DATABASE_URL to a PostgreSQL server (15 or later)';
