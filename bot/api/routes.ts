import type { Request, Response, Server } from 'restify';
import type { Clock } from '../clock';
import type { Actor, Commands } from '../commands';
import { parseCommand, read } from '../domain/commands';
import { coreGroup, memberOf } from '../domain/people';
import { mayRead, seesWorking } from '../domain/permissions';
import { latestCharter } from '../domain/kinds/document';
import { seriesOf, seriesWords } from '../domain/kinds/event';
import type { CommunityRecord } from '../domain/record';
import { AppError, notAllowed, notFound, notReadable } from '../errors';
import { answerCalendar, answerFile, answerJson, answerText } from '../http/answer';
import { createDrafting } from '../drafting';
import { storable } from '../http/storable';
import type { ReplyLinks } from '../reply/link';
import type { DeliveryKey } from '../store/deliveries';
import type { PageLinks } from '../pageLinks';
import type { Store } from '../store/store';
import type { Say } from '../toolkit/phrases';
import { addAttendeesApi } from './attendees';
import { addAcrossApi } from './across';
import { addAwayApi } from './away';
import { addActivityApi } from './activity';
import { membersQuery, mostMembers, type ChangesAnswer, type CommandAnswer, type ExpertsAnswer, type MembersAnswer } from './contract';
import { addConnectionsApi } from './connections';
import { addConsentPages } from './consent';
import { charterDownload, meetingCalendar, paperDownload } from '../exports/downloads';
import { feedbackFile } from '../exports/feedbackFile';
import type { ConsentAddress } from '../graph/consent';
import type { ClientFor } from '../jobs/graphWork';
import { addDatesApi } from './dates';
import { addDirectoryApi } from './directory';
import { addMailApi } from './mails';
import { addOpeningApi } from './opening';
import { addHelpingApi } from './helping';
import { createLookUps } from './lookUps';
import { addFilesApi } from './files';
import { addPackApi } from './pack';
import { addPhotosApi } from './photos';
import { addPromptsApi } from './prompts';
import type { Person, Session } from './session';
import { addSurveysApi } from './surveys';
import { addWordsApi } from './words';

export interface ApiParts {
  store: Store;
  commands: Commands;
  say: Say;
  clock: Clock;
  session: Session;
  /** The tenant that the session admits. */
  tenantId: string;
  /** Object ids of those who may see the figures of all communities. */
  portfolioReaders: readonly string[];
  keepsSignIns: boolean;
  /** Told of each verified sign-in, for exchanges in the person's name; the token stays in memory. */
  signedIn(person: Person): void;
  /** Links to pages of the tab. */
  pageLinks: PageLinks;
  /** The addresses by which the sponsor answers a mail. */
  links: ReplyLinks;
  /** For what is read from Microsoft 365 in the reader's own name, while they wait. */
  clientFor: ClientFor;
  /** Where a person allows the app something at Microsoft; null where nobody can be asked. */
  consentAddress: ConsentAddress | null;
  /** Has deliveries carried out at once. */
  wake(keys: readonly DeliveryKey[]): void;
}

/** A person who is in the community, and its record as they may be answered from. */
export interface Entered {
  actor: Actor;
  record: CommunityRecord;
}

/** The ways into a community: for whoever is in it, and for its core group alone. Each rejects for the others. */
export interface Doors {
  entered(req: Request): Promise<Entered>;
  ofCore(req: Request): Promise<Entered>;
}

/** Load balancers end silent requests after 60 s, some after 30. */
const longestWait = 25_000;
/** The routes that `contract.ts` describes. */
export function addApi(server: Server, parts: ApiParts): void {
  const { commands, store, say } = parts;
  const drafting = createDrafting(store);

  const signedIn = async (req: Request): Promise<Person> => {
    const person = await parts.session(req.headers.authorization);
    parts.signedIn(person);
    return person;
  };
  const actorOf = (person: Person): Actor => ({ tenantId: parts.tenantId, personId: person.personId });

  /** The community for a member; for anybody else it is not there, so that its name is not told. */
  const entered = async (req: Request): Promise<Entered> => {
    const actor = actorOf(await signedIn(req));
    const record = await commands.read(actor, communityId(req));
    if (!record) throw notFound('This community');
    return { actor, record };
  };

  /** For the core group with what the draft of a text for members is drawn from. */
  const draftOf = (actor: Actor, record: CommunityRecord): Promise<CommunityRecord> =>
    (seesWorking(record, actor.personId) ? drafting.drawnInto(actor.tenantId, record) : Promise.resolve(record));

  const ofCore = async (req: Request): Promise<Entered> => {
    const found = await entered(req);
    if (!seesWorking(found.record, found.actor.personId)) throw notAllowed(say('refuse.not-allowed'));
    return found;
  };

  addOpeningApi(server, parts, { signedIn, actorOf, entered, draftOf });

  server.get('/api/communities/:id/members', async (req: Request, res: Response) => {
    const { actor, record } = await entered(req);
    if (!mayRead(record, actor.personId, 'members')) throw notAllowed(say('refuse.not-allowed'));
    const found = await store.findMembers(actor.tenantId, record.community.id, findOf(req), mostMembers + 1);
    const answer: MembersAnswer = { members: found.slice(0, mostMembers), more: found.length > mostMembers };
    await answerJson(res, 200, answer);
  });

  server.get('/api/communities/:id/experts', async (req: Request, res: Response) => {
    const { actor, record } = await entered(req);
    const found = await store.findExperts(actor.tenantId, record.community.id, findOf(req), mostMembers + 1);
    const answer: ExpertsAnswer = { people: found.slice(0, mostMembers), more: found.length > mostMembers };
    await answerJson(res, 200, answer);
  });

  server.get('/api/communities/:id/changes', async (req: Request, res: Response) => {
    const actor = actorOf(await signedIn(req));
    const since = Number(new URL(req.url ?? '', 'http://any').searchParams.get('since') ?? '0');
    if (!Number.isSafeInteger(since)) throw notReadable('since: is not a whole number');
    // Waiting begins before looking, so that no change falls between the two.
    const stop = new AbortController();
    req.on('close', () => stop.abort());
    const waiting = store.changes.next(actor.tenantId, communityId(req), since, longestWait, stop.signal);
    const record = await commands.read(actor, communityId(req)).catch((error: unknown) => {
      stop.abort();
      throw error;
    });
    if (!record || record.community.revision > since) stop.abort();
    if (!record) throw notFound('This community');
    const answer: ChangesAnswer = { revision: (await waiting) ?? record.community.revision };
    await answerJson(res, 200, answer);
  });

  server.post('/api/communities/:id/commands', async (req: Request, res: Response) => {
    const actor = actorOf(await signedIn(req));
    const body = req.body as { id?: unknown; command?: unknown } | null | undefined;
    const id = body?.id;
    if (typeof id !== 'string' || !/^[\w-]{8,64}$/.test(id)) throw notReadable('id: is not an id of 8 to 64 letters, digits and hyphens');
    const parsed = parseCommand(body?.command);
    if (!parsed.ok) throw parsed.problem === 'unknown-command' ? notReadable('this page is from another version; reload it') : notReadable(parsed.problem);
    // Where the cards live is decided in the conversation itself, which the channel vouches for.
    if (parsed.value.type === 'useHere') throw notAllowed('Choose the place in the conversation itself: write "help" to CoP Guide there.');
    const result = await commands.run(actor, communityId(req), `tab-${actor.personId}-${id}`, parsed.value);
    if (!result.ok) {
      if (!result.record || !memberOf(result.record, actor.personId)) throw notFound('This community');
      throw new AppError(codes[result.code].code, codes[result.code].status, result.because, result.theirs ?? null);
    }
    const answer: CommandAnswer = { revision: result.record.community.revision, said: result.said, ...(result.saved ? { saved: result.saved } : {}) };
    await answerJson(res, 200, answer);
  });

  server.get('/api/communities/:id/meetings/:file', async (req: Request, res: Response) => {
    const { actor, record } = await entered(req);
    const stepId = /^(.{1,100})\.ics$/.exec((req.params as Record<string, string | undefined>)['file'] ?? '')?.[1] ?? '';
    const reading = commands.reading(record);
    const series = seriesOf(record, stepId);
    if (!series || reading.toolkit.steps.get(stepId)?.step.kind !== 'event') throw notFound('This calendar');
    const organiser = memberOf(record, series.organiserId);
    // Whom it invites, and how to join, is for those whose meeting it is.
    const inCore = seesWorking(record, actor.personId);
    const text = meetingCalendar(inCore ? series : { ...series, joinUrl: null, webLink: null }, {
      uid: `${record.community.id}.${series.id}@cop-guide`,
      ...seriesWords(reading, series),
      organiser: inCore && organiser?.email ? { name: organiser.name, email: organiser.email } : null,
      attendees: !inCore ? [] : coreGroup(record).flatMap((one) => (one.email && one.personId !== series.organiserId ? [{ name: one.name, email: one.email }] : [])),
    });
    await answerCalendar(res, stepId, text);
  });

  server.get('/api/communities/:id/papers/:step/:file', async (req: Request, res: Response) => {
    const { actor, record: known } = await entered(req);
    const record = await draftOf(actor, known);
    const { step = '', file = '' } = req.params as Record<string, string | undefined>;
    const number = file === 'draft.docx' ? null : Number(/^(\d{1,6})\.docx$/.exec(file)?.[1] ?? Number.NaN);
    const found = Number.isNaN(number) ? null : await paperDownload(commands.reading(record), actor.personId, step, number);
    if (!found) throw notFound('This text');
    await answerFile(res, found);
  });

  server.get('/api/communities/:id/feedback.csv', async (req: Request, res: Response) => {
    const { record } = await ofCore(req);
    res.setHeader('Content-Disposition', 'attachment; filename="feedback.csv"');
    await answerText(res, 200, feedbackFile(commands.reading(record)), 'text/csv; charset=utf-8');
  });

  const doors: Doors = { entered, ofCore };
  addActivityApi(server, parts, doors);
  addAttendeesApi(server, parts, doors);
  addDatesApi(server, parts, doors);
  const lookUps = createLookUps(parts.clock);
  addConnectionsApi(server, parts, doors, lookUps);
  addConsentPages(server, parts.consentAddress);
  addSurveysApi(server, parts, doors);
  addHelpingApi(server, parts, doors);
  addMailApi(server, parts, doors);
  addDirectoryApi(server, parts, doors, lookUps);
  addPhotosApi(server, parts, doors);
  addPackApi(server, parts, doors);
  addFilesApi(server, parts, doors);
  addWordsApi(server, parts, doors);
  addAcrossApi(server, parts, signedIn);
  addPromptsApi(server, parts, doors, signedIn);
  addAwayApi(server, parts, signedIn);

  server.get('/api/communities/:id/charters/:version', async (req: Request, res: Response) => {
    const { record } = await entered(req);
    const [, number, asFile] = /^(\d{1,6})(\.docx)?$/.exec((req.params as Record<string, string | undefined>)['version'] ?? '') ?? [];
    const charter = record.charters.find((one) => one.version === Number(number));
    if (!charter) throw notFound('This version of the charter');
    if (asFile === undefined) return answerJson(res, 200, charter.content);
    const file = await charterDownload(record, charter);
    await answerFile(res, file);
  });

  server.get('/api/communities/:id/charter.docx', async (req: Request, res: Response) => {
    const { record } = await entered(req);
    const charter = latestCharter(record);
    if (!charter) throw notFound('A published charter');
    const file = await charterDownload(record, charter);
    await answerFile(res, file);
  });
}

/** What somebody looks for, in the query. */
function findOf(req: Request): string {
  const query = read(membersQuery, storable(Object.fromEntries(new URL(req.url ?? '', 'http://any').searchParams)));
  if (!query.ok) throw notReadable(query.problem);
  return query.value.find;
}

/** A refusal of the domain as an error of HTTP; what was not possible now is a conflict with how things stand. */
const codes = {
  'not-allowed': { code: 'not-allowed', status: 403 },
  'not-found': { code: 'not-found', status: 404 },
  'not-now': { code: 'not-now', status: 409 },
  'changed-meanwhile': { code: 'changed-meanwhile', status: 409 },
  'not-readable': { code: 'not-readable', status: 400 },
} as const;

/** An id that the database could not even hold is the id of nothing. */
function communityId(req: Request): string {
  const id = (req.params as Record<string, string | undefined>)['id'] ?? '';
  if (id.includes('\0')) throw notFound('This community');
  return id;
}
