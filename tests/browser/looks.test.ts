import type { Browser } from 'playwright-core';
import { goMidway } from '../journeys/midway';
import { openWorld, type World } from '../journeys/world';
import { launchBrowser } from './chromium';
import { desk, inspect, phone } from './inspection';
import { lead, openWindow } from './window';

describe('every page in three themes, at a desk and on a phone', () => {
  let browser: Browser;
  let world: World;

  beforeAll(async () => {
    browser = await launchBrowser();
    world = await openWorld();
    await goMidway(world);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.end();
  });

  const pages = { home: '', step: 'step/working-together', answer: 'step/achievable', roles: 'step/roles', charter: 'charter', actions: 'actions', measures: 'measures', checks: 'step/success', decision: 'step/decision', reading: 'step/further-reading', gated: 'step/closing-well', paper: 'step/member-update', words: 'words', vote: 'step/interests' };

  it.each([desk, phone])('is readable and reachable at $width px', async (size) => {
    const window = await openWindow(browser, world, 0, size);
    const { page } = window;
    const { look, found } = inspect(window, '', size);
    await window.go('core');
    await page.locator('.card').first().waitFor();
    await look('chat', page);
    for (const place of ['calendar', 'mail', 'files', 'plans'] as const) {
      await window.go(place);
      await page.locator('#middle').getByRole('heading').first().waitFor();
      await look(place, page);
    }
    const frame = await window.openTab('core');
    let before = '';
    for (const [name, route] of Object.entries(pages)) {
      before = await lead(frame, route, before);
      await look(name, frame);
    }
    await frame.getByRole('button', { name: 'Steps', exact: true }).click();
    await frame.getByRole('navigation', { name: 'All steps' }).waitFor();
    await look('all-steps', frame);
    expect(found).toEqual({ barriers: {}, tooWide: {} });
    await page.context().close();
  });
});
