import { contentFiles } from '../../bot/toolkit/files';
import { loadToolkit } from '../../bot/toolkit/load';

const id = (name: string, rest: object = {}) => ({ id: name, ...rest });

/** A stage beside the real content with a step of each kind that is shown here, and one that a decision opens. */
const stage = {
  id: 'sample',
  order: 90,
  steps: [
    { id: 'ready', kind: 'checks', minutes: 10, items: [id('room'), id('access'), id('host')] },
    { id: 'guide', kind: 'read', minutes: 5, entries: [id('welcome', { url: 'https://example.org/welcome' }), id('talk')] },
    { id: 'ways', kind: 'decide', minutes: 10, options: [id('keep'), id('change'), id('close', { needs: ['guide', 'energy'] })] },
    { id: 'parting', kind: 'ask', minutes: 8, opensWith: 'ways.close', questions: [id('learned')], slots: [id('lessons')] },
    { id: 'thanks', kind: 'assign', minutes: 5, opensWith: 'ways.close', roles: [id('writer')] },
  ],
};

const words = {
  sample: { heading: 'Sample stage' },
  ready: { heading: 'Ready for the day', lead: 'See to each point, and say in a line how.', why: 'Small things decide whether people feel expected.' },
  'ready.item.room': { heading: 'A room that fits', lead: 'Large enough, and quiet.', hint: 'For example: the library, first floor.' },
  'ready.item.access': { heading: 'Everybody can take part' },
  'ready.item.host': { heading: 'Somebody welcomes people' },
  guide: { heading: 'Before the first meeting' },
  'guide.entry.welcome': { heading: 'How to welcome people', lead: 'Two pages on the first ten minutes.', hint: 'Read it aloud to one another.' },
  'guide.entry.talk': { heading: 'A talk with your librarian' },
  ways: { heading: 'Where to go from here', why: 'A community may change, and it may end well.' },
  'ways.option.keep': { heading: 'Go on as we are', lead: 'The purpose still holds.' },
  'ways.option.change': { heading: 'Change the purpose' },
  'ways.option.close': { heading: 'Close the community', lead: 'It has done what it was for.' },
  parting: { heading: 'What we take with us', why: 'What was learned should not leave with the people.' },
  'parting.q.learned': { heading: 'What have you learned?' },
  'parting.slot.lessons': { heading: 'Lessons' },
  thanks: { heading: 'Say thank you' },
  'thanks.role.writer': { heading: 'Writer' },
};

export const sampleKinds = loadToolkit('en-GB', {
  ...contentFiles,
  stages: { ...contentFiles.stages, 'stages/sample.json': stage },
  words: { ...contentFiles.words, 'en-GB': { ...contentFiles.words['en-GB'], 'words/en-GB/sample.json': words } },
});
