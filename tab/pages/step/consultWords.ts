const people = (n: number): string => (n === 1 ? '1 member' : `${n} members`);

/** The words of putting an agreed text to the members. */
export const consultWords = {
  ask: 'Ask the members',
  askLead: 'A post in the team shows the members this text. Who agrees need not do anything: silence counts as agreement once the days are over.',
  suggested: 'Worth doing here, so that it is everybody’s.',
  days: 'Days to answer',
  daysHint: 'Between 2 and 60.',
  send: 'Ask them now',
  notYet: 'Not yet',
  confirm: (days: number): string => `The post goes to the whole team now and cannot be taken back. The members have ${days} days.`,
  heading: 'Put to the members',
  coming: (name: string): string => `${name} is asking the members. The days begin once the post is in the team.`,
  open: (name: string, date: string): string => `${name} has asked the members. They can speak until ${date}; silence counts as agreement.`,
  over: (date: string): string => `The members could speak until ${date}. Silence counts as agreement.`,
  nobody: 'Nobody has said anything so far.',
  nobodyOver: 'Nobody said anything against it.',
  spoke: (n: number): string => `${people(n)} spoke:`,
  whatNow: 'An objection asks for another text: reopen this step, change the text together, and ask again.',
  toMember: (name: string): string => `${name} and the core group have agreed this, and would like to hear what you think.`,
  silence: (date: string): string => `If you agree, you need not do anything: without a word from you by ${date}, this counts as agreed.`,
  privacy: 'The core group reads what you write, with your name. Other members do not.',
  hints: { concern: 'A concern is heard, and does not stop the text.', object: 'An objection asks the core group for another text.' },
  takeBack: 'Take it back',
  mine: 'What you said',
};
