import type { Client } from '@microsoft/microsoft-graph-client';
import { segment } from './client';
import { allRows } from './pages';
import { asProblem, GraphProblem } from './problems';

/** The meeting of a link, and its reports: both for its organiser alone, who may agree to it themselves. */
export const attendanceScopes: readonly string[] = ['OnlineMeetings.Read', 'OnlineMeetingArtifact.Read.All'];

export interface CameToMeeting {
  /** Entra ids of those who were there, each once. */
  personIds: string[];
  /** How many more there were, of whom Teams knows no Entra id. */
  nameless: number;
}

interface Report {
  id: string;
  meetingStartDateTime?: string | null;
  meetingEndDateTime?: string | null;
}

interface AttendanceRecord {
  id?: string | null;
  emailAddress?: string | null;
  identity?: { id?: string | null } | null;
}

/**
 * Who was in the meeting of a link between two moments (ISO 8601 UTC), over all its sessions. Null while Teams has no
 * report of that time. The reports of a link may be of other meetings too: a series has one link, and in a channel all
 * meetings may share theirs. Throws `GraphProblem`.
 */
export async function cameToMeeting(client: Client, joinUrl: string, from: string, until: string): Promise<CameToMeeting | null> {
  try {
    const filter = segment(`JoinWebUrl eq '${joinUrl.replaceAll("'", "''")}'`);
    const { value: [meeting] } = await client.api(`/me/onlineMeetings?$filter=${filter}`).get() as { value: { id: string }[] };
    if (!meeting) throw new GraphProblem('not-found', 'attendance', { status: 404 });
    const reports = `/me/onlineMeetings/${segment(meeting.id)}/attendanceReports`;
    const ours = (await allRows<Report>(client, reports)).filter((one) => isWithin(one, from, until));
    if (ours.length === 0) return null;
    const ids = new Set<string>();
    const nameless = new Set<string>();
    for (const { id } of ours) {
      // The list of reports itself leaves the records out.
      for (const one of await allRows<AttendanceRecord>(client, `${reports}/${segment(id)}/attendanceRecords`)) {
        if (one.identity?.id) ids.add(one.identity.id);
        else nameless.add(one.emailAddress || one.id || '');
      }
    }
    return { personIds: [...ids], nameless: nameless.size };
  } catch (error) {
    throw asProblem(error, 'attendance', true);
  }
}

/** A session that has ended and overlaps the time. */
function isWithin({ meetingStartDateTime, meetingEndDateTime }: Report, from: string, until: string): boolean {
  if (!meetingStartDateTime || !meetingEndDateTime) return false;
  return Date.parse(meetingStartDateTime) < Date.parse(until) && Date.parse(meetingEndDateTime) > Date.parse(from);
}
