import { randomUUID } from 'node:crypto';
import type { Request, Response, Server } from 'restify';
import type { Clock } from '../clock';
import type { Commands } from '../commands';
import { mailContactId } from '../domain/paperMailIds';
import { takeReply, type SponsorSays } from '../domain/sponsorReply';
import { longestSponsorAnswer, sponsorQuestions } from '../domain/surveying/sponsorQuestions';
import { AppError } from '../errors';
import { answerText } from '../http/answer';
import { formBody } from '../http/body';
import { errorFacts, type Log } from '../log';
import type { Store } from '../store/store';
import type { Say } from '../toolkit/phrases';
import { readReplyPath, type ReplyLinks, type ReplyPage } from './link';
import { createPace } from './pace';
import { pageHtml, replyPolicy, type Page } from './page';
import { askPage, busyPage, donePage, longestWords, overPage, troublePage, unknownPage, unreadablePage, type Opened } from './pages';

export interface ReplyParts {
  store: Pick<Store, 'records'>;
  commands: Pick<Commands, 'settle' | 'reading'>;
  say: Say;
  clock: Clock;
  log: Log;
  links: ReplyLinks;
  tenantId: string;
}

/** Bytes of a form: what the longest words, and five of the longest answers, can come to once they are encoded for the way, and some more. */
const largestForm = 64_000;
/** A person changes their mind a few times; nobody twenty times in ten minutes. */
const answersPace = { most: 20, seconds: 600 };
/** Links that are not ours, from one address. Whoever has a good link is not held up by them. */
const strangersPace = { most: 60, seconds: 60 };

/**
 * The pages on which the sponsor answers a mail, without any sign-in: the signed link is all there is. Mail systems
 * open every link to look at it, so that opening a page never says anything; the button on it does.
 */
export function addReplyPages(server: Server, parts: ReplyParts): void {
  const { store, commands, say, clock, links, tenantId } = parts;
  const answers = createPace(answersPace);
  const strangers = createPace(strangersPace);

  /** What a link leads to, or the page that says why it leads nowhere. */
  async function open(req: Request): Promise<{ opened: Opened; page: ReplyPage } | { nowhere: Page }> {
    const path = readReplyPath(pathOf(req));
    const link = path ? await links.read(tenantId, path.token, clock.now()) : ({ state: 'unknown' } as const);
    if (!path || link.state === 'unknown') {
      const wait = strangers.take(req.socket.remoteAddress ?? '', Date.parse(clock.now()));
      return { nowhere: wait === null ? unknownPage(say) : busyPage(say, wait) };
    }
    if (link.state === 'over') return { nowhere: overPage(say) };
    const { communityId, mailId } = link.target;
    const opened = await find(communityId, mailId, path.token);
    // The five questions are there where the mail asks them.
    return opened && (path.page !== 'questions' || opened.mail.questions === true) ? { opened, page: path.page } : { nowhere: unknownPage(say) };
  }

  async function find(communityId: string, mailId: string, token: string): Promise<Opened | null> {
    const loaded = await store.records.load(tenantId, communityId, '');
    const mail = loaded?.record.paperMails.find((one) => one.id === mailId);
    const paper = loaded?.record.papers.find((one) => one.stepId === mail?.stepId && one.number === mail.number);
    return loaded && mail && paper ? { reading: commands.reading(loaded.record), mail, paper, token } : null;
  }

  async function answer(req: Request): Promise<Page> {
    const form = await formBody(req, largestForm);
    const found = await open(req);
    if ('nowhere' in found) return found.nowhere;
    const { opened: { mail, reading, token }, page } = found;
    const words = wordsOf(form, page);
    const most = page === 'questions' ? longestSponsorAnswer : longestWords;
    const given = Object.values(words);
    const empty = given.length > 0 && given.every((one) => one === '');
    if (empty || given.some((one) => one.length > most)) return askPage(found.opened, page, { status: 400, sentence: say(empty ? 'reply.empty' : 'reply.too-long', { count: most }), words });
    const wait = answers.take(mail.id, Date.parse(clock.now()));
    if (wait !== null) return busyPage(say, wait);
    const { id } = reading.record.community;
    await commands.settle(tenantId, id, `reply-${mail.id}-${randomUUID()}`, (record, now) => takeReply(record, mail.id, saysOf(page, words), now, { toolkit: commands.reading(record).toolkit, say }), [mailContactId(mail)]);
    const after = await find(id, mail.id, token);
    return after ? donePage(after, page) : unknownPage(say);
  }

  const serve = (make: (req: Request) => Promise<Page>) => async (req: Request, res: Response): Promise<void> => {
    const page = await make(req).catch((error: unknown) => {
      if (error instanceof AppError && error.status < 500) return unreadablePage(say, error.status);
      // Neither the link nor anything that was sent goes into the log.
      parts.log('error', 'reply-page', errorFacts(error));
      return troublePage(say);
    });
    if (page.status === 413) res.setHeader('Connection', 'close');
    res.setHeader('Content-Security-Policy', replyPolicy);
    await answerText(res, page.status, pageHtml(page), 'text/html; charset=utf-8');
  };
  const look = serve(async (req) => {
    const found = await open(req);
    return 'nowhere' in found ? found.nowhere : askPage(found.opened, found.page);
  });

  server.get('/reply/*', look);
  server.head('/reply/*', look);
  server.post('/reply/*', serve(answer));
}

const pathOf = (req: Request): string => new URL(req.url ?? '/', 'http://host').pathname;

/** What was written into the fields of a page, by their names; nothing for a page without any. */
function wordsOf(form: URLSearchParams, page: ReplyPage): Record<string, string> {
  const names: readonly string[] = page === 'questions' ? sponsorQuestions : page === 'text' ? ['words'] : [];
  return Object.fromEntries(names.map((name) => [name, (form.get(name) ?? '').replaceAll('\r\n', '\n').trim()]));
}

function saysOf(page: ReplyPage, words: Record<string, string>): SponsorSays {
  if (page === 'take-back') return 'take-back';
  if (page === 'questions') return { five: Object.fromEntries(Object.entries(words).filter(([, one]) => one !== '')) };
  return page === 'text' ? { text: words['words'] ?? '' } : { answer: page };
}
