import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Frame, FrameLocator, Locator, Page } from 'playwright-core';
import { localPeople } from '../../bot/local/people';
import { eventually } from '../journeys/people';
import type { World } from '../journeys/world';

/** A window of local Teams as one of its people. */
export interface Window {
  page: Page;
  name: string;
  /** The tab beside the chat. */
  tab: FrameLocator;
  /** The page of the tab in the dialog that is open. */
  dialog: FrameLocator;
  go(place: 'team' | 'core' | 'personal' | 'calendar' | 'mail' | 'files' | 'plans'): Promise<void>;
  /** Opens a place with the tab in front, at a page such as `step/energy`, and waits for its heading. */
  openTab(place: 'team' | 'core' | 'personal', page?: string): Promise<Frame>;
  button(name: string | RegExp): Locator;
  shot(name: string): Promise<void>;
}

export const shots = 'artifacts/screenshots';

export const themes = ['light', 'dark', 'contrast'] as const;
export type ThemeWord = (typeof themes)[number];

export interface WindowOptions {
  width?: number;
  height?: number;
  theme?: ThemeWord;
}

export async function openWindow(browser: Browser, world: World, index: number, options: WindowOptions = {}): Promise<Window> {
  const person = localPeople[index];
  if (!person) throw new Error(`there is no person ${index}`);
  const { width = 1280, height = 900, theme = 'light' } = options;
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce', locale: 'en-GB' });
  const page = await context.newPage();
  // For a machine that is busy with other things, as all waits here.
  page.setDefaultTimeout(90_000);
  const who = person.email.split('@')[0] ?? '';
  const address = (place: string): string => `${world.origin}/#person=${who}&place=${place}&theme=${theme}`;
  await page.goto(address('team'));
  return {
    page,
    name: person.name,
    tab: page.frameLocator('iframe[title]').first(),
    dialog: page.frameLocator('dialog iframe, [role="dialog"] iframe'),
    async go(place) {
      // A new document: the one before may still be writing its own address.
      await page.goto('about:blank');
      await page.goto(address(place));
    },
    async openTab(place, route = '') {
      await page.goto('about:blank');
      await page.goto(`${address(place)}&front=tab${route === '' ? '' : `&sub=${route}`}`);
      const frame = await (await page.locator('iframe[title$="tab"]').elementHandle())?.contentFrame();
      if (!frame) throw new Error('the tab has no frame');
      await frame.locator('main h1').first().waitFor();
      return frame;
    },
    button: (name) => page.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) }),
    async shot(name) {
      mkdirSync(shots, { recursive: true });
      await page.screenshot({ path: join(shots, `${name}.png`) });
    },
  };
}

/** Leads the tab to a page and waits until all of it is there: another heading, and nothing that still waits to be read. Gives the heading. */
export async function lead(tab: Frame, route: string, before: string): Promise<string> {
  await tab.evaluate(`location.hash = '#/${route}'`);
  // The driver's own waiting evaluates text inside the page, which its policy forbids.
  await eventually(() => tab.evaluate<boolean>(`(document.querySelector('h1')?.textContent ?? '') !== '' && document.querySelector('h1').textContent !== ${JSON.stringify(before)} && !document.querySelector('.bone, [aria-busy="true"]')`), `the page ${route}`);
  return (await tab.locator('h1').first().textContent()) ?? '';
}
