import type { Browser, Frame, Page } from 'playwright-core';
import { goMidway } from '../journeys/midway';
import { eventually, person } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';
import { launchBrowser } from './chromium';
import { openWindow } from './window';

const [priya, luca, mei] = [2, 3, 4] as const;

/** Two people with the same page open in two browsers, neither of whom reloads. */
describe('two people in one step', () => {
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

  const both = async (route: string) => {
    const windows = await Promise.all([luca, mei].map((index) => openWindow(browser, world, index)));
    const frames = await Promise.all(windows.map((one) => one.openTab('core', route)));
    return { lucas: { page: windows[0]?.page as Page, tab: frames[0] as Frame }, meis: { page: windows[1]?.page as Page, tab: frames[1] as Frame }, close: () => Promise.all(windows.map((one) => one.page.context().close())) };
  };
  const field = (tab: Frame, name: string | RegExp) => tab.getByRole('textbox', { name });

  it('answer without seeing each other, one with the keyboard alone; reveal; and both read all of it at once', async () => {
    const questions = (await person(world, luca).view(communityId)).steps.find((one) => one.id === 'achievable')?.questions.map((one) => one.id) ?? [];
    for (const questionId of questions) await person(world, priya).do(communityId, { type: 'giveAnswer', stepId: 'achievable', questionId, text: 'A shelf of examples' });
    const { lucas, meis, close } = await both('step/achievable');
    const areas = 'document.querySelector("main textarea")';

    // Luca writes, and stands in the middle of a line when Mei gives her answers.
    await tabTo(lucas, `document.activeElement === ${areas}`);
    await lucas.page.keyboard.type('One workshop term');
    for (let i = 0; i < 'term'.length; i += 1) await lucas.page.keyboard.press('ArrowLeft');
    await lucas.tab.getByText(/^Saved /).waitFor();
    await listen(lucas.tab);
    for (const [at] of questions.entries()) {
      await meis.tab.getByText(`Question ${at + 1} of ${questions.length}`).waitFor();
      await field(meis.tab, /./).fill(`Mei on question ${at + 1}`);
      await meis.tab.getByRole('button', { name: 'Give my answer', exact: true }).click();
    }
    await lucas.tab.getByText(/^4 of 5 have answered: .*Mei Zhao/).waitFor();
    await lucas.page.keyboard.type('a ');
    await eventually(() => lucas.tab.evaluate<boolean>(`${areas}.value === 'One workshop a term'`), 'what is typed where the caret stood');
    await lucas.tab.getByText(/^Saved /).waitFor();
    // What others do, and that a text is saved, is read by whoever looks for it; it interrupts nobody who writes.
    expect(await heard(lucas.tab)).toEqual([]);
    expect(await meis.tab.locator('body').textContent()).not.toContain('One workshop a term');
    expect(await lucas.tab.locator('body').textContent()).not.toContain('Mei on question');

    for (const [at] of questions.entries()) {
      await lucas.tab.getByText(`Question ${at + 1} of ${questions.length}`).waitFor();
      if (at > 0) {
        await tabTo(lucas, `document.activeElement === ${areas}`);
        await lucas.page.keyboard.type(`Luca on question ${at + 1}`);
      }
      await tabTo(lucas, `document.activeElement.textContent === 'Give my answer'`);
      await lucas.page.keyboard.press('Enter');
    }
    await lucas.tab.getByRole('button', { name: 'Reveal together', exact: true }).waitFor();
    await tabTo(lucas, `document.activeElement.textContent === 'Reveal together'`);
    await lucas.page.keyboard.press('Enter');
    await Promise.all([lucas, meis].map(async ({ tab }) => {
      for (const text of ['One workshop a term', 'Mei on question 1', 'A shelf of examples']) await tab.locator('.answer-card', { hasText: text }).first().waitFor();
    }));
    await close();
  });

  it('put lines into a theme by dragging and by a list of choices, and each sees the other’s', async () => {
    const { lucas, meis, close } = await both('step/achievable');
    await field(lucas.tab, 'Name of a theme').fill('Places to look');
    await lucas.page.keyboard.press('Enter');
    const [his, hers] = [lucas.tab, meis.tab].map((tab) => tab.getByRole('region', { name: 'Places to look' }));
    await Promise.all([his?.waitFor(), hers?.waitFor()]);
    await eventually(async () => (await field(lucas.tab, 'Name of a theme').inputValue()) === '', 'the field for the next theme');
    // Taken by its words: its middle is the list of choices.
    await lucas.tab.locator('.theme-line > p', { hasText: 'One workshop a term' }).dragTo(his as NonNullable<typeof his>);
    await hers?.getByText('One workshop a term').waitFor();
    await meis.tab.getByRole('combobox', { name: 'Move to: Mei on question 1' }).selectOption('Places to look');
    await his?.getByText('Mei on question 1').waitFor();
    await close();
  });

  it('write one note while one of them is offline: nothing is lost, both texts stand beside each other, and one choice keeps both', async () => {
    const { lucas, meis, close } = await both('step/running-events');
    await meis.page.context().setOffline(true);
    await field(meis.tab, 'Purpose').fill('To see marked work');
    await meis.tab.getByRole('alert').filter({ hasText: 'there is no connection' }).waitFor();
    await field(lucas.tab, 'Purpose').fill('To meet the library');
    await lucas.tab.getByText(/^Saved /).first().waitFor();
    await meis.page.context().setOffline(false);
    await meis.tab.getByRole('heading', { name: 'Two texts, one field: Purpose' }).waitFor();
    const merge = meis.tab.locator('.merge');
    await merge.getByText('Luca Ferri has changed this in the meantime.').waitFor();
    expect(await merge.locator('.merge-texts .plain-text').allTextContents()).toEqual(['To see marked work', 'To meet the library']);
    await merge.getByRole('button', { name: 'Keep both' }).click();
    // Nothing moves under a caret: what Mei kept is shown once Luca leaves the field.
    await lucas.page.keyboard.press('Tab');
    await eventually(async () => /To see marked work\s+To meet the library|To meet the library\s+To see marked work/.test(await field(lucas.tab, 'Purpose').inputValue()), 'both texts in the other window');
    await close();
  });

  it('go on after the server was updated: a page whose script is gone loads the tab anew, at that page', async () => {
    const window = await openWindow(browser, world, luca);
    const tab = await window.openTab('core');
    let asked = 0;
    await window.page.route(/\/ReviewPage-[^/]*\.js$/, async (route) => {
      asked += 1;
      await (asked === 1 ? route.fulfill({ status: 404, body: '' }) : route.continue());
    });
    await tab.evaluate(`location.hash = '#/review'`);
    await tab.getByRole('heading', { level: 1, name: 'Review room' }).waitFor();
    expect(asked).toBe(2);
    await window.page.context().close();
  });
});

interface Side { page: Page; tab: Frame }

/** Presses Tab from the top of the page until what a condition names has the focus, as somebody without a mouse does. */
async function tabTo({ page, tab }: Side, focused: string): Promise<void> {
  await tab.locator('main').focus();
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if (await tab.evaluate<boolean>(focused)) return;
  }
  throw new Error(`the keyboard does not reach: ${focused}`);
}

/** From now on notes what a screen reader would read out by itself. */
const listen = (tab: Frame): Promise<void> => tab.evaluate(`{
  window.heard = [];
  new MutationObserver((changes) => changes.forEach(({ target, addedNodes }) => {
    const live = '[role="status"], [role="alert"], [aria-live="polite"], [aria-live="assertive"]';
    const region = (target.nodeType === 1 ? target : target.parentElement)?.closest(live);
    const fresh = [...addedNodes].filter((one) => one.nodeType === 1).flatMap((one) => [...(one.matches(live) ? [one] : []), ...one.querySelectorAll(live)]);
    for (const one of [...(region ? [region] : []), ...fresh]) if (one.textContent.trim() !== '') window.heard.push(one.textContent.trim());
  })).observe(document.body, { childList: true, characterData: true, subtree: true });
}`);
const heard = (tab: Frame): Promise<string[]> => tab.evaluate<string[]>('window.heard');
