import type { ConnectionView } from '../../../bot/api/contract';

/** The words of the page that says how the community is connected. */
export const connectionsWords = {
  lead: 'What CoP Guide brings to Teams and Microsoft 365 for this community, how it stands, and how you get on without it.',
  states: { on: 'Works', off: 'Off', trouble: 'Needs a look', unused: 'Not used yet' } satisfies Record<ConnectionView['state'], string>,
  last: (when: string): string => `Last arrived: ${when}.`,
  waiting: (n: number): string => `${n} ${n === 1 ? 'waits' : 'wait'}.`,
  failed: (n: number): string => `${n} could not be delivered.`,
  uncertain: (n: number): string => `${n} may not have arrived.`,
  again: 'Try again now',
  tried: (n: number): string => (n === 0 ? 'Nothing is left to try.' : n === 1 ? 'It is tried again now.' : `${n} are tried again now.`),
  who: 'Who can change it',
  without: 'Without it',
  kinds: {
    cards: {
      heading: 'Cards for the core group',
      what: 'The living card of each step, in the core group’s chat or channel.',
      off: 'The cards have no place yet. Write "help" to CoP Guide where the core group meets, and choose that place.',
      who: 'Anybody in the core group chooses the place. Whoever adds apps in that chat or channel can add CoP Guide.',
      without: 'Every step is in this tab, with the same abilities.',
    },
    posts: {
      heading: 'Posts for the members',
      what: 'The charter, updates and questions that a person has published, in the team’s General channel.',
      off: 'The community has no team. Add CoP Guide to a team to tell members there.',
      who: 'An owner of the team adds the app.',
      without: 'Download the text and send it by mail, or paste it where your members are.',
    },
    prompts: {
      heading: 'Messages to people',
      what: 'Reminders for who has signed up, check-ins before your meetings, and one message a week over all communities.',
      off: '',
      who: 'Each person chooses under My data how they are written to. The core group calls things off under What is sent.',
      without: 'The home page shows each person what waits for them and what comes.',
    },
    files: {
      heading: 'Files of the team',
      what: 'The charter, papers and updates as Word documents, in the name of whoever publishes them.',
      off: 'The community has no team, so there are no Files. Add CoP Guide to a team.',
      who: 'You sign in by opening this tab. Your IT team can allow Files.ReadWrite.All for CoP Guide.',
      without: 'Each document can be downloaded and saved by hand.',
    },
    calendar: {
      heading: 'Outlook calendars',
      what: 'Check-ins, coffee catch-ups and events, in the calendar of whoever asks for them, with the others invited.',
      off: '',
      who: 'You sign in by opening this tab. Your IT team can allow Calendars.ReadWrite for CoP Guide.',
      without: 'Each meeting and event can be downloaded as a calendar file (.ics).',
    },
    log: {
      heading: 'Excel log',
      what: 'One workbook in the team’s Files with events, attendance, web figures, members, resources and measures. Everybody in the team can open it, so that it holds numbers from five on and no names. Columns and formulas of your own stay.',
      off: 'The community has no team, so there are no Files to keep a log in. Add CoP Guide to a team.',
      who: 'Anybody in the core group switches it on and off; it is written in their name. Your IT team can allow Files.ReadWrite.All for CoP Guide.',
      without: 'Events, measures and feedback can be downloaded as CSV, which opens in Excel.',
    },
  } satisfies Record<ConnectionView['id'], { heading: string; what: string; off: string; who: string; without: string }>,
};
