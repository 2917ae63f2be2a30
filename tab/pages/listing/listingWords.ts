/** The words of the list of communities. */
export const listingWords = {
  heading: 'Find a community',
  lead: 'Communities that have put themselves into this list. Whoever is curious can write to them; it commits to nothing.',
  back: 'Back',
  find: 'Find by a word',
  none: 'No community is in the list yet. Its core group puts it there, on the settings page.',
  noneFit: 'None has this word. Try another one.',
  count: (n: number, all: number): string => (n === all ? (all === 1 ? '1 community' : `${all} communities`) : `${n} of ${all}`),
  mine: 'You are in it.',
  open: 'Open it',
  near: (name: string, shared: readonly string[]): string => `Close to ${name}: ${shared.join(', ')}`,
  write: (name: string): string => `Write to ${name}`,
  nobody: 'Nobody can be written to from here. Look for its team in Teams.',
  hello: (me: string, contact: string, name: string, own: string | null): string =>
    `Hello ${contact}, I am ${me}. I found ${name} in the list of communities and would like to hear more.${own === null ? '' : ` I take part in ${own}: perhaps we could plan an event together.`}`,
};
