import type { PackView } from '../../../bot/api/contract';

/** The words about the pack with which a community takes everything along. */
export const packWords = {
  heading: 'Take everything along',
  lead: 'One file with the charter and papers, what you agreed and who agreed it, the action plan, events, resources, measures, feedback and meetings.',
  shared: 'It goes into the team’s Files, where everybody in the team can open it. Private answers, drafts, names from events and survey answers are never in it.',
  example: 'Nobody has made one yet. It opens without CoP Guide: Word documents, tables for Excel, calendar files, and a page that links them.',
  make: 'Put everything into one file',
  makeAgain: 'Make it again',
  goOn: 'Try again in my name',
  makeHeading: 'Put everything into one file?',
  makeWhat: [
    'Everybody in the team can read it: agreed texts with the names of those who agreed, why steps were left out, the action plan with its owners, and your feedback on the toolkit.',
    'One that is there already gets a new version. Nobody is written to.',
    'Afterwards somebody else in the core group opens it and says that it is complete.',
  ],
  makeIt: 'Make it now',
  cancel: 'Not now',
  by: (name: string, day: string): string => `Asked for by ${name}, ${day}.`,
  states: {
    asked: 'The file is being made. You can leave this page.', waiting: 'The file waits.', filed: 'It is in the team’s Files.', failed: 'It did not get into the team’s Files.',
  } satisfies Record<PackView['state'], string>,
  open: 'Open it',
  download: 'Download everything as one file',
  complete: 'I have opened it and it is complete',
  takeBack: 'It is not complete after all',
  mine: 'You asked for it, so somebody else in the core group opens it and says that it is complete.',
  unchecked: 'Nobody has opened it and said that it is complete.',
  checked: (name: string, day: string): string => `${name} has opened it and found it complete, ${day}.`,

  before: 'Before the team is archived',
  none: 'Nobody has put everything into one file yet. It is easier before the team is archived.',
  isThere: (day: string): string => `Everything was put into one file, ${day}.`,
  underWay: 'The file with everything is not in the team’s Files yet.',
};
