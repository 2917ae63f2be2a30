/**
 * What the sponsor can be asked with a mail, in words of their own. The sponsor is one person: their answers are read
 * under their name, which the page says, and are no anonymous survey.
 */
export const sponsorQuestions = ['scope', 'alignment', 'know', 'told', 'need'] as const;
export type SponsorQuestion = (typeof sponsorQuestions)[number];

/** Longest answer to one of them, in UTF-16 units. */
export const longestSponsorAnswer = 1_000;

/** Days between two mails that ask one person these questions. */
export const sponsorPause = 28;

export type FiveAnswers = Partial<Record<SponsorQuestion, string>>;
