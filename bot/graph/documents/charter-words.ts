/** The charter's own words; `{name}` marks what is filled in. */
export interface CharterWords {
  purpose: string;
  noPurpose: string;
  roles: string;
  roleColumn: string;
  holdersColumn: string;
  nobodyYet: string;
  agreed: string;
  sectionColumn: string;
  agreedByColumn: string;
  agreedOnColumn: string;
  concerns: string;
  concern: string;
  reviews: string;
  reviewColumn: string;
  dateColumn: string;
  version: string;
  number: string;
  page: string;
  creator: string;
}

export const englishCharterWords: CharterWords = {
  purpose: 'Shared purpose',
  noPurpose: 'The shared purpose is not agreed yet.',
  roles: 'Roles',
  roleColumn: 'Role',
  holdersColumn: 'Held by',
  nobodyYet: 'Nobody yet',
  agreed: 'Who agreed what',
  sectionColumn: 'Section',
  agreedByColumn: 'Agreed by',
  agreedOnColumn: 'Agreed on',
  concerns: 'Views kept beside the agreed text',
  concern: '{name}, on {section}: {reason}',
  reviews: 'Reviews',
  reviewColumn: 'Review',
  dateColumn: 'Date',
  version: 'Version {version}, {date}',
  number: 'Number {number}, {date}',
  page: 'Page {page} of {pages}',
  creator: 'CoP Guide',
};

/** The words with `{name}` filled in; a name that is not given stays as it is. */
export const filled = (words: string, values: Record<string, string>): string =>
  words.replace(/\{(\w+)\}/g, (mark, name: string) => values[name] ?? mark);
