import type { PromptsAnswer } from '../../../bot/api/contract';

/** The words of the page about what CoP Guide sends by itself. */
export const sendingWords = {
  lead: 'What CoP Guide will send by itself for this community, and what has gone out. Nothing goes out between 18:00 and 08:00, on weekends or on your days off.',
  rest: ({ now, after, name, from, until, ofUniversity }: NonNullable<PromptsAnswer['rest']>): string =>
    `${now ? 'It is between terms' : 'Between terms'}, from ${from} to ${until}: nothing comes by itself after “${after}” until “${name}” begins. ${ofUniversity ? 'Your university has stated these terms.' : 'You have stated these terms.'}`,
  terms: 'Change the terms',
  planned: 'What comes',
  none: 'Nothing is planned for the next four weeks.',
  noneHow: 'Check-ins come from the core group’s meetings, reviews from the charter’s dates, reminders from events that people sign up for.',
  silent: 'The last ones and the question how to go on passed without an answer. Nothing comes to the core group’s conversation until one of you does something here.',
  skip: 'Not this one',
  now: 'Send now',
  about: (what: string, act: string): string => `${act}: ${what}`,
  sent: 'What went out',
  noneSent: 'Nothing has gone out yet.',
  columns: ['What', 'To', 'When', 'How it stands'] as const,
  states: {
    waiting: 'waits', sent: 'sent', failed: 'could not be delivered', suppressed: 'not sent', uncertain: 'may not have arrived',
    blocked: 'blocked', removed: 'app removed', guest: 'guest', left: 'left', unshared: 'no way to reach them', forbidden: 'not allowed',
  } satisfies Record<PromptsAnswer['sent'][number]['state'], string>,
  pause: 'Pause',
  pauseLead: 'While it is paused, nothing comes by itself. What people publish or sign up for goes out as usual.',
  pausedUntil: (date: string): string => `Paused until ${date}.`,
  until: 'Nothing before',
  pauseIt: 'Pause until then',
  goOn: 'Go on now',
  oneKind: 'One kind alone',
  oneKindLead: 'The same stands on each of these cards. It holds for the whole core group.',
  kinds: { 'check-in': 'Check-ins', review: 'Review dates', update: 'Update drafts' } satisfies Record<PromptsAnswer['hushed'][number]['what'], string>,
  kind: 'Kind',
  stop: 'Stop it',
  again: 'Send it again',
  stopped: (what: string): string => `${what}: stopped.`,
  notBefore: (what: string, date: string): string => `${what}: nothing before ${date}.`,
  rules: 'The rules it keeps',
  ruleList: [
    'Each person gets one message a week at most that nobody asked for, over all their communities.',
    'The core group’s conversation gets two posts a week at most. Cards are updated in place.',
    'After two posts that nobody answers there is one question how to go on, and then nothing.',
    'Nobody is called by name in a channel, and each message says why it came and how to stop it.',
  ],
};
