import type { PaperView } from '../../../bot/api/contract';

type Mail = PaperView['mails'][number];
type Answer = NonNullable<NonNullable<Mail['reply']>['answer']>;

const answers: Record<Answer, string> = { right: 'Looks right', question: 'I have a question', talk: 'Let us talk' };

/** The words about mail to the sponsor: on the step, on the sponsor's page and under Communications. */
export const mailWords = {
  send: 'Send by mail',
  sendOther: 'Send to another address',
  again: 'Send again',
  heading: (n: number): string => `Send number ${n} to the sponsor?`,
  againHeading: (n: number): string => `Send number ${n} once more?`,
  lead: 'It goes in your name, from your own mailbox, and stands in your Sent Items. It goes to one address once.',
  againLead: 'It may be there already: look in your Sent Items, or ask who tried before. Sent again, the sponsor may have it twice.',
  find: 'Find the sponsor',
  choose: (name: string): string => `Write to ${name}`,
  email: 'Address of the sponsor',
  wrongEmail: 'Write an address such as name@university.ac.uk.',
  name: 'How the mail greets them',
  nameHint: 'Such as Professor Okoro. May stay empty.',
  preview: 'The mail as it goes out',
  subject: 'Subject:',
  aLink: '(a link for the sponsor alone)',
  sendNow: 'Send it',
  byHandLead: 'Without this permission, or if you prefer a mail of your own: copy the text. The links in it work the same.',
  byHand: 'Copy it and send it yourself',
  openMail: 'Open an empty mail',
  copyAgain: 'Copy the text again',
  copied: 'The text is copied with its links. Paste it into a mail to your sponsor, and to nobody else.',
  notCopied: 'The text could not be copied. Download the Word document below and attach it to a mail.',
  states: {
    asked: (to) => `The mail to ${to} is on its way.`,
    sending: (to) => `The mail to ${to} is being sent.`,
    sent: (to, by, day) => `Sent to ${to} by ${by}, ${day}.`,
    waiting: (to) => `The mail to ${to} waits.`,
    failed: (to) => `The mail to ${to} was not sent.`,
    uncertain: (to) => `The mail to ${to} may have been sent.`,
    'by-hand': (to, by, day) => `${by} took the text for a mail of their own to ${to}, ${day}.`,
  } satisfies Record<Mail['state'], (to: string, by: string, day: string) => string> as Record<Mail['state'], (to: string, by: string, day: string) => string>,
  whoCan: 'Your IT team can allow Mail.Send for CoP Guide. Until then you can copy the text and send it yourself.',
  said: (day: string, answer: Answer | null, fiveAlone = false): string => (answer !== null ? `The sponsor said, ${day}: ${answers[answer]}` : fiveAlone ? `The sponsor answered the five questions, ${day}:` : `The sponsor wrote, ${day}:`),
  questions: 'Also ask the five questions',
  questionsHint: 'Scope, fit with the plans of the university, what we should know, what they told others, what they need. Once in four weeks at most. The sponsor is told that you read the answers under their name.',
  questionsWent: 'The five questions went with it. They are not answered yet.',
  five: [
    ['scope', 'Is the scope of the community still right?'], ['alignment', 'Where do you see it fit the plans of the university?'], ['know', 'What should we know that we may not have heard?'],
    ['told', 'What have you told others about us?'], ['need', 'What do you need from us?'],
  ] satisfies [keyof NonNullable<NonNullable<Mail['reply']>['five']>, string][] as [keyof NonNullable<NonNullable<Mail['reply']>['five']>, string][],
  short: { asked: 'on its way', sending: 'on its way', sent: 'sent', waiting: 'waits', failed: 'not sent', uncertain: 'may have been sent', 'by-hand': 'sent by hand' } satisfies Record<Mail['state'], string>,
  byMail: (state: string, n: number): string => (n === 1 ? `mail ${state}` : `${n} mails, the last ${state}`),
  replies: 'What the sponsor said',
  noReplies: 'Nothing has come back yet. The mail holds links by which the sponsor answers in one tap.',
  toStep: (heading: string, n: number): string => `${heading}, number ${n}`,
};
