import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import { read } from '../domain/commands';
import { mailContent } from '../domain/mailContent';
import { papersOf } from '../domain/paper';
import { mailOf } from '../domain/paperMail';
import { notFound, notReadable } from '../errors';
import { answerJson } from '../http/answer';
import { storable } from '../http/storable';
import { mailText } from '../reply/mailBody';
import type { MailAnswer } from './contract';
import type { ApiParts, Doors } from './routes';

const mailQuery = z.strictObject({ email: z.string().trim().toLowerCase().max(254).default(''), name: z.string().trim().max(120).default(''), questions: z.enum(['true', 'false']).default('false') });

/** What a mail to the sponsor says, before it is sent and for whoever sends it by hand. */
export function addMailApi(server: Server, { commands, clock, links }: ApiParts, { ofCore }: Doors): void {
  server.get('/api/communities/:id/papers/:step/:number/mail', async (req: Request, res: Response) => {
    const { actor, record } = await ofCore(req);
    const { step: stepId = '', number = '' } = req.params as Record<string, string | undefined>;
    const asked = read(mailQuery, storable(Object.fromEntries(new URL(req.url ?? '', 'http://any').searchParams)));
    if (!asked.ok) throw notReadable(asked.problem);
    const reading = commands.reading(record);
    const step = reading.toolkit.steps.get(stepId)?.step;
    const paper = /^\d{1,6}$/.test(number) ? papersOf(record, stepId).find((one) => one.number === Number(number)) : undefined;
    if (step?.kind !== 'paper' || step.audience !== 'sponsor' || !paper) throw notFound('This text');
    const standing = mailOf(record, { stepId, number: paper.number, email: asked.value.email });
    // The links speak in the sponsor's name: only who sends the text by hand has to see them.
    const mine = standing?.state === 'by-hand' && standing.askedBy === actor.personId ? standing : null;
    const content = mailContent(reading, paper, mine ?? { name: asked.value.name, askedBy: actor.personId, askedAt: clock.now(), questions: asked.value.questions === 'true' });
    const answer: MailAnswer = { ...content, text: mailText(content, mine && (await links.of(actor.tenantId, record.community.id, mine))), withLinks: mine !== null };
    await answerJson(res, 200, answer);
  });
}
