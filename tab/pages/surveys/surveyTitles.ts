/** What the instruments are called in a choice; what they ask comes from the server. */
export const surveyTitles = {
  pulse: 'Pulse: how it goes (4 questions)',
  value: 'What it is worth (9 questions)',
  safety: 'How safe it feels (7 questions)',
  recommend: 'Would people recommend us (2 questions)',
  room: 'Who is in the room (3 questions)',
  tools: 'At ease with the tools (6 questions)',
  topics: 'Hot topics (2 questions)',
};
