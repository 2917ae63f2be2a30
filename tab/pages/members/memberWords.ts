/** The words of the page of people. */
export const memberWords = {
  heading: 'Members and roles',
  lead: (n: number): string => (n === 1 ? 'One person is in this community.' : `${n} people are in this community.`),
  roles: 'Roles',
  columns: ['Role', 'Who', 'Deputy', 'Hours a month', 'Until'] as const,
  nobody: 'nobody yet',
  asked: (name: string): string => `${name} (asked)`,
  toRoles: (step: string): string => `Take or offer a role: ${step}`,
  noRoles: 'The roles are in the journey, once the core group has opened that step.',
};
