/** The pages of the tab, kept in the part of the address after `#`. */
export type Route =
  | { page: 'home' }
  | { page: 'communities' }
  /** The figures of all communities; belongs to none of them. */
  | { page: 'portfolio' }
  /** The communities that are listed for everybody; belongs to none of them. */
  | { page: 'listing' }
  | { page: 'step'; stepId: string }
  | { page: 'charter' }
  | { page: 'actions' }
  | { page: 'calendar' }
  /** `here` is set by the link with which people sign in at it. */
  | { page: 'event'; eventId: string; here?: true }
  | { page: 'resources' }
  | { page: 'resource'; resourceId: string }
  | { page: 'measures' }
  | { page: 'review' }
  | { page: 'members' }
  /** What people do for each other. */
  | { page: 'people' }
  | { page: 'communications' }
  /** What lies in the team's Files. */
  | { page: 'files' }
  | { page: 'sponsor' }
  | { page: 'mine' }
  | { page: 'words' }
  | { page: 'settings' }
  | { page: 'connections' }
  | { page: 'sending' }
  | { page: 'surveys' }
  | { page: 'survey'; surveyId: string }
  /** Where a tab for a channel or chat is set up; Teams opens it in a dialog of its own. */
  | { page: 'configure' }
  /** A page of its own in a Teams dialog, opened by the bot; `aboutId` is empty where there is only one. */
  | { page: 'dialog'; form: DialogForm; communityId: string; aboutId: string }
  | { page: 'unknown' };

/** What a dialog shows: a step's answers, notes or roles; its agreed text; the charter; the whole journey; an event; a survey; what people do for each other. */
export type DialogForm = (typeof forms)[number];
const forms = ['answer', 'text', 'charter', 'journey', 'event', 'survey', 'people'] as const;
/** Forms that are about something with an id: a step, an event or a survey. */
const named = (form: DialogForm): boolean => form !== 'charter' && form !== 'journey' && form !== 'people';

const plain = ['home', 'communities', 'portfolio', 'listing', 'charter', 'actions', 'calendar', 'resources', 'measures', 'review', 'members', 'people', 'communications', 'files', 'sponsor', 'mine', 'words', 'settings', 'connections', 'sending', 'surveys', 'configure'] as const;

/** Reads `#/step/energy` and its like; an address that leads nowhere is `unknown`, never an error. */
export function readRoute(hash: string): Route {
  const parts = hash.replace(/^#?\/?/, '').split('?')[0]?.split('/').filter(Boolean).map(decode) ?? [];
  const [first, second, third, fourth] = parts;
  if (first === undefined) return { page: 'home' };
  const page = plain.find((name) => name === first);
  if (page && parts.length === 1) return { page };
  if (first === 'step' && second && parts.length === 2) return { page: 'step', stepId: second };
  if (first === 'event' && second && parts.length === 2) return { page: 'event', eventId: second };
  if (first === 'event' && second && third === 'here' && parts.length === 3) return { page: 'event', eventId: second, here: true };
  if (first === 'resource' && second && parts.length === 2) return { page: 'resource', resourceId: second };
  if (first === 'survey' && second && parts.length === 2) return { page: 'survey', surveyId: second };
  const form = forms.find((name) => name === second);
  if (first === 'dialog' && form && third && parts.length === (named(form) ? 4 : 3)) return { page: 'dialog', form, communityId: third, aboutId: fourth ?? '' };
  return { page: 'unknown' };
}

/** The address of a page, to put into a link. */
export function hashOf(route: Exclude<Route, { page: 'unknown' }>): string {
  if (route.page === 'home') return '#/';
  if (route.page === 'step') return `#/step/${encodeURIComponent(route.stepId)}`;
  if (route.page === 'event') return `#/event/${encodeURIComponent(route.eventId)}${route.here ? '/here' : ''}`;
  if (route.page === 'resource') return `#/resource/${encodeURIComponent(route.resourceId)}`;
  if (route.page === 'survey') return `#/survey/${encodeURIComponent(route.surveyId)}`;
  if (route.page === 'dialog') return `#/dialog/${[route.form, route.communityId, route.aboutId].filter(Boolean).map((part) => encodeURIComponent(part)).join('/')}`;
  return `#/${route.page}`;
}

/**
 * The way that was walked, as addresses, the present one last: returning to the page before
 * shortens it, anything else makes it longer. It tells whether "back" has somewhere to go.
 */
export function nextTrail(trail: readonly string[], hash: string): string[] {
  if (trail.at(-1) === hash) return [...trail];
  if (trail.at(-2) === hash) return trail.slice(0, -1);
  return [...trail, hash];
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
