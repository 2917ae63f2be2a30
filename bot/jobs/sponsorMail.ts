import { mailScopes, sendMail } from '../graph/mail';
import { GraphProblem } from '../graph/problems';
import { mailContent } from '../domain/mailContent';
import { heldBy, isUnsent, triedMail } from '../domain/paperMail';
import { mailContactId } from '../domain/paperMailIds';
import type { PaperMail } from '../domain/record';
import type { ReplyLinks } from '../reply/link';
import { mailHtml } from '../reply/mailBody';
import type { Carriage, CarrierParts, Fate } from './carrier';
import { fateOfProblem, type ClientFor } from './graphWork';

/**
 * Sends a paper to the sponsor in the name of who asked for it. A mail has nothing by which a second one could be
 * known, so that it is written down before the request that one is on its way: whoever finds that there, after a
 * crash or a lost answer, knows that it may have gone out, and sends nothing.
 */
export function sponsorMailCarriage({ commands, say }: CarrierParts, clientFor: ClientFor, links: ReplyLinks): Carriage<'mail-paper'> {
  return {
    // The mail itself says whether it may still be sent.
    repeatable: () => Promise.resolve(true),
    async carry(claim, { mailId }, record) {
      const mail = record.paperMails.find((one) => one.id === mailId);
      const paper = record.papers.find((one) => one.stepId === mail?.stepId && one.number === mail.number);
      if (!mail || !paper) return { state: 'suppressed', reason: say('mail.no-paper') };
      const occasion = `mail-${mailId}-${claim.wanted}-${claim.attempts}`;

      /** True if it was written: the mail had not gone another way meanwhile. */
      const write = async (part: Partial<PaperMail>, mark: string, quiet = false): Promise<boolean> => {
        let written = false;
        await commands.settle(claim.tenantId, record.community.id, `${occasion}-${mark}`, (now, at) => {
          const row = triedMail(now, mail, part);
          written = row !== null && (part.state !== 'sending' || isUnsent(now.paperMails.find((one) => one.id === mailId) ?? mail));
          if (!row || !written) return null;
          const held = row.state === 'sent' ? heldBy(now, row, { toolkit: commands.reading(now).toolkit, say }, at) : [];
          return { ok: true, said: null, effects: [], changes: [{ put: 'paperMails', row: { ...row, sentAt: row.state === 'sent' ? at : row.sentAt } }, ...held], ...(quiet ? { quiet } : {}) };
        }, [mailContactId(mail)]);
        return written;
      };

      if (!isUnsent(mail)) return settled(mail);
      const content = mailContent(commands.reading(record), paper, mail);
      const html = mailHtml(content, await links.of(claim.tenantId, record.community.id, mail));
      if (!(await write({ state: 'sending', problem: mail.problem }, 'sending', true))) return { state: 'suppressed', reason: say('mail.not-wanted') };
      const problem = await trouble(sendMail(clientFor(mail.askedBy, mailScopes), { subject: content.subject, html, to: [{ name: mail.name || mail.email, email: mail.email }] }));
      if (!problem) {
        await write({ state: 'sent', problem: null }, 'sent');
        return { state: 'sent' };
      }
      const fate = fateOfProblem(problem, claim);
      const state = fate.state === 'later' ? 'waiting' : fate.state === 'uncertain' ? 'uncertain' : 'failed';
      // While it waits for the same thing nobody has to hear of it again.
      await write({ state, problem: problem.sentence }, state, mail.state === state && mail.problem === problem.sentence);
      return fate;

      /** One that is not to be sent: what it means for the delivery. */
      async function settled(standing: PaperMail): Promise<Fate> {
        if (standing.state === 'sent') return { state: 'sent' };
        if (standing.state === 'by-hand') return { state: 'suppressed', reason: say('mail.not-wanted') };
        if (standing.state === 'sending') await write({ state: 'uncertain', problem: say('mail.unknown') }, 'unknown');
        return { state: 'uncertain', reason: standing.problem ?? say('mail.unknown') };
      }
    },
  };
}

/** What came between, as a problem; null when it was taken. Anything else that is thrown leaves the mail where it is: on its way, for all that is known. */
async function trouble(sending: Promise<void>): Promise<GraphProblem | null> {
  return sending.then(() => null, (error: unknown) => {
    if (error instanceof GraphProblem) return error;
    throw error;
  });
}
