import type { MailView } from '../teams/contract';
import { el } from './element';
import { listPage, when } from './listPage';
import { getMail } from './service';
import type { Session } from './session';

/** What a person has received and sent, newest first. */
export function mailView(session: Session): HTMLElement {
  const { me } = session.state;
  return listPage(`Mail of ${me.name}`, 'Received and sent, newest first', 'The mail is opening.', async () => {
    const mails = await getMail(me.id);
    if (mails.length === 0) return [el('p', { class: 'nothing' }, 'No mail yet. What CoP Guide sends in somebody’s name stands here, with its sender and with whoever it went to.')];
    return [el('ul', {}, ...mails.map((mail) => el('li', {}, row(mail, me.zone))))];
  });
}

const row = (mail: MailView, zone: string): HTMLElement => el('div', { class: 'row' },
  el('div', { class: 'grow' },
    el('h2', {}, mail.subject),
    el('p', { class: 'soft' }, `${mail.mine ? 'Sent' : `From ${mail.from}`} to ${mail.to.join(', ')}, ${when(mail.sentAt, zone)}`),
    ...plain(mail.body).split(/\n{2,}/).map((part) => el('p', { class: 'letter' }, part)),
    ...linksOf(mail.body).map(({ href, label }) => el('p', {}, el('a', { href, target: '_blank', rel: 'noreferrer' }, label)))));

/** Markup of a mail is read and never shown as such: it could hold anything. */
function plain({ contentType, content }: MailView['body']): string {
  if (contentType === 'text') return content;
  const page = new DOMParser().parseFromString(content, 'text/html');
  for (const block of page.querySelectorAll('p, div, li, br, h1, h2, h3, tr')) block.append('\n\n');
  return (page.body.textContent ?? '').trim();
}

/** The links of a mail that lead to this machine, to be tried here; where others lead is not for this page. */
function linksOf({ contentType, content }: MailView['body']): { href: string; label: string }[] {
  if (contentType === 'text') return [];
  const page = new DOMParser().parseFromString(content, 'text/html');
  return [...page.querySelectorAll('a')].map((one) => ({ href: one.href, label: one.textContent ?? '' })).filter(({ href }) => href.startsWith(`${location.origin}/`));
}
