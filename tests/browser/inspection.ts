import type { Frame, Page } from 'playwright-core';
import { eventually } from '../journeys/people';
import { findings, overflow, type Finding } from './findings';
import { themes, type ThemeWord, type Window, type WindowOptions } from './window';

/** The windows that pages are looked at in. Each opens in another theme, so that every theme is begun in as well as changed to. */
export const desk = { width: 1280, height: 900, theme: 'light' } as const satisfies WindowOptions;
export const tablet = { width: 768, height: 900, theme: 'contrast' } as const satisfies WindowOptions;
export const phone = { width: 360, height: 740, theme: 'dark' } as const satisfies WindowOptions;
/** The narrowest that a page has to serve: a desk's window, magnified four times. */
export const magnified = { width: 320, height: 640, theme: 'dark' } as const satisfies WindowOptions;

/** `npm run test:browser` alone keeps a picture of every page for whoever wants to look at them. */
const everyPicture = process.env['COP_PICTURES'] !== undefined;

/** Gathers what is amiss in the pages of one window. */
export interface Inspection {
  /** Looks at what is open now in all three themes, changed as people change them, and takes a picture where something is amiss; of each where all are wanted. */
  look(name: string, where: Page | Frame): Promise<void>;
  /** What axe finds, and the pixels by which a page is wider than its window: by page and theme, empty if nothing is amiss. */
  readonly found: { barriers: Record<string, Finding[]>; tooWide: Record<string, number> };
}

/** `prefix` begins the names of the pictures. */
export function inspect(window: Window, prefix: string, { width }: { width: number }): Inspection {
  const found: Inspection['found'] = { barriers: {}, tooWide: {} };
  return {
    found,
    async look(name, where) {
      const first = await themeOf(window.page);
      const judged = new Set<string>();
      for (const theme of [first, ...themes.filter((one) => one !== first)]) {
        await changeTheme(window.page, theme);
        const barriers = await findings(where, judged);
        if (barriers.length > 0) found.barriers[`${name} in ${theme}`] = barriers;
        const over = await overflow(where);
        if (over > 0) found.tooWide[`${name} in ${theme}`] = over;
        if (everyPicture || barriers.length > 0 || over > 0) await window.shot(`${prefix}${name}-${theme}-${width}`);
      }
    },
  };
}

const themeOf = (page: Page): Promise<ThemeWord> => page.evaluate<ThemeWord>(`/theme=(\\w+)/.exec(location.hash)[1]`);

/** What pages call the themes. */
const named: Record<ThemeWord, string> = { light: 'default', dark: 'dark', contrast: 'contrast' };

/** Changes the theme of local Teams without loading anything, and waits until every page in it has followed and no colour is on its way any more. */
async function changeTheme(page: Page, theme: ThemeWord): Promise<void> {
  await page.evaluate(`location.hash = location.hash.replace(/theme=\\w+/, 'theme=${theme}')`);
  const followed = `(document.documentElement.dataset.theme ?? '${named[theme]}') === '${named[theme]}' && !document.getAnimations().some((one) => one instanceof CSSTransition && one.playState === 'running')`;
  await eventually(async () => (await Promise.all(page.frames().map((frame) => frame.evaluate<boolean>(followed)))).every(Boolean), `the theme ${theme}`);
}
