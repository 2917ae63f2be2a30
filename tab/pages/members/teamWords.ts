import type { CommunityView } from '../../../bot/api/contract';

type Team = NonNullable<CommunityView['team']>;

/** The words about the team itself: channels for sub-groups, and archiving it. */
export const teamWords = {
  subGroups: 'Sub-groups',
  subGroupsLead: 'A sub-group can have a channel of its own in the team. Everybody in the team can read it and join in.',
  noTeam: 'The community has no team, so sub-groups meet where you agree. Add CoP Guide to a team to make channels.',
  make: 'Make a channel for a sub-group',
  makeHeading: 'Make a channel in the team?',
  makeLead: 'This makes a standard channel. Everybody in the team sees it at once; nobody is written to. An owner of the team can rename or delete it in Teams.',
  name: 'Name of the channel',
  nameHint: 'At most 50 characters.',
  about: 'What it is for, in one line',
  missing: 'A channel needs a name and a line on what it is for.',
  makeIt: 'Make the channel',
  again: 'Try again',
  open: 'Open it in Teams',
  madeBy: (name: string): string => `Made at the wish of ${name}.`,
  channelStates: { asked: 'The channel is being made.', waiting: 'The channel waits.', failed: 'The channel was not made.' } satisfies Record<Exclude<Team['subGroups'][number]['state'], 'made'>, string>,
  channelByHand: 'An owner of the team can allow Channel.Create.Group for CoP Guide, or make the channel in Teams by hand.',

  archive: 'Archive the team',
  archiveLead: 'When everything is said and kept, the team can rest. It is not deleted.',
  archiveNoTeam: 'The community has no team, so there is nothing to archive.',
  archiveHeading: 'Archive the whole team?',
  archiveWhat: ['Everybody can still read everything. Nobody can post, reply or add channels.', 'The files stay where they are.', 'An owner of the team can undo it in Teams at any time.', 'CoP Guide cannot post in the team any more. This tab stays as it is.'],
  filesReadOnly: 'Members may only read the files too',
  archiveIt: 'Archive the team now',
  keep: 'Leave it as it is',
  archiveStates: {
    asked: 'The team is about to be archived.', running: 'Microsoft Teams is archiving the team. This takes a minute or so, and you can leave this page.', waiting: 'Archiving waits.', done: 'The team is archived.', failed: 'The team was not archived.',
  } satisfies Record<NonNullable<Team['archiving']>['state'], string>,
  archivedBy: (name: string, day: string): string => `${name}, ${day}. An owner of the team can undo it in Teams: Manage teams, Restore.`,
  archiveByHand: 'An owner of the team can allow TeamSettings.ReadWrite.Group for CoP Guide, or archive the team in Teams by hand: Manage teams, Archive.',
  archiveAgain: 'Archive it again',
};
