import type { Request, Response, Server } from 'restify';
import type { Actor } from '../commands';
import type { Effect } from '../domain/decision';
import { communityView } from '../domain/present';
import type { CommunityRecord } from '../domain/record';
import { notFound } from '../errors';
import { answerJson } from '../http/answer';
import type { PersonCommunity } from '../store/places';
import type { PhraseKey } from '../toolkit/phrases';
import type { CommunityAnswer, HereAnswer, MeAnswer } from './contract';
import { inLines } from './pending';
import type { ApiParts, Entered } from './routes';
import type { Person } from './session';

/** What is under way for less than this is not worth a word. Milliseconds. */
const patience = 4_000;

/** What the app does by itself, as often as its hour comes. */
const unasked: ReadonlySet<Effect['kind']> = new Set(['read-members', 'read-messages', 'read-calendar', 'read-files', 'clear-old']);

interface Opening {
  signedIn(req: Request): Promise<Person>;
  actorOf(person: Person): Actor;
  entered(req: Request): Promise<Entered>;
  /** The record with what the draft of a text for members is drawn from, where the reader may see that. */
  draftOf(actor: Actor, record: CommunityRecord): Promise<CommunityRecord>;
}

/** What the tab opens with: who is here, what they are in, and the community as they see it. */
export function addOpeningApi(server: Server, { commands, store, say, clock, tenantId, portfolioReaders }: ApiParts, { signedIn, actorOf, entered, draftOf }: Opening): void {
  const viewOf = async (actor: Actor, known: CommunityRecord): Promise<CommunityAnswer> => {
    const record = await draftOf(actor, known);
    const [memberCount, pending] = await Promise.all([
      store.places.memberCount(actor.tenantId, record.community.id),
      store.deliveries.pending(actor.tenantId, record.community.id, new Date(Date.parse(clock.now()) - patience).toISOString()),
    ]);
    const view = communityView(commands.reading(record), actor.personId, {
      memberCount,
      // What nobody has asked for is on the page of connections only.
      pending: inLines(pending.filter((one) => !unasked.has(one.effect.kind)).map((one) => ({ what: say(whatOf(one.effect)), state: one.state, since: one.since, reason: one.reason }))),
    });
    if (!view) throw notFound('This community');
    return { ...view, stages: view.stages.map(({ steps, ...stage }) => ({ ...stage, stepIds: steps.map((one) => one.id) })) };
  };

  server.get('/api/me', async (req: Request, res: Response) => {
    const person = await signedIn(req);
    const mine = await store.places.communitiesOf(tenantId, person.personId);
    const answer: MeAnswer = {
      me: { id: person.personId, name: person.name },
      portfolio: portfolioReaders.includes(person.personId),
      communities: mine.map((one) => ({ id: one.id, name: one.name, part: one.part, groupId: one.groupId, conversations: conversationsOf(one) })),
    };
    await answerJson(res, 200, answer);
  });

  server.get('/api/here', async (req: Request, res: Response) => {
    const actor = actorOf(await signedIn(req));
    const query = new URL(req.url ?? '', 'http://any').searchParams;
    const only = onlyOne(await store.places.communitiesOf(tenantId, actor.personId), query.getAll('at'), query.get('group'));
    const record = only && await commands.read(actor, only.id);
    const answer: HereAnswer = { community: record ? await viewOf(actor, record) : null };
    await answerJson(res, 200, answer);
  });

  server.get('/api/communities/:id', async (req: Request, res: Response) => {
    const { actor, record } = await entered(req);
    await answerJson(res, 200, await viewOf(actor, record));
  });
}

const conversationsOf = ({ coreConversation, teamConversation }: PersonCommunity): string[] => [coreConversation, teamConversation].filter((place) => place !== null);

/** The community that lives in one of the conversations, else behind the group; of no place, the only one. Null where it is none, or one of several. */
function onlyOne(mine: PersonCommunity[], at: string[], group: string | null): PersonCommunity | null {
  const inConversation = mine.filter((one) => conversationsOf(one).some((place) => at.includes(place)));
  const behindGroup = mine.filter((one) => one.groupId !== null && one.groupId === group);
  const [only, ...others] = at.length === 0 && group === null ? mine : inConversation.length > 0 ? inConversation : behindGroup;
  return others.length === 0 ? only ?? null : null;
}

const whatOf = (effect: Effect): PhraseKey => (effect.kind === 'start-card' ? 'pending.card' : `pending.${effect.kind}`);
