import type { Browser, Frame } from 'playwright-core';
import { goMidway } from '../journeys/midway';
import { person } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';
import { launchBrowser } from './chromium';
import { desk, inspect, phone } from './inspection';
import { openWindow, type Window } from './window';

let browser: Browser;
let world: World;
let communityId: string;

beforeAll(async () => {
  browser = await launchBrowser();
  world = await openWorld();
  ({ communityId } = await goMidway(world));
});
afterAll(async () => {
  await browser?.close();
  await world?.end();
});

/** The tab's home in local Teams. */
async function home(window: Window): Promise<Frame> {
  const frame = await window.openTab('team');
  await frame.getByRole('heading', { name: 'Core group' }).waitFor();
  return frame;
}

it.each([desk, phone])('the core group and its search are readable and reachable at $width px', async (size) => {
  const window = await openWindow(browser, world, 0, size);
  const { page } = window;
  const { look, found } = inspect(window, 'core-', size);
  const frame = await home(window);
  const heading = frame.getByRole('heading', { name: 'Core group' });
  await heading.scrollIntoViewIfNeeded();
  await window.shot(`core-${size.theme}-${size.width}`);
  await frame.getByRole('button', { name: 'Ask somebody in' }).click();
  const choice = frame.getByRole('button', { name: 'Ask somebody in: Sam Adeyemi' });
  await choice.waitFor();
  await choice.scrollIntoViewIfNeeded();
  await choice.focus();
  await look('search', frame);
  await page.keyboard.press('Enter');
  await frame.getByRole('dialog').waitFor();
  await look('ask', frame);
  await page.keyboard.press('Escape');
  await frame.getByRole('button', { name: 'Leave the core group' }).click();
  await frame.getByRole('dialog').waitFor();
  await look('leave', frame);
  expect(found).toEqual({ barriers: {}, tooWide: {} });
  await page.context().close();
});

it('somebody is asked in with the keyboard alone, sees the next step, and leaves again', async () => {
  const amara = await openWindow(browser, world, 0);
  const frame = await home(amara);
  await frame.getByRole('button', { name: 'Ask somebody in' }).focus();
  await amara.page.keyboard.press('Enter');
  await frame.getByLabel('Find somebody in the team by name').waitFor();
  await amara.page.keyboard.press('Tab');
  await amara.page.keyboard.press('Tab');
  await amara.page.keyboard.type('ADEY');
  await frame.getByText('1 person', { exact: true }).waitFor();
  await amara.page.keyboard.press('Tab');
  await amara.page.keyboard.press('Enter');
  await frame.getByRole('dialog', { name: 'Ask Sam Adeyemi into the core group?' }).waitFor();
  await frame.getByRole('button', { name: 'Ask them in' }).press('Enter');
  await frame.getByText('Sam Adeyemi is in the core group now.').waitFor();
  await frame.getByText('Nobody to choose has “ADEY” in their name.').waitFor();
  expect(await frame.evaluate<string>('document.activeElement?.getAttribute("type")')).toBe('search');

  const sam = await openWindow(browser, world, 6);
  const his = await home(sam);
  await his.getByRole('button', { name: 'Leave the core group' }).click();
  await his.getByRole('dialog').getByRole('button', { name: 'Leave the core group' }).click();
  await his.getByText('You have left the core group. What you wrote and agreed stays.').waitFor();
  await his.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await his.getByRole('button', { name: 'Ask somebody in' }).count()).toBe(0);
  expect(await his.evaluate<string>('document.activeElement?.id')).toBe('core-heading');
  expect((await person(world, 0).view(communityId)).core.map((one) => one.name)).not.toContain('Sam Adeyemi');
  await amara.page.context().close();
  await sam.page.context().close();
});
