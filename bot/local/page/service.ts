import type {
  ActionAnswer, ActionRequest, DialogAnswer, DialogRequest, EventView, ExtensionRequest, FileView, FindAnswer, FindRequest, InstallRequest, LinkRequest, MailView, MessageRequest, MessageView, PlanView, Refusal, ResultView,
  RosterRequest, StateAnswer, TabRequest,
} from '../teams/contract';

/** What the service refused, in its own words. */
export class Refusing extends Error {
  constructor(readonly code: string, message: string) {
    super(message);
  }
}

async function ask<T>(path: string, body?: unknown): Promise<T> {
  const request = body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await fetch(path, request).catch(() => null);
  if (!answer) throw new Refusing('unreachable', 'Local Teams is not running. Start it again, then try again.');
  const said: unknown = await answer.json().catch(() => null);
  if (answer.ok) return said as T;
  const refusal = said as Refusal | null;
  throw new Refusing(refusal?.code ?? 'refused', refusal?.message ?? 'Local Teams did not answer. Try again.');
}

export const getState = (person: string): Promise<StateAnswer> => ask(`/local/teams/state?person=${encodeURIComponent(person)}`);
export const postMessage = (request: MessageRequest): Promise<MessageView> => ask('/local/teams/messages', request);
export const postRetry = (person: string, messageId: string): Promise<unknown> => ask('/local/teams/retries', { person, messageId });
export const postAction = (request: ActionRequest): Promise<ActionAnswer> => ask('/local/teams/actions', request);
export const postDialog = (request: DialogRequest): Promise<DialogAnswer> => ask('/local/teams/dialogs', request);
export const postExtension = (request: ExtensionRequest): Promise<DialogAnswer> => ask('/local/teams/extension/actions', request);
export const postFind = (request: FindRequest): Promise<FindAnswer> => ask('/local/teams/extension/queries', request);
export const postLink = (request: LinkRequest): Promise<ResultView | null> => ask('/local/teams/extension/links', request);
export const postInstall = (request: InstallRequest): Promise<unknown> => ask('/local/teams/installs', request);
export const postRoster = (request: RosterRequest): Promise<unknown> => ask('/local/teams/roster', request);
export const postClock = (to: string): Promise<unknown> => ask('/local/teams/clock', { to });
/** Puts a page on the stage of the core group's meeting, or takes it off (null). */
export const postStage = (person: string, url: string | null): Promise<unknown> => ask('/local/teams/stage', { person, url });
export const postTab = (request: TabRequest): Promise<unknown> => ask('/local/teams/tabs', request);
export const getFiles = (): Promise<FileView[]> => ask('/local/teams/files');
export const getPlans = (): Promise<PlanView[]> => ask('/local/teams/plans');
export const getMail = (person: string): Promise<MailView[]> => ask(`/local/teams/mail?person=${encodeURIComponent(person)}`);
/** Dates as `YYYY-MM-DD`, both included. */
export const getEvents = (person: string, from: string, to: string): Promise<EventView[]> =>
  ask(`/local/teams/calendar?${new URLSearchParams({ person, from, to }).toString()}`);

/** Moves a meeting (`to` local in the person's zone) or takes it out (null), as in Outlook. */
export const postMeeting = (meeting: { person: string; id: string; date: string; to: string | null }): Promise<unknown> => ask('/local/teams/calendar/change', meeting);

export async function getToken(person: string): Promise<string> {
  return (await ask<{ token: string }>('/local/identity/token', { person })).token;
}
