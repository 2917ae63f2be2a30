import type { Browser } from 'playwright-core';
import { startGroup, type Group } from '../fakes/group';
import { openWorld, type World } from '../journeys/world';
import { launchBrowser } from './chromium';
import { findings } from './findings';
import { openWindow } from './window';

describe('what a person allows at Microsoft', () => {
  let browser: Browser;
  let world: World;
  let group: Group;
  beforeAll(async () => {
    browser = await launchBrowser();
    world = await openWorld({ granted: () => false });
    group = await startGroup(world);
    const year = new Date().getUTCFullYear() + 1;
    await group.amara.do(group.communityId, { type: 'scheduleMeetings', stepId: 'check-ins', firstOn: `${year}-03-04`, at: '10:00', minutes: 30, everyWeeks: 2, untilOn: `${year}-06-30` });
  });
  afterAll(async () => {
    await browser?.close();
    await world?.end();
  });

  it('is asked for in a window of its own, which closes by itself; then what waited goes', async () => {
    const { page } = await openWindow(browser, world, 0);
    await page.goto('about:blank');
    await page.goto(`${world.origin}/#person=amara.okafor&place=core&front=tab&sub=connections`);
    const frame = page.frameLocator('iframe[title="CoP Guide tab"]');
    await frame.getByText('It waits in the name of Amara Okafor').waitFor();
    const tab = await (await page.locator('iframe[title="CoP Guide tab"]').elementHandle())?.contentFrame();
    if (tab) expect(await findings(tab)).toEqual([]);
    const opened = page.waitForEvent('popup');
    await frame.getByRole('button', { name: 'Allow it for me: Outlook calendars' }).click();
    const popup = await opened;
    if (!popup.isClosed()) await popup.waitForEvent('close');
    await frame.getByText('Allowed. What waited in your name is tried again now.').waitFor();
    await frame.locator('section', { hasText: 'Outlook calendars' }).getByText('Works').waitFor();
  });
});
