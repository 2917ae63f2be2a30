import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import { read } from '../domain/commands';
import { notFound, notReadable } from '../errors';
import { consentDone, consentScopes, type ConsentAddress, type ConsentFor } from '../graph/consent';
import { answerText } from '../http/answer';

const asked = z.object({ for: z.enum(Object.keys(consentScopes) as [ConsentFor, ...ConsentFor[]]), who: z.email().max(320).optional() });

/**
 * The window in which a person allows the app something in Microsoft 365: it begins here, since Teams opens windows
 * of the app's own domain only, and ends on a page of the tab that tells the one behind it. Nothing is signed in or
 * kept by either address: what Entra ID sends along is dropped.
 */
export function addConsentPages(server: Server, consentAddress: ConsentAddress | null): void {
  const lead = (res: Response, to: string): Promise<void> => {
    res.setHeader('Location', to);
    return answerText(res, 302, '', 'text/plain');
  };

  server.get('/consent', async (req: Request, res: Response) => {
    if (!consentAddress) throw notFound();
    const given = read(asked, Object.fromEntries(searchOf(req)));
    if (!given.ok) throw notReadable(given.problem);
    await lead(res, consentAddress(consentScopes[given.value.for], given.value.who ?? null));
  });

  server.get(consentDone, async (req: Request, res: Response) => lead(res, `/tab/#/consent/${searchOf(req).has('error') ? 'refused' : 'given'}`));
}

const searchOf = (req: Request): URLSearchParams => new URL(req.url ?? '', 'http://any').searchParams;
