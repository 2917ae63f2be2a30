/** The words of inviting the members to an event. */
export const inviteWords = {
  heading: 'Invite the members',
  lead: 'One post in their channel, with the sign-up on it. It follows what you change here. You see it first, and nothing goes out by itself.',
  open: 'See the invitation',
  ask: 'Invite the members?',
  preview: 'The post as it goes out',
  words: 'A line or two of your own',
  wordsHint: 'May stay empty. It stands above the time and place.',
  title: (title: string): string => `You are invited: ${title}`,
  with: (name: string): string => `With ${name}`,
  come: 'I will come',
  send: 'Post it to the members',
  budget: 'At most two posts a week are in the channel, between 08:00 and 18:00. If there is no room, it waits, and lapses when the event begins.',
  waits: 'The invitation waits for its turn in the channel.',
  posted: (day: string): string => `The members were invited, ${day}. The post follows what you change.`,
  back: 'Take the invitation back',
};
