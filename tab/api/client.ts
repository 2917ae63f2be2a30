import type { CharterContent } from '../../bot/domain/record';
import type { AttendeesAnswer, AwayAnswer, ChangesAnswer, ChannelsAnswer, CommandAnswer, CommandRequest, CommunityAnswer, CommunityView, ConnectionId, ConnectionsAnswer, DatesAnswer, DirectoryAnswer, ErrorAnswer, EventAnswer, EventsAnswer, ExpertsAnswer, FilesAnswer, FormsAnswer, HelpingAnswer, HereAnswer, ListingAnswer, MailAnswer, MannersAnswer, MannersChoice, MeAnswer, MeasuresAnswer, MeetingAnswer, MembersAnswer, MineAnswer, NamedAnswer, PhotosAnswer, PortfolioAnswer, PromptsAnswer, ResourcesAnswer, SignInPictureAnswer, SponsorAnswer, SurveyAnswerView, SurveysAnswer, ThingsAnswer, WordsAnswer } from '../../bot/api/contract';
import { learnClock } from '../clock';
import { words } from '../words';
import type { Place } from '../host/place';
import { Problem } from './problem';

/** The calls of `bot/api/contract.ts`; each rejects with a `Problem`. */
export interface Api {
  me: () => Promise<MeAnswer>;
  /** What the reader has to do, over all their communities. */
  things: () => Promise<ThingsAnswer>;
  /** The figures of all communities, for those who look after them. */
  portfolio: () => Promise<PortfolioAnswer>;
  listing: () => Promise<ListingAnswer>;
  /** The only community of the reader in a place; null where there is none, or a choice. */
  here: (place: Pick<Place, 'chatId' | 'channelId' | 'teamId' | 'groupId'>) => Promise<CommunityView | null>;
  community: (id: string) => Promise<CommunityView>;
  /** Answers when the revision is past `since`, or with the same one after about 25 s. */
  changes: (id: string, since: number, signal: AbortSignal) => Promise<ChangesAnswer>;
  command: (id: string, request: CommandRequest) => Promise<CommandAnswer>;
  /** People of the community with `find` in their name; for the core group. */
  members: (id: string, find: string, signal: AbortSignal) => Promise<MembersAnswer>;
  /** People of the university by name or address, found in the reader's own name; for the core group. */
  directory: (id: string, find: string, signal: AbortSignal) => Promise<DirectoryAnswer>;
  /** The words of a step that the group may change; for the core group. */
  stepWords: (id: string, stepId: string) => Promise<WordsAnswer>;
  /** Who shows their photo; the picture itself is the file `people/:person/photo`. */
  photos: (id: string) => Promise<PhotosAnswer>;
  /** Who has said what they know about, with `find` in a topic or a name. */
  experts: (id: string, find: string) => Promise<ExpertsAnswer>;
  named: (id: string, name: string) => Promise<NamedAnswer>;
  measures: (id: string) => Promise<MeasuresAnswer>;
  /** Events from one moment to another, ISO 8601 UTC. */
  events: (id: string, from: string, to: string) => Promise<EventsAnswer>;
  event: (id: string, eventId: string) => Promise<EventAnswer>;
  signInPicture: (id: string, eventId: string) => Promise<SignInPictureAnswer>;
  resources: (id: string, search: { find: string; tag: string; kind: '' | 'resource' | 'story'; only: string }) => Promise<ResourcesAnswer>;
  /** Whom of the community a list of who came is about; notes nothing. */
  attendees: (id: string, eventId: string, people: { name: string; email: string }[]) => Promise<AttendeesAnswer>;
  /** Who was at a meeting of a series, by its id; for the core group. */
  meeting: (id: string, meetingId: string) => Promise<MeetingAnswer>;
  /** Reviews and talks to come, with their hours; for the core group. */
  dates: (id: string) => Promise<DatesAnswer>;
  /** Talks with the sponsor; for the core group. */
  sponsor: (id: string) => Promise<SponsorAnswer>;
  /** A paper as it goes to the sponsor by mail; for the core group. */
  mail: (id: string, stepId: string, number: number, to: { email: string; name: string; questions?: 'true' | 'false' }) => Promise<MailAnswer>;
  /** What lies in the team's Files. */
  files: (id: string) => Promise<FilesAnswer>;
  /** Channels of the team that copies of files can go to; for the core group. */
  channels: (id: string) => Promise<ChannelsAnswer>;
  /** What people do for each other. */
  helping: (id: string) => Promise<HelpingAnswer>;
  surveys: (id: string) => Promise<SurveysAnswer>;
  survey: (id: string, surveyId: string) => Promise<SurveyAnswerView>;
  /** What is sent by itself; for the core group. */
  forms: (id: string, surveyId: string, body: { file: string; take: boolean }) => Promise<FormsAnswer>;
  prompts: (id: string) => Promise<PromptsAnswer>;
  /** Calls a planned prompt off, or sends it at once. */
  actPrompt: (id: string, promptId: string, act: 'skip' | 'now') => Promise<{ said: string }>;
  /** Whether the app goes on in the reader's name while they are away. */
  away: () => Promise<AwayAnswer>;
  chooseAway: (body: Pick<AwayAnswer, 'away'>) => Promise<AwayAnswer>;
  /** How the reader wants to be written to, over all their communities. */
  manners: () => Promise<MannersAnswer>;
  chooseManners: (choice: MannersChoice) => Promise<MannersAnswer>;
  /** How the community is connected; for the core group. */
  connections: (id: string) => Promise<ConnectionsAnswer>;
  /** Tries at once what waits or failed on a connection; gives how many. */
  tryAgain: (id: string, connection: ConnectionId) => Promise<{ tried: number }>;
  /** A published version of the charter. */
  charter: (id: string, version: number) => Promise<CharterContent>;
  /** What is kept about the reader. */
  mine: (id: string) => Promise<MineAnswer>;
  /** A file of the community by its name below the community's address, such as `meetings/check-ins.ics`. */
  file: (id: string, name: string) => Promise<Blob>;
}

interface Asked {
  method?: 'POST';
  body?: unknown;
  signal?: AbortSignal;
}

/**
 * `token(true)` fetches a new token; it is asked for once when the first one is refused.
 * `base` is where the API lives, without a slash at its end.
 */
export function openApi(token: (fresh: boolean) => Promise<string>, base = '/api'): Api {
  const once = async (path: string, asked: Asked, fresh: boolean): Promise<Response> => {
    const bearer = await token(fresh).catch(() => {
      throw new Problem('not-signed-in', words.problems.signIn, 401);
    });
    const headers: Record<string, string> = { accept: 'application/json', authorization: `Bearer ${bearer}` };
    if (asked.body !== undefined) headers['content-type'] = 'application/json';
    const began = Date.now();
    const response = await fetch(base + path, {
      method: asked.method ?? 'GET',
      headers,
      ...(asked.body === undefined ? {} : { body: JSON.stringify(asked.body) }),
      ...(asked.signal ? { signal: asked.signal } : {}),
    }).catch((cause: unknown) => {
      if (asked.signal?.aborted) throw cause;
      throw new Problem('offline', words.problems.offline, 0);
    });
    learnClock(began, Date.now(), response.headers.get('x-now'));
    return response;
  };

  const send = async (path: string, asked: Asked = {}): Promise<Response> => {
    let response = await once(path, asked, false);
    if (response.status === 401) response = await once(path, asked, true);
    if (response.ok) return response;
    throw await readProblem(response);
  };

  const json = async <T>(path: string, asked?: Asked): Promise<T> => {
    const response = await send(path, asked);
    return response.json().catch(() => {
      throw new Problem('offline', words.problems.offline, 0);
    }) as Promise<T>;
  };
  const at = (id: string): string => `/communities/${encodeURIComponent(id)}`;

  return {
    me: () => json<MeAnswer>('/me'),
    things: () => json<ThingsAnswer>('/things'),
    portfolio: () => json<PortfolioAnswer>('/portfolio'),
    listing: () => json<ListingAnswer>('/listing'),
    here: async ({ chatId, channelId, teamId, groupId }) => {
      const query = new URLSearchParams(groupId === null ? {} : { group: groupId });
      for (const at of [chatId, channelId, teamId]) if (at !== null) query.append('at', at);
      const { community } = await json<HereAnswer>(`/here?${query.toString()}`);
      return community && wholeView(community);
    },
    community: async (id) => wholeView(await json<CommunityAnswer>(at(id))),
    changes: (id, since, signal) => json<ChangesAnswer>(`${at(id)}/changes?since=${since}`, { signal }),
    command: (id, body) => json<CommandAnswer>(`${at(id)}/commands`, { method: 'POST', body }),
    members: (id, find, signal) => json<MembersAnswer>(`${at(id)}/members?find=${encodeURIComponent(find)}`, { signal }),
    directory: (id, find, signal) => json<DirectoryAnswer>(`${at(id)}/directory?find=${encodeURIComponent(find)}`, { signal }),
    stepWords: (id, stepId) => json<WordsAnswer>(`${at(id)}/steps/${encodeURIComponent(stepId)}/words`),
    photos: (id) => json<PhotosAnswer>(`${at(id)}/photos`),
    named: (id, name) => json<NamedAnswer>(`${at(id)}/named?name=${encodeURIComponent(name)}`),
    experts: (id, find) => json<ExpertsAnswer>(`${at(id)}/experts?find=${encodeURIComponent(find)}`),
    measures: (id) => json<MeasuresAnswer>(`${at(id)}/measures`),
    events: (id, from, to) => json<EventsAnswer>(`${at(id)}/events?${new URLSearchParams({ from, to }).toString()}`),
    event: (id, eventId) => json<EventAnswer>(`${at(id)}/events/${encodeURIComponent(eventId)}`),
    signInPicture: (id, eventId) => json<SignInPictureAnswer>(`${at(id)}/events/${encodeURIComponent(eventId)}/sign-in`),
    attendees: (id, eventId, people) => json<AttendeesAnswer>(`${at(id)}/events/${encodeURIComponent(eventId)}/attendees`, { method: 'POST', body: { people } }),
    meeting: (id, meetingId) => json<MeetingAnswer>(`${at(id)}/meetings/${encodeURIComponent(meetingId)}/people`),
    resources: (id, search) => json<ResourcesAnswer>(`${at(id)}/resources?${new URLSearchParams(search).toString()}`),
    dates: (id) => json<DatesAnswer>(`${at(id)}/dates`),
    sponsor: (id) => json<SponsorAnswer>(`${at(id)}/sponsor`),
    mail: (id, stepId, number, to) => json<MailAnswer>(`${at(id)}/papers/${encodeURIComponent(stepId)}/${number}/mail?${new URLSearchParams(to).toString()}`),
    files: (id) => json<FilesAnswer>(`${at(id)}/files`),
    channels: (id) => json<ChannelsAnswer>(`${at(id)}/files/channels`),
    helping: (id) => json<HelpingAnswer>(`${at(id)}/helping`),
    surveys: (id) => json<SurveysAnswer>(`${at(id)}/surveys`),
    survey: (id, surveyId) => json<SurveyAnswerView>(`${at(id)}/surveys/${encodeURIComponent(surveyId)}`),
    forms: (id, surveyId, body) => json<FormsAnswer>(`${at(id)}/surveys/${encodeURIComponent(surveyId)}/forms`, { method: 'POST', body }),
    prompts: (id) => json<PromptsAnswer>(`${at(id)}/prompts`),
    actPrompt: (id, promptId, act) => json<{ said: string }>(`${at(id)}/prompts`, { method: 'POST', body: { id: promptId, act } }),
    away: () => json<AwayAnswer>('/away'),
    chooseAway: (body) => json<AwayAnswer>('/away', { method: 'POST', body }),
    manners: () => json<MannersAnswer>('/manners'),
    chooseManners: (body) => json<MannersAnswer>('/manners', { method: 'POST', body }),
    connections: (id) => json<ConnectionsAnswer>(`${at(id)}/connections`),
    tryAgain: (id, connection) => json<{ tried: number }>(`${at(id)}/connections/again`, { method: 'POST', body: { connection } }),
    charter: (id, version) => json<CharterContent>(`${at(id)}/charters/${version}`),
    mine: (id) => json<MineAnswer>(`${at(id)}/mine`),
    file: async (id, name) => (await send(`${at(id)}/${name}`)).blob(),
  };
}

/** The view as pages use it: each stage with its steps. */
export function wholeView({ stages, ...view }: CommunityAnswer): CommunityView {
  const steps = new Map(view.steps.map((one) => [one.id, one]));
  return { ...view, stages: stages.map(({ stepIds, ...stage }) => ({ ...stage, steps: stepIds.flatMap((id) => steps.get(id) ?? []) })) };
}

async function readProblem(response: Response): Promise<Problem> {
  const answer = (await response.json().catch(() => null)) as Partial<ErrorAnswer> | null;
  const said = typeof answer?.message === 'string' && answer.message !== '' ? answer.message : null;
  const fallback = response.status === 401 ? words.problems.signIn : response.status === 429 ? words.problems.busy : words.problems.refused(response.status);
  return new Problem(answer?.code ?? 'unknown', said ?? fallback, response.status, answer?.theirs);
}
