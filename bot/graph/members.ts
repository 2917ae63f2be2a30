import type { Client } from '@microsoft/microsoft-graph-client';
import type { TeamPerson } from '../domain/teamPeople';
import { segment } from './client';
import { allRows } from './pages';
import { asProblem } from './problems';

/** What an owner of the team agrees to when the app is installed (Graph permissions table, "resource-specific consent"). */
export const memberScopes: readonly string[] = ['TeamMember.Read.Group'];

interface GraphMember {
  /** Null for what is no person of this tenant, such as a member of another tenant in a shared channel. */
  userId?: string | null;
  displayName?: string | null;
  email?: string | null;
  roles?: string[] | null;
}

/** Most rows of a page (Graph, "List members of team"): few requests, of which Teams takes four a second for one team. */
const pageSize = 999;

/** Everybody in a team, with their role; a page may repeat somebody of the one before. Throws `GraphProblem`. */
export async function teamMembers(client: Client, groupId: string): Promise<TeamPerson[]> {
  try {
    const rows = await allRows<GraphMember>(client, `/teams/${segment(groupId)}/members?$top=${pageSize}`);
    return rows.flatMap(({ userId, displayName, email, roles }) => (userId ? [{ id: userId, name: displayName ?? '', email: email || null, role: roleOf(roles ?? []) }] : []));
  } catch (error) {
    throw asProblem(error, 'members', true);
  }
}

/** An ordinary member has no role at all. */
const roleOf = (roles: readonly string[]): NonNullable<TeamPerson['role']> => (roles.includes('owner') ? 'owner' : roles.includes('guest') ? 'guest' : 'member');
