import { mkdirSync } from 'node:fs';
import { goMidway } from '../journeys/midway';
import { openWorld } from '../journeys/world';
import runBegins from '../store/run-begins';
import runEnds from '../store/run-ends';
import { launchBrowser } from './chromium';
import { openWindow } from './window';

/** `npm run screenshots`: the pictures of the README, from a community half-way, as the app is now. */
const folder = 'appPackage/screenshots';

async function take(): Promise<void> {
  await runBegins();
  const world = await openWorld();
  const browser = await launchBrowser();
  try {
    await goMidway(world);
    mkdirSync(folder, { recursive: true });
    const window = await openWindow(browser, world, 0, { width: 1280, height: 860 });
    await window.go('core');
    await window.tab.getByText('Next', { exact: true }).first().waitFor();
    await window.page.screenshot({ path: `${folder}/home.png` });
    process.stdout.write(`${folder}/home.png\n`);
  } finally {
    await browser.close();
    await world.end();
    await runEnds();
  }
}

void take().catch((error: unknown) => {
  process.stderr.write(`The pictures could not be taken: ${error instanceof Error ? error.message : 'unknown reason'}\n`);
  process.exitCode = 1;
});
