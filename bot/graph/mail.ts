import type { Client } from '@microsoft/microsoft-graph-client';
import { asProblem, GraphProblem } from './problems';

/** The delegated permission of the sender; the app by itself would need every mailbox of the tenant. */
export const mailScopes: readonly string[] = ['Mail.Send'];

export interface MailAddress {
  name: string;
  email: string;
}

export type Mail = {
  subject: string;
  /** At least one; nobody is told apart from the others. */
  to: readonly MailAddress[];
  /** Where an answer goes when not to the sender. */
  replyTo?: MailAddress;
} & ({ text: string } | { html: string });

/**
 * Sends a mail as the person whose token the client carries; it stands in their Sent Items. Microsoft 365 has taken
 * it for delivery when this returns, which does not say that it arrived.
 * A mail has no name by which a second try could be known, so nothing is tried again once it may have been taken:
 * throws `GraphProblem`, `uncertain` when it may have gone out, `refused` without a recipient.
 */
export async function sendMail(client: Client, mail: Mail): Promise<void> {
  if (mail.to.length === 0) throw new GraphProblem('refused', 'mail');
  const body = 'text' in mail ? { contentType: 'text', content: mail.text } : { contentType: 'html', content: mail.html };
  const message = {
    subject: mail.subject, body, toRecipients: mail.to.map(recipient), ...(mail.replyTo ? { replyTo: [recipient(mail.replyTo)] } : {}),
  };
  await client.api('/me/sendMail').post({ message, saveToSentItems: true }).catch((error: unknown) => { throw asProblem(error, 'mail', false); });
}

const recipient = ({ name, email }: MailAddress) => ({ emailAddress: { name, address: email } });
