import type { FileView } from '../../../bot/api/contract';

/** The words of the page that lists what lies in the team's Files. */
export const filesWords = {
  lead: 'What CoP Guide keeps in the team’s Files for this community, how each file stands, and where it is.',
  noTeam: 'The community has no team, so there are no Files. Add CoP Guide to a team; until then each document can be downloaded.',
  empty: 'Nothing has been put into the team’s Files yet. The charter is the first, once you publish it.',
  toCharter: 'To the charter',
  kinds: { charter: 'Charter', paper: 'Text', pack: 'Everything as one file', log: 'Log of the community' } satisfies Record<FileView['kind'], string>,
  whats: {
    charter: 'Word document. Each version you publish is the next version of this file.',
    paper: 'Word document, as it was published.',
    pack: 'A zip with everything members may keep.',
    log: 'Excel workbook with events, resources and measures.',
  } satisfies Record<FileView['kind'], string>,
  numbered: (heading: string, number: number): string => `${heading}, number ${number}`,
  version: (n: number): string => `Version ${n}`,
  written: (when: string, by: string): string => `${when}, in the name of ${by}`,
  states: {
    asked: 'It is on its way into the team’s Files.', waiting: 'It waits.', failed: 'It did not get into the team’s Files.', filed: 'In the team’s Files.',
  } satisfies Record<FileView['state'], string>,
  older: (n: number): string => `Version ${n} lies there.`,
  open: 'Open it',
  download: 'Download',
  again: 'Try again now',
  tried: (n: number): string => (n === 0 ? 'Nothing is left to try.' : n === 1 ? 'It is tried again now.' : `${n} files are tried again now.`),

  gone: 'It is gone from where it was put: deleted, or moved out of this library. Restore it from the recycle bin in SharePoint, or download it here.',
  goneNext: 'Otherwise the next version is put there as a new file.',
  goneLog: 'It is gone from where it was put: deleted, or moved out of this library. Restore it from the recycle bin, or it is made again at the next change.',
  renamed: (name: string): string => `Somebody renamed it “${name}”.`,
  moved: (folder: string): string => (folder === '' ? 'Somebody moved it to another folder.' : `Somebody moved it to the folder “${folder}”.`),
  nextHere: 'The next version goes into it, under this name and in this place.',
  anew: 'It is a new file: the one with the earlier versions was gone.',

  look: 'Look in SharePoint now',
  looking: 'What became of the files in SharePoint is being looked at.',
  looked: (when: string): string => `Looked at in SharePoint: ${when}. It is looked again once a day.`,
  neverLooked: 'What people do to the files in SharePoint is looked at once a day.',
  lookProblem: 'What became of the files could not be looked at.',

  copyTo: 'Copy to the channel',
  choose: 'Choose a channel',
  copy: 'Copy',
  copies: 'Copies',
  copyStates: {
    asked: 'The copy is asked for.', copying: 'Microsoft 365 is making the copy.', waiting: 'The copy waits.', failed: 'The copy was not made.', filed: 'Copied.',
  } satisfies Record<FileView['copies'][number]['state'], string>,
  copyBy: (channel: string, by: string, when: string): string => `For the channel ${channel}, asked for by ${by}, ${when}.`,
  copyOlder: 'There is something newer since.',
  copyGone: 'It is gone from the channel’s files. Copy it again if it is wanted there.',
  copyAgain: 'Copy again',
  noChannels: 'No other channel can have a copy yet. A sub-group with a channel of its own can.',
  notWhole: 'Which channels the team has cannot be read, so only those of sub-groups are offered. An owner of the team allows it by adding the app anew.',
  ownSites: (names: readonly string[]): string => `Private and shared channels keep their files in sites of their own, where CoP Guide is not: ${names.join(', ')}. Open the file and choose “Copy to” in Files.`,
  toGroups: 'To the sub-groups',
  copyKept: 'A copy stays as it is: it does not follow later versions.',
};
