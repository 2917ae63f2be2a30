import type { Request, Response, Server } from 'restify';
import { listedRows } from '../domain/listing';
import { portfolioRow, similarPairs } from '../domain/portfolio';
import { notAllowed } from '../errors';
import { answerJson } from '../http/answer';
import { openQuestions } from '../questions';
import type { ListingAnswer, PortfolioAnswer, ThingsAnswer } from './contract';
import type { ApiParts } from './routes';
import type { Person } from './session';

/** What goes over more than one community: one's own things everywhere, the communities that are listed, and the figures of all. */
export function addAcrossApi(server: Server, parts: ApiParts, signedIn: (req: Request) => Promise<Person>): void {
  const { say, store, tenantId, clock } = parts;

  server.get('/api/things', async (req: Request, res: Response) => {
    const { personId } = await signedIn(req);
    const [things, questions] = await Promise.all([store.across.things(tenantId, personId, clock.now()), openQuestions(parts, { tenantId, personId })]);
    const answer: ThingsAnswer = { ...things, questions };
    await answerJson(res, 200, answer);
  });

  server.get('/api/listing', async (req: Request, res: Response) => {
    const { personId } = await signedIn(req);
    const { listed, mine } = await store.across.listing(tenantId, personId);
    const answer: ListingAnswer = { communities: listedRows(listed, mine) };
    await answerJson(res, 200, answer);
  });

  server.get('/api/portfolio', async (req: Request, res: Response) => {
    const { personId } = await signedIn(req);
    if (!parts.portfolioReaders.includes(personId)) throw notAllowed(say('refuse.not-portfolio'));
    const now = clock.now();
    const figures = await store.across.portfolio(tenantId, now);
    const answer: PortfolioAnswer = { communities: figures.map((one) => portfolioRow(one, now)), pairs: similarPairs(figures) };
    await answerJson(res, 200, answer);
  });
}
