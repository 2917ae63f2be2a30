import { amara, type Serving } from './serving';

export const everything = ['User.Read', 'User.ReadBasic.All', 'Team.ReadBasic.All', 'TeamMember.Read.All', 'Channel.ReadBasic.All', 'Files.ReadWrite.All', 'Calendars.ReadWrite', 'Tasks.ReadWrite', 'Mail.Send', 'Mail.ReadWrite', 'Channel.Create', 'TeamSettings.ReadWrite.All'];

interface Call { token?: string | null; body?: unknown; headers?: Record<string, string> }

/** A call as anybody could make it, without the client; as Amara unless told otherwise. */
export async function callLocal(local: Serving, method: string, path: string, options: Call = {}) {
  const token = options.token === undefined ? await local.served.token(amara, everything) : options.token;
  const response = await fetch(`${local.served.origin}/v1.0${path}`, {
    method, redirect: 'manual',
    headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...(options.body === undefined ? {} : { 'content-type': 'application/json' }), ...options.headers },
    ...(options.body === undefined ? {} : { body: typeof options.body === 'string' ? options.body : JSON.stringify(options.body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text.startsWith('{') ? JSON.parse(text) : text };
}

/** A meeting of half an hour, as it is sent. */
export const event = (more: object = {}) => ({
  subject: 'Check-in', start: { dateTime: '2027-03-18T10:00:00', timeZone: 'GMT Standard Time' }, end: { dateTime: '2027-03-18T10:30:00', timeZone: 'GMT Standard Time' }, ...more,
});
