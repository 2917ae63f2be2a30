import type { ThanksView } from '../../../bot/api/contract';

/** The words of thanks from one person to another. */
export const thanksWords = {
  heading: 'Thanks',
  lead: 'Thank somebody for what they did. They alone read it, unless both of you want the members to read it too.',
  whom: 'Choose whom to thank',
  coreOnly: 'You find the core group here. Anybody else you can thank in chat: “thank Sam for the slides”.',
  find: 'Find them by name',
  choose: (name: string): string => `Thank ${name}`,
  chosen: (name: string): string => `For ${name}`,
  other: 'Choose somebody else',
  text: 'What for',
  share: 'Ask whether it may be posted to the members',
  shareHint: 'They are asked once, quietly. Without a yes it stays between you.',
  send: 'Send my thanks',
  missing: 'Choose somebody, and write a line first.',
  told: 'For you',
  said: 'What you said',
  from: (name: string, day: string): string => `${name}, ${day}`,
  asks: (name: string): string => `${name} would like the members to read this. Would you?`,
  yes: 'Yes, post it',
  mine: 'Only to me',
  no: 'No',
  nowYes: 'You said yes. It is posted when the channel has room.',
  nowPosted: 'The members can read it.',
  nowMine: 'It stays between the two of you.',
  nowNo: 'You said no. Nobody is told.',
  change: 'Change my answer',
  takeBack: 'Take it back',
  takenBack: 'It is taken back.',
  state: ({ share, answer, postedAt }: Pick<ThanksView, 'share' | 'answer' | 'postedAt'>): string =>
    (!share ? 'read by them alone' : answer === 'yes' ? (postedAt === null ? 'they said yes; it is posted when the channel has room' : 'posted to the members') : answer === null ? 'they are asked whether it may be posted' : 'stays between you'),
};
