import type { Browser, Frame } from 'playwright-core';
import { localPeople } from '../../bot/local/people';
import { eventually } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';
import { launchBrowser } from './chromium';
import { desk, inspect, tablet, magnified } from './inspection';
import { lead, openWindow } from './window';

describe('the demonstration in the tab', () => {
  let browser: Browser;
  let world: World;
  beforeAll(async () => {
    browser = await launchBrowser();
    world = await openWorld({ demo: true, portfolioReaders: [localPeople[0]?.id ?? ''] });
  });
  afterAll(async () => {
    await browser?.close();
    await world?.end();
  });

  const show = async (frame: Frame, route: string): Promise<string> => lead(frame, route, (await frame.locator('h1').first().textContent()) ?? '');

  const routes = ['communities', 'portfolio', 'listing', '', 'measures', 'calendar', 'event/demo-e-1', 'resources', 'review', 'people', 'members', 'communications', 'files', 'sponsor', 'mine', 'actions', 'charter', 'settings', 'connections', 'sending', 'surveys', 'survey/demo-s-4', 'survey/demo-s-2'];

  it.each([desk, tablet, magnified])('every page about what members do is readable and reachable at $width px', async (size) => {
    const window = await openWindow(browser, world, 0, size);
    const { look, found } = inspect(window, 'demo-', size);
    const frame = await window.openTab('core');
    for (const route of routes) {
      await show(frame, route);
      // What is folded is read by somebody, too.
      await frame.evaluate(`document.querySelectorAll('main .measure:first-child details, main .shelf-item:nth-child(3) details').forEach((one) => { one.open = true; })`);
      await look(route.replace('/demo-e-1', '') || 'home', frame);
    }
    for (const [route, button] of [['calendar', 'Plan an event'], ['resources', 'Tell a story'], ['sponsor', 'Plan a talk']] as const) {
      await show(frame, route);
      await frame.getByRole('button', { name: button, exact: true }).click();
      await frame.getByRole('dialog').waitFor();
      await look(`${route}-dialog`, frame);
      await frame.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
      // The page is there again for everybody, and the focus is where it was.
      await eventually(() => frame.evaluate<boolean>(`document.activeElement?.textContent === ${JSON.stringify(button)}`), `the focus on ${button}`);
    }
    expect(found).toEqual({ barriers: {}, tooWide: {} });
    await window.page.context().close();
  });

  it('what waits in another community opens there, and the way back leads home', async () => {
    const window = await openWindow(browser, world, 0);
    const frame = await window.openTab('core');
    // However long its name, the bar stays as high as it is.
    await show(frame, 'measures');
    const higher = await frame.evaluate<number>(`{
      const [bar, name] = [document.querySelector('.bar'), document.querySelector('.bar-name')];
      const before = bar.offsetHeight;
      const short = name.textContent;
      name.textContent = 'Inclusive assessment and feedback across four faculties '.repeat(5);
      const after = bar.offsetHeight;
      name.textContent = short;
      after - before;
    }`);
    expect(higher).toBeLessThanOrEqual(0);
    expect(await frame.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    await frame.getByRole('link', { name: 'Change community' }).click();
    // All of the reader's communities, also where the tab belongs to one of them.
    await eventually(async () => (await frame.locator('.choices > li').count()) === 6, 'six communities to choose from');
    await frame.locator('.things li', { hasText: 'Laboratory Teaching' }).first().getByRole('button').click();
    await frame.locator('.bar-name', { hasText: 'Laboratory Teaching' }).waitFor();
    await frame.getByRole('heading', { name: 'Action plan' }).waitFor();
    await frame.getByRole('link', { name: 'Change community' }).click();
    await frame.getByRole('link', { name: 'All communities, in figures' }).click();
    await frame.getByRole('searchbox').fill('peer');
    await frame.getByRole('button', { name: 'Peer Observation' }).click();
    await frame.getByRole('heading', { level: 1, name: 'Peer Observation' }).waitFor();
    await window.page.context().close();
  });

  it('one plans an event with the keyboard alone, another signs up, and the first sees it without reloading', async () => {
    const amara = await openWindow(browser, world, 0);
    const sam = await openWindow(browser, world, 6);
    const page = await amara.openTab('core');
    await show(page, 'calendar');
    const plan = page.getByRole('button', { name: 'Plan an event', exact: true });
    await plan.focus();
    await amara.page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.getByRole('textbox', { name: /^Title/ }).focus();
    await amara.page.keyboard.type('Marking together');
    // The form sends with Enter, from any of its lines.
    await amara.page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const line = page.locator('.event', { hasText: 'Marking together' });
    await line.getByText('Nobody has signed up yet').waitFor();

    const other = await sam.openTab('team');
    await show(other, 'calendar');
    await other.locator('.event', { hasText: 'Marking together' }).getByRole('button', { name: /^I am coming/ }).click();
    await line.getByText('1 person comes').waitFor();
    expect(await other.getByRole('button', { name: 'Plan an event' }).count()).toBe(0);
    await Promise.all([amara.page.context().close(), sam.page.context().close()]);
  });
});
