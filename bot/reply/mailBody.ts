import type { MailContent, MailLink } from '../domain/mailContent';
import { escaped } from './markup';

type LinkOf = (answer: MailLink) => string;

/** The mail as it is sent: plain headings, paragraphs and lists, which every mail program shows and reads out. */
export function mailHtml({ parts }: MailContent, linkOf: LinkOf): string {
  const body = parts.map((part) => {
    switch (part.kind) {
      case 'text': return `<p>${escaped(part.text)}</p>`;
      case 'heading': return `<h2 style="font-size:1.1em">${escaped(part.text)}</h2>`;
      case 'list': return `<ul>${part.lines.map((line) => `<li>${escaped(line)}</li>`).join('')}</ul>`;
      case 'link': return `<p><a href="${escaped(linkOf(part.answer))}">${escaped(part.label)}</a></p>`;
    }
  });
  return `<div lang="en-GB" dir="auto">${body.join('\n')}</div>`;
}

/** The same for a mail of somebody's own: what stands in place of the links when there are none is left out. */
export function mailText({ parts }: MailContent, linkOf: LinkOf | null): string {
  const kept = linkOf ? parts : parts.slice(0, parts.findIndex((one) => one.kind === 'link') - 2).concat(parts.slice(-1));
  return kept.map((part) => {
    switch (part.kind) {
      case 'list': return part.lines.map((line) => `- ${line}`).join('\n');
      case 'link': return `${part.label}: ${linkOf?.(part.answer) ?? ''}`;
      default: return part.text;
    }
  }).join('\n\n');
}
