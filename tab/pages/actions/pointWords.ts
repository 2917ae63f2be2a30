/** The words of an open check list; they come with it. */
export const pointWords = {
  of: (title: string): string => `Check list of ${title}`,
  add: 'Add',
  addTo: (title: string): string => `Add a point to ${title}`,
  label: 'New point',
  remove: 'Take off',
  removeIt: (point: string): string => `Take off: ${point}`,
  most: 20,
  full: 'A check list holds 20 points.',
  inPlanner: 'Where the action plan is in Planner, the list is the same there.',
};
