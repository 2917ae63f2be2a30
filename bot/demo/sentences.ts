/** What the invented core groups said and agreed. All of it is made up. */

/** Lines that people give as answers, by step; each person gives others of them. */
export const answers: Readonly<Record<string, readonly string[]>> = {
  energy: [
    'About thirty people teach this every year and rarely talk to each other.', 'Marking takes so long that nobody has time to make it better.', 'I have examples that others could copy tomorrow.',
    'I would like to hear what works in other schools.', 'Two afternoons a month is what I can give.', 'Students keep asking for clearer briefs.', 'The people who run our labs should be in it too.',
  ],
  relationships: [
    'Begin with a round in which everybody speaks.', 'Keep to time, so that people can fetch their children.', 'Say what is half-finished; nobody is marked here.', 'Write things down for those who could not come.',
    'Ask before you give advice.', 'What is said in the room stays in it.',
  ],
  purpose: [
    'So that a good idea in one module does not stay there.', 'The strategy asks for it, and nobody says how.', 'Our students change schools and meet other rules each time.', 'There is money for pilots that nobody asks for.',
    'Time is the trouble, as ever.', 'People fear being told what to do.',
  ],
  'working-together': [
    'We decide by consent and look at it again after a term.', 'I can host one session a term.', 'I write quickly and can draft the updates.', 'People who work in the evening need another way in.', 'Small pieces that are finished, not big ones that are not.',
    'I can ask our students to join us twice a year.',
  ],
  'working-together/sign-up': ['Draft the updates for members', 'Host one session a term', 'Keep the shelf in order', 'Ask our students to join us twice a year', 'Welcome people who are new'],
  achievable: [
    'One workshop a term is enough.', 'A shelf with twenty things that were tried.', 'A page for people who are new.', 'A guide that fits on two sides.', 'A visit to another university would be good, later.',
  ],
  resources: [
    'People ask for examples of rubrics most.', 'How to mark group work fairly comes up every month.', 'Recordings of our workshops, cut to ten minutes.', 'A list of who has tried what would save me a lot of mails.',
  ],
};

/** What the core groups agreed, by the fields of the steps. */
export const texts = {
  energy: { summary: 'Thirty colleagues want examples they can use, and five of us do the groundwork.' },
  relationships: { conditions: 'Everybody is greeted by name\nSomebody writes down what was said', 'ground-rules': 'One voice at a time\nAsk before you advise\nWhat is said here stays here\nUnfinished work is welcome' },
  purpose: { priorities: 'Share examples that were tried\nMake briefs and marking plain\nBring new colleagues in early', outcomes: 'A shelf of forty checked examples\nThree modules that changed something and told us about it' },
  working: { 'ways-of-working': 'We decide by consent\nEach piece of work has one name and one date', 'ways-to-contribute': 'Host a session\nPut something on the shelf\nTell a story\nAsk a question' },
  achievable: { baseline: 'One workshop a term\nA page for people who are new\nA check-in every two weeks', 'nice-to-have': 'A visit to another university\nA day with students as speakers' },
  sponsor: 'The sponsor opens the launch, answers mails within a week, and asks the heads of school for two hours a month.',
  launch: 'People want to see marked work, not slides about marking. Six offered to host.',
  updates: [
    { progress: 'The shelf has its first twenty things, and four modules have tried one of them.', thanks: 'Thank you to those who wrote down what did not work: it was read most.' },
    { progress: 'We looked back together. Two workshops a term stay, and the page for people who are new is written.', thanks: 'Thank you to our hosts, and to the library for the room.' },
  ],
  closing: 'The placement office now does what we began, with two people and a budget. Our aims are met, and we stop while it is good.',
} as const;
