/** The words of the page that sets up a tab for a channel or chat. */
export const configureWords = {
  heading: 'What should this tab show?',
  lead: 'Everybody here sees the same tab. What it says stays for those who are in the community.',
  community: 'Community',
  page: 'Page to open',
  pages: {
    home: 'Where the community stands, and the next thing', charter: 'What was agreed, as it would be read', actions: 'Who does what, and by when',
    calendar: 'Events and check-ins', resources: 'The shelf of resources and stories', measures: 'Five lights and a few charts',
  },
  name: (page: string, community: string): string => `${page}, ${community}`,
  elsewhere: 'Nobody has started a community here. Ask CoP Guide in this conversation to “start” and come back, or choose one of yours: only people who are in it can read the tab.',
  noneHeading: 'No community here yet',
  none: 'Close this window and ask CoP Guide in this conversation to “start”. It asks for a name and a topic; then add the tab again.',
  save: 'Save adds the tab. You can change it later from the tab’s own menu.',
  notSettings: 'This page sets up a tab in a channel or chat. Add one there: choose + beside the tabs, then CoP Guide.',
};
