/** Somebody as a list of the team's people has them. */
export interface TeamPerson {
  /** Entra object id; of a guest that of the guest's account in this tenant. */
  id: string;
  name: string;
  email: string | null;
  /** `guest` is from another organisation. Left out where the list does not tell owners from members. */
  role?: TeamRole | null;
}

export type TeamRole = 'owner' | 'member' | 'guest';

export interface SettledTeam {
  here: TeamPerson[];
  /** Ids of those whom only one list has: they stay as they are, until both agree. */
  unsure: string[];
}

/**
 * Who is in the team by both lists of it: Graph's, which knows the roles, and the one that Teams gives the bot. Either
 * may lag behind a change (Graph by up to a day), so that a difference makes nobody join or leave. One that could not
 * be read is null, and then the other counts alone.
 */
export function settledTeam(fromGraph: readonly TeamPerson[] | null, fromBot: readonly TeamPerson[] | null): SettledTeam {
  if (fromGraph === null || fromBot === null) return { here: [...(fromGraph ?? fromBot ?? [])], unsure: [] };
  const [known, listed] = [new Map(fromGraph.map((one) => [one.id, one])), new Map(fromBot.map((one) => [one.id, one]))];
  return {
    here: [...known.values()].flatMap((one) => {
      const other = listed.get(one.id);
      return other ? [{ ...one, email: one.email ?? other.email }] : [];
    }),
    unsure: [...known.keys(), ...listed.keys()].filter((id) => !known.has(id) || !listed.has(id)),
  };
}
