import type { Request, Response, Server } from 'restify';
import { read } from '../domain/commands';
import { settingsOf } from '../domain/communitySettings';
import { nextRoundOn } from '../domain/helping/coffee';
import { helpDesk, welcomeDesk } from '../domain/helping/desk';
import { helpDueOn, isOverdue } from '../domain/helping/help';
import { namedIn } from '../domain/helping/naming';
import { newcomerDays, welcomeText } from '../domain/helping/welcome';
import { dateIn } from '../domain/kinds/event';
import { nameOf } from '../domain/people';
import { mayDo, seesWorking } from '../domain/permissions';
import { notAllowed, notReadable } from '../errors';
import { answerJson } from '../http/answer';
import type { HelpRow, IdeaRow, ThanksRow } from '../store/helping';
import { namedQuery, type CoffeeView, type HelpingAnswer, type HelpView, type IdeaView, type NamedAnswer, type ThanksView, type WelcomeView } from './helpingContract';
import type { ApiParts, Doors, Entered } from './routes';

const day = 86_400_000;
/** People under this number are not counted out loud. */
const fewest = 5;
const mostAhead = 60;
/** Of one name. */
const mostNamed = 4;

/** What people do for each other, as the reader may see it. */
export function addHelpingApi(server: Server, parts: ApiParts, { entered }: Doors): void {
  const { clock, commands, say, store } = parts;

  server.get('/api/communities/:id/helping', async (req: Request, res: Response) => {
    const found = await entered(req);
    const now = clock.now();
    const [coffee, welcome, help, ideas, thanks] = await Promise.all([coffeeOf(found, now), welcomeOf(found, now), helpOf(found, now), ideasOf(found), thanksOf(found)]);
    const answer: HelpingAnswer = { coffee, welcome, help, ideas, thanks };
    await answerJson(res, 200, answer);
  });

  server.get('/api/communities/:id/named', async (req: Request, res: Response) => {
    const { actor, record } = await entered(req);
    if (!mayDo(record, actor.personId, 'sayThanks')) throw notAllowed(say('refuse.not-allowed'));
    const asked = read(namedQuery, Object.fromEntries(new URL(req.url ?? '', 'http://any').searchParams));
    if (!asked.ok) throw notReadable(asked.problem);
    const found = namedIn(await store.memberNames(actor.tenantId, record.community.id), asked.value.name).filter((one) => one.id !== actor.personId);
    const answer: NamedAnswer = { people: found.slice(0, mostNamed), more: found.length > mostNamed };
    await answerJson(res, 200, answer);
  });

  async function coffeeOf({ actor, record }: Entered, now: string): Promise<CoffeeView> {
    const [tenantId, id] = [actor.tenantId, record.community.id];
    const core = seesWorking(record, actor.personId);
    const [mine, round, counted] = await Promise.all([store.activity.choice(tenantId, id, actor.personId), store.helping.ownRound(tenantId, id, actor.personId, null), core ? store.helping.coffee(tenantId, id) : null]);
    const own = mine?.coffee ?? null;
    const { coffee } = settingsOf(record.community);
    const today = dateIn(record.community.zone, now);
    return {
      rhythm: coffee === null ? null : { ...coffee, nextOn: nextRoundOn({ record, toolkit: commands.toolkit }, now) ?? coffee.nextOn },
      mine: own === null ? null : { pausedUntil: own.pausedUntil !== null && own.pausedUntil > today ? own.pausedUntil : null },
      // Who has left the pairs is not shown whom they were with before.
      round: own === null || round === null ? null : { ...round, mayAsk: round.askAt <= now },
      counts: counted === null ? null : {
        joined: atLeast(counted.joined),
        rounds: counted.rounds.map(({ drawnOn, people, answered, met }) => ({ drawnOn, people: atLeast(people), answered: atLeast(answered), met: answered < fewest ? null : atLeast(met) })),
      },
    };
  }

  async function welcomeOf({ actor, record }: Entered, now: string): Promise<WelcomeView | null> {
    if (!welcomeDesk(record).includes(actor.personId)) return null;
    const [tenantId, id] = [actor.tenantId, record.community.id];
    const [newcomers, events] = await Promise.all([
      store.helping.newcomers(tenantId, id, new Date(Date.parse(now) - newcomerDays * day).toISOString()),
      store.activity.events(tenantId, id, actor.personId, now, new Date(Date.parse(now) + mostAhead * day).toISOString()),
    ]);
    const next = events.find((one) => one.state === 'planned') ?? null;
    const reading = commands.reading(record);
    return {
      days: newcomerDays,
      newcomers: newcomers.filter((one) => one.id !== actor.personId).map(({ greeting, ...one }) => ({
        ...one, draft: welcomeText(reading, actor.personId, one.name, next),
        greeting: greeting && { by: greeting.by, at: greeting.greetedAt, mine: greeting.greetedBy === actor.personId },
      })),
    };
  }

  async function helpOf({ actor, record }: Entered, now: string): Promise<HelpView> {
    const [tenantId, id] = [actor.tenantId, record.community.id];
    const desk = helpDesk(record);
    const onDesk = desk.includes(actor.personId);
    const rows = await store.helping.help(tenantId, id, onDesk ? null : actor.personId);
    const view = (row: HelpRow): HelpView['mine'][number] => ({ ...row, dueOn: helpDueOn(record, commands.toolkit, row.askedAt), overdue: isOverdue(record, commands.toolkit, row, now) });
    return {
      goalDays: settingsOf(record.community).helpDays,
      readers: desk.map((one) => nameOf(record, one) ?? '').sort((a, b) => a.localeCompare(b, 'en')),
      mine: rows.filter((one) => one.askedBy === actor.personId).map(view),
      desk: onDesk ? rows.filter((one) => one.askedBy !== actor.personId).map(view) : null,
    };
  }

  async function thanksOf({ actor: { tenantId, personId }, record }: Entered): Promise<HelpingAnswer['thanks']> {
    const rows = await store.helping.thanks(tenantId, record.community.id, personId);
    const view = ({ id, text, saidAt, share, answer, postedAt, revision }: ThanksRow, name: string): ThanksView => ({ id, text, saidAt, share, answer, postedAt, revision, name });
    return {
      told: rows.filter((one) => one.toId === personId).map((one) => view(one, one.byName)),
      said: rows.filter((one) => one.byId === personId).map((one) => view({ ...one, answer: one.answer === 'no' ? 'mine' : one.answer }, one.toName)),
      mayShare: record.community.teamConversation !== null,
    };
  }

  async function ideasOf({ actor, record }: Entered): Promise<{ mine: IdeaView[]; all: IdeaView[] | null }> {
    const core = seesWorking(record, actor.personId);
    const rows = await store.helping.ideas(actor.tenantId, record.community.id, core ? null : actor.personId);
    const actions = new Map(record.actions.map((one) => [one.id, one]));
    const view = ({ authorId, authorName, answeredBy: _answeredBy, actionId, ...row }: IdeaRow): IdeaView => {
      const action = actionId === null ? undefined : actions.get(actionId);
      return { ...row, by: row.named ? authorName : null, mine: authorId === actor.personId, action: action ? { title: action.title, state: action.state } : null };
    };
    return { mine: rows.filter((one) => one.authorId === actor.personId).map(view), all: core ? rows.map((row) => ({ ...view(row), mine: row.named && row.authorId === actor.personId })) : null };
  }
}

/** A number of people, or null where it is too few to say. None is said. */
const atLeast = (n: number): number | null => (n === 0 || n >= fewest ? n : null);
