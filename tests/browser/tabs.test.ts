import type { Browser, Frame, Page } from 'playwright-core';
import { localPeople } from '../../bot/local/people';
import { goMidway } from '../journeys/midway';
import { eventually } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';
import { launchBrowser } from './chromium';
import { desk, inspect, phone } from './inspection';
import { openWindow, type Window } from './window';

describe('tabs that people add, links, and a meeting', () => {
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

  const frameOf = async (page: Page, title: string): Promise<Frame> => {
    const frame = await (await page.locator(`iframe[title="${title}"]`).elementHandle())?.contentFrame();
    if (!frame) throw new Error(`${title} has no frame`);
    await frame.locator('main h1').first().waitFor();
    return frame;
  };
  /** Opens a place with the tab in front, as a narrow window needs it. */
  const enter = async ({ page }: Window, who: number, place: string, more = ''): Promise<void> => {
    await page.goto('about:blank');
    await page.goto(`${world.origin}/#person=${localPeople[who]?.email.split('@')[0]}&place=${place}&front=tab${more}`);
  };

  it('a channel gets a tab that shows one page to everybody, is changed and removed, and stays over a reload', async () => {
    const amara = await openWindow(browser, world, 0);
    const { page } = amara;
    await enter(amara, 0, 'team');
    await page.getByRole('button', { name: 'Add a tab' }).click();
    const save = page.getByRole('dialog').getByRole('button', { name: 'Save' });
    const settings = await frameOf(page, 'Settings of a CoP Guide tab');
    await settings.getByRole('radio', { name: /^Charter/ }).check();
    await save.click();
    await page.getByRole('navigation', { name: 'Tabs' }).getByRole('button', { name: /^Charter,/ }).waitFor();
    const charter = await frameOf(page, 'CoP Guide tab');
    await eventually(async () => (await charter.locator('.bar-pages [aria-current]').textContent()) === 'Charter', 'the charter in the new tab');

    await page.reload();
    const again = await frameOf(page, 'CoP Guide tab');
    await eventually(async () => (await again.locator('.bar-pages [aria-current]').textContent()) === 'Charter', 'the same tab after a reload');

    await page.getByRole('button', { name: /^More about the tab/ }).click();
    await page.getByRole('menuitem', { name: 'Settings' }).click();
    const changed = await frameOf(page, 'Settings of a CoP Guide tab');
    await eventually(() => changed.getByRole('radio', { name: /^Charter/ }).isChecked(), 'the present choice');
    await changed.getByRole('radio', { name: /^Measures/ }).check();
    await save.click();
    await page.getByRole('navigation', { name: 'Tabs' }).getByRole('button', { name: /^Measures,/ }).waitFor();

    // Somebody else of the team finds the same tab there.
    const sam = await openWindow(browser, world, 6);
    await enter(sam, 6, 'team');
    await sam.page.getByRole('navigation', { name: 'Tabs' }).getByRole('button', { name: /^Measures,/ }).click();
    const theirs = await frameOf(sam.page, 'CoP Guide tab');
    await eventually(async () => (await theirs.locator('.bar-pages [aria-current]').textContent()) === 'Measures', 'the same page for a member');

    await page.getByRole('button', { name: /^More about the tab/ }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('navigation', { name: 'Tabs' }).getByRole('button', { name: /^Measures,/ }).waitFor({ state: 'detached' });
    await Promise.all([page.context().close(), sam.page.context().close()]);
  });

  it('a shared link leads to its community’s page from the personal app, and says so to whoever is not in it', async () => {
    const amara = await openWindow(browser, world, 0);
    await enter(amara, 0, 'core', '&sub=step/energy');
    const frame = await frameOf(amara.page, 'CoP Guide tab');
    await frame.getByRole('button', { name: 'More', exact: true }).click();
    await frame.getByRole('button', { name: 'Share this page' }).click();
    const link = await amara.page.getByRole('textbox', { name: 'Link' }).inputValue();
    const sub = new URLSearchParams(new URL(link).hash.slice(1)).get('sub') ?? '';
    expect(sub).toMatch(/^c\/[^/]+\/step\/energy$/);

    for (const place of ['personal', 'core']) {
      await enter(amara, 0, place, `&sub=${encodeURIComponent(sub)}`);
      if (place === 'personal') await amara.page.getByRole('button', { name: 'Add CoP Guide' }).first().click().catch(() => undefined);
      const opened = await frameOf(amara.page, 'CoP Guide tab');
      await eventually(() => opened.evaluate<boolean>(`location.hash === '#/step/energy' && document.querySelector('h1')?.textContent !== ''`), 'the step');
    }
    await enter(amara, 0, 'core', `&sub=${encodeURIComponent('c/nobody-knows/step/energy')}`);
    const closed = await frameOf(amara.page, 'CoP Guide tab');
    expect(await closed.locator('h1').textContent()).toBe('You are not in this community');
    await amara.page.context().close();
  });

  it('the timer of a meeting is the same for two who have the page open without reloading, and survives a reload', async () => {
    const amara = await openWindow(browser, world, 0);
    const tom = await openWindow(browser, world, 1);
    await enter(amara, 0, 'core', '&sub=step/running-events');
    await enter(tom, 1, 'core', '&sub=step/running-events');
    const mine = await frameOf(amara.page, 'CoP Guide tab');
    const theirs = await frameOf(tom.page, 'CoP Guide tab');
    await mine.getByText('Speaking order and timer').click();
    await mine.getByRole('spinbutton', { name: 'Minutes' }).fill('3');
    await mine.getByRole('button', { name: 'Start', exact: true }).click();
    await mine.getByRole('timer').waitFor();
    await theirs.getByRole('timer').waitFor();
    await theirs.getByText('The timer runs: 3 minutes.').waitFor({ state: 'attached' });

    await theirs.getByRole('button', { name: 'One more minute' }).click();
    await eventually(async () => /^3:[345]/.test((await mine.getByRole('timer').textContent()) ?? ''), 'a minute more for the other one');
    await mine.getByRole('button', { name: 'Pause' }).click();
    await theirs.getByText('Paused').waitFor();
    const [here, there] = await Promise.all([mine.getByRole('timer').textContent(), theirs.getByRole('timer').textContent()]);
    expect(there).toBe(here);
    await amara.page.reload();
    const again = await frameOf(amara.page, 'CoP Guide tab');
    expect(await again.getByRole('timer').textContent()).toBe(here);
    await again.getByRole('button', { name: 'Clear' }).click();
    await theirs.getByRole('timer').waitFor({ state: 'detached' });
    await Promise.all([amara.page.context().close(), tom.page.context().close()]);
  });

  it('what one puts on the stage of a meeting everybody in it sees, without a word of the other’s own, until somebody stops it', async () => {
    const amara = await openWindow(browser, world, 0);
    const tom = await openWindow(browser, world, 1);
    await enter(amara, 0, 'core', '&meeting=on');
    await enter(tom, 1, 'core', '&meeting=on');
    const panel = await frameOf(amara.page, 'CoP Guide side panel');
    await panel.evaluate(`location.hash = '#/step/achievable'`);
    await panel.locator('textarea').first().waitFor();
    await panel.getByRole('button', { name: 'More', exact: true }).click();
    await panel.getByRole('button', { name: /stage/ }).click();
    for (const { page } of [amara, tom]) {
      const stage = await frameOf(page, 'CoP Guide stage');
      await eventually(() => stage.evaluate<boolean>(`location.hash === '#/step/achievable' && document.querySelector('h1')?.textContent !== ''`), 'the page on the stage');
      expect(await stage.locator('textarea').count()).toBe(0);
    }
    await tom.page.getByRole('button', { name: 'Stop showing' }).click();
    await amara.page.getByText('Nothing is on the stage yet.').waitFor();
    await Promise.all([amara.page.context().close(), tom.page.context().close()]);
  });

  it.each([desk, phone])('settings, side panel and stage are readable and reachable at $width px', async (size) => {
    const window = await openWindow(browser, world, 0, size);
    const { page } = window;
    const { look, found } = inspect(window, 'tabs-', size);
    await enter(window, 0, 'team', `&theme=${size.theme}`);
    await page.getByRole('button', { name: 'Add a tab' }).click();
    const settings = await frameOf(page, 'Settings of a CoP Guide tab');
    await look('settings', page);
    await look('settings-page', settings);
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.locator('.tab-entry[aria-current]', { hasNotText: 'CoP Guide' }).waitFor();
    await frameOf(page, 'CoP Guide tab');
    await look('added', page);
    await page.getByRole('button', { name: /^More about the tab/ }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await page.locator('.tab-entry', { hasNotText: 'CoP Guide' }).waitFor({ state: 'detached' });

    await enter(window, 0, 'core', `&theme=${size.theme}&meeting=on`);
    const panel = await frameOf(page, 'CoP Guide side panel');
    if (size === desk) expect(await panel.evaluate<number>('innerWidth')).toBe(320);
    await look('meeting', page);
    await panel.evaluate(`location.hash = '#/step/running-events'`);
    await panel.getByText('Speaking order and timer').click();
    await panel.getByRole('button', { name: /^Start/ }).click();
    await panel.getByRole('timer').waitFor();
    await panel.getByText('Speaking order and timer').click();
    await panel.evaluate(`document.querySelector('.meeting-timer').scrollIntoView({ block: 'center' })`);
    await look('timer', page);
    await look('timer-page', panel);
    await panel.getByRole('button', { name: 'Clear' }).click();
    await panel.evaluate(`location.hash = '#/step/achievable'`);
    await panel.locator('textarea').first().waitFor();
    await panel.getByRole('button', { name: 'More', exact: true }).click();
    await panel.getByRole('button', { name: /stage/ }).click();
    const stage = await frameOf(page, 'CoP Guide stage');
    await eventually(() => stage.evaluate<boolean>(`location.hash === '#/step/achievable' && document.querySelector('h1')?.textContent !== ''`), 'the page on the stage');
    // Nothing of the reader's own, and nothing to press that would change it.
    expect(await stage.locator('textarea').count()).toBe(0);
    await look('stage', page);
    await look('side-panel-page', panel);
    await look('stage-page', stage);
    // It stands for everybody until somebody stops it, also for the next window that comes.
    await page.getByRole('button', { name: 'Stop showing' }).click();
    await page.getByText('Nothing is on the stage yet.').waitFor();
    expect(found).toEqual({ barriers: {}, tooWide: {} });
    await page.context().close();
  });
});
