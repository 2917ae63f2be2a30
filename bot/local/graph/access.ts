import { localPeople } from '../people';
import { Refusal } from './answers';

/** The permissions of which a token needs one; an empty list means that this kind of token cannot do it. */
export interface Access {
  delegated: readonly string[];
  application: readonly string[];
  /** Microsoft's code for a refusal differs from one part of Graph to the next. */
  refusal: string;
}

export interface Caller {
  personId: string | null;
  scopes: readonly string[];
}

const fileReaders = ['Files.Read.All', 'Files.ReadWrite.All', 'Sites.Read.All', 'Sites.ReadWrite.All'];
const fileWriters = ['Files.ReadWrite.All', 'Sites.ReadWrite.All'];
const calendarReaders = ['Calendars.ReadBasic', 'Calendars.Read', 'Calendars.ReadWrite'];

/** Microsoft's permissions table of 2026-08, for the operations that are served here. */
export const access = {
  me: { delegated: ['User.Read', 'User.ReadBasic.All', 'User.Read.All'], application: [], refusal: 'Authorization_RequestDenied' },
  users: { delegated: ['User.ReadBasic.All', 'User.Read.All'], application: ['User.ReadBasic.All', 'User.Read.All'], refusal: 'Authorization_RequestDenied' },
  photos: { delegated: ['ProfilePhoto.Read.All', 'User.ReadBasic.All', 'User.Read.All'], application: ['ProfilePhoto.Read.All', 'User.Read.All'], refusal: 'ErrorAccessDenied' },
  meetings: { delegated: ['OnlineMeetings.Read', 'OnlineMeetings.ReadWrite'], application: [], refusal: 'Forbidden' },
  // An application needs a policy of the tenant besides, which nobody gives.
  attendance: { delegated: ['OnlineMeetingArtifact.Read.All'], application: [], refusal: 'Forbidden' },
  team: { delegated: ['Team.ReadBasic.All', 'TeamSettings.Read.All', 'TeamSettings.ReadWrite.All'], application: ['Team.ReadBasic.All', 'TeamSettings.Read.All', 'TeamSettings.Read.Group', 'TeamSettings.ReadWrite.All', 'TeamSettings.ReadWrite.Group'], refusal: 'Forbidden' },
  teamMembers: { delegated: ['TeamMember.Read.All'], application: ['TeamMember.Read.All', 'TeamMember.Read.Group'], refusal: 'Forbidden' },
  channels: { delegated: ['Channel.ReadBasic.All'], application: ['Channel.ReadBasic.All', 'ChannelSettings.Read.All', 'ChannelSettings.Read.Group'], refusal: 'Forbidden' },
  messages: { delegated: ['ChannelMessage.Read.All'], application: ['ChannelMessage.Read.All', 'ChannelMessage.Read.Group'], refusal: 'Forbidden' },
  readFiles: { delegated: fileReaders, application: fileReaders, refusal: 'accessDenied' },
  writeFiles: { delegated: fileWriters, application: fileWriters, refusal: 'accessDenied' },
  // For a team's library `Files.ReadWrite` is not enough, and there is no application permission for workbooks.
  workbook: { delegated: ['Files.ReadWrite.All'], application: [], refusal: 'AccessDenied' },
  readCalendar: { delegated: calendarReaders, application: calendarReaders, refusal: 'ErrorAccessDenied' },
  createChannel: { delegated: ['Channel.Create'], application: ['Channel.Create', 'Channel.Create.Group'], refusal: 'Forbidden' },
  archiveTeam: { delegated: ['TeamSettings.ReadWrite.All'], application: ['TeamSettings.ReadWrite.All', 'TeamSettings.ReadWrite.Group'], refusal: 'Forbidden' },
  // Tasks.ReadWrite.All of an application reaches every plan of a tenant: nobody gives it, so it does not work here.
  readPlanner: { delegated: ['Tasks.Read', 'Tasks.ReadWrite'], application: [], refusal: 'Forbidden' },
  writePlanner: { delegated: ['Tasks.ReadWrite'], application: [], refusal: 'Forbidden' },
  draftMail: { delegated: ['Mail.ReadWrite'], application: [], refusal: 'ErrorAccessDenied' },
  sendMail: { delegated: ['Mail.Send'], application: [], refusal: 'ErrorAccessDenied' },
  writeCalendar: { delegated: ['Calendars.ReadWrite'], application: ['Calendars.ReadWrite'], refusal: 'ErrorAccessDenied' },
} as const satisfies Record<string, Access>;

/** Throws 403 when the token does not carry one of the permissions. */
export function checkAccess(caller: Caller, wanted: Access): void {
  const enough = caller.personId === null ? wanted.application : wanted.delegated;
  if (enough.some((one) => caller.scopes.includes(one))) return;
  throw new Refusal(403, wanted.refusal, `Missing permissions on the request. Needs one of '${enough.join(', ') || 'a delegated permission'}'; the token has '${caller.scopes.join(', ')}'.`);
}

/** A person's token reaches only the teams that the person is in. */
export function checkInTeam(personId: string | null, code: string): void {
  if (personId === null) return;
  if (!localPeople.some((one) => one.id === personId && one.inTeam)) throw new Refusal(403, code, 'The caller is not a member of this team.');
}
