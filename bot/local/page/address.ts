import type { PlaceId, Theme } from '../teams/contract';

export type View = PlaceId | 'calendar' | 'mail' | 'files' | 'plans';

/** Where this window is: kept in the address, so that a reload or a second window comes back to it. */
export interface Address {
  /** First part of an e-mail address, such as `amara.okafor`. */
  person: string;
  view: View;
  theme: Theme;
  /** Inside the tab: the sub-page that a link asked for. */
  sub: string;
  /** Id of the tab that somebody added and that is open; empty for the app's own. */
  tab: string;
  /** In the core group's chat: the meeting, with its side panel and its stage, instead of the tabs. */
  meeting: boolean;
  /** On a narrow screen, which half is in front. */
  front: 'chat' | 'tab';
}

const views: readonly string[] = ['team', 'core', 'personal', 'calendar', 'mail', 'files', 'plans'] satisfies View[];
const themes: Record<string, Theme> = { light: 'default', dark: 'dark', contrast: 'contrast' };

/** Reads `#person=amara.okafor&place=team&theme=dark`; what is missing or wrong gets the default. */
export function readAddress(hash: string, systemTheme: Theme): Address {
  const parts = new URLSearchParams(hash.replace(/^#/, ''));
  const view = parts.get('place') ?? '';
  return {
    person: parts.get('person') ?? '',
    view: views.includes(view) ? (view as View) : 'team',
    theme: themes[parts.get('theme') ?? ''] ?? systemTheme,
    sub: parts.get('sub') ?? '',
    tab: parts.get('tab') ?? '',
    meeting: parts.has('meeting'),
    front: parts.get('front') === 'tab' ? 'tab' : 'chat',
  };
}

export function writeAddress({ person, view, theme, sub, tab, meeting, front }: Address): string {
  const word = Object.keys(themes).find((name) => themes[name] === theme) ?? 'light';
  const parts = new URLSearchParams({ person, place: view, theme: word });
  if (sub) parts.set('sub', sub);
  if (tab) parts.set('tab', tab);
  if (meeting) parts.set('meeting', 'on');
  if (front === 'tab') parts.set('front', front);
  return `#${parts.toString()}`;
}
