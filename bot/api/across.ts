import type { Request, Response, Server } from 'restify';
import { journey } from '../domain/journey';
import { minutesOf } from '../domain/present';
import { portfolioRow, similarPairs } from '../domain/portfolio';
import { wordsFor } from '../domain/words';
import { notAllowed } from '../errors';
import { answerJson } from '../http/answer';
import type { PortfolioAnswer, ThingsAnswer } from './contract';
import type { ApiParts } from './routes';
import type { Person } from './session';

/** Communities whose open questions are looked up for one person: each means reading its record. */
const mostRead = 12;

/** What goes over more than one community: one's own things everywhere, and the figures of all. */
export function addAcrossApi(server: Server, parts: ApiParts, signedIn: (req: Request) => Promise<Person>): void {
  const { commands, say, store, tenantId, clock } = parts;

  server.get('/api/things', async (req: Request, res: Response) => {
    const { personId } = await signedIn(req);
    const [things, mine] = await Promise.all([store.across.things(tenantId, personId, clock.now()), store.places.communitiesOf(tenantId, personId)]);
    const records = await Promise.all(mine.filter((one) => one.part === 'core').slice(0, mostRead).map((one) => commands.read({ tenantId, personId }, one.id)));
    const questions = records.flatMap((record): ThingsAnswer['questions'] => {
      if (!record) return [];
      const { toolkit } = commands.reading(record);
      return journey(record, toolkit).filter((one) => one.waitsFor.some((each) => each.personId === personId))
        .map(({ step }) => ({ communityId: record.community.id, community: record.community.name, stepId: step.id, heading: wordsFor(toolkit, step.id).heading, minutes: minutesOf(record, step) }));
    });
    const answer: ThingsAnswer = { ...things, questions };
    answerJson(res, 200, answer);
  });

  server.get('/api/portfolio', async (req: Request, res: Response) => {
    const { personId } = await signedIn(req);
    if (!parts.portfolioReaders.includes(personId)) throw notAllowed(say('refuse.not-portfolio'));
    const now = clock.now();
    const figures = await store.across.portfolio(tenantId, now);
    const answer: PortfolioAnswer = { communities: figures.map((one) => portfolioRow(one, now)), pairs: similarPairs(figures) };
    answerJson(res, 200, answer);
  });
}
