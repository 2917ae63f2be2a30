import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { createSession } from '../../bot/api/session';
import { createApp } from '../../bot/app';
import { systemClock } from '../../bot/clock';
import { addDemoApp, openDemo } from '../../bot/local/demo';
import { openLocalWorld } from '../../bot/local/world';
import { createLog } from '../../bot/log';
import { close, freePort, listen } from '../../bot/run/listen';
import { toolkitFor } from '../../bot/run/ownToolkit';
import { readSettings } from '../../bot/settings';
import { startEmbedded } from '../../bot/store/embedded';
import { openStore, type Store } from '../../bot/store/store';
import { browserArgs, findBrowser, howToGetOne } from '../browser/find';
import { asItIs, buildBare } from './bareTab';
import { measure, percentile, type Measure } from './measure';

const runs = 7;
/** What Lighthouse calls slow 4G: 150 ms there and back, 1.6 Mbit/s down and 0.75 up, in bytes a second. */
const slow4g = { offline: false, latency: 150, downloadThroughput: (1.6 * 1_000_000) / 8, uploadThroughput: (0.75 * 1_000_000) / 8 };
/** Null for no bound. */
type Network = typeof slow4g | null;
const slowerCpu = 4;

interface Seen {
  /** Milliseconds from the beginning of the frame's navigation. */
  painted: number;
  first: number;
  largest: number;
  useful: number;
  /** Scripts that were loaded until then, gzipped. Bytes. */
  scripts: number;
}

/**
 * The tab's first route in its frame inside the page of local Teams, with nothing in the browser's cache, on a 4 x slower
 * CPU, at a desk and on slow 4G; beside it, in turns, a page with React, Fluent's provider, teams-js and one heading, built
 * in the same way. Useful is when the heading of the community is there; painted is when anything is.
 */
export async function bench(): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'cop-bench-tab-'));
  chmodSync(folder, 0o711);
  const database = await startEmbedded({ folder });
  const store = await openStore(database.url);
  const ends: (() => Promise<void>)[] = [];
  const bare = await buildBare();
  const browser = await openBrowser();
  try {
    const floor = await serve(store, join(folder, 'bare'), bare.folder);
    ends.push(floor.end);
    const own = await serve(store, join(folder, 'own'), resolve('.build/tab'));
    ends.push(own.end);
    const desk = await inTurns(browser, floor, own, null);
    const away = await inTurns(browser, floor, own, slow4g);
    const beside = ({ tab, floor: bareOne }: Pairs, name: string, what: keyof Seen): Measure =>
      measure({ name: `${name}, median of ${runs}, beside a bare page`, value: median(tab, what) / 1_000, floor: median(bareOne, what) / 1_000, unit: 's' });
    return [
      measure({ name: 'scripts of the first route, gzipped', value: median(desk.tab, 'scripts') / 1_000, unit: 'kB', budget: 200 }),
      measure({ name: 'scripts of a bare page, gzipped', value: median(desk.floor, 'scripts') / 1_000, unit: 'kB' }),
      measure({ name: `useful (the heading of the community is there), median of ${runs}`, value: median(desk.tab, 'useful') / 1_000, unit: 's', budget: 2 }),
      beside(desk, 'useful', 'useful'), beside(desk, 'something is painted', 'painted'), beside(desk, 'largest contentful paint', 'largest'),
      beside(away, 'on slow 4G, useful', 'useful'), beside(away, 'on slow 4G, something is painted', 'painted'), beside(away, 'on slow 4G, largest contentful paint', 'largest'),
    ];
  } finally {
    await browser.close();
    for (const end of ends) await end();
    await store.close();
    await database.stop();
    bare.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Pairs = Record<'tab' | 'floor', Seen[]>;

const median = (of: Seen[], what: keyof Seen): number => percentile(of.map((one) => one[what]), 0.5);

async function inTurns(browser: Browser, floor: Served, own: Served, network: Network): Promise<Pairs> {
  const seen: Pairs = { tab: [], floor: [] };
  for (let run = 0; run <= runs; run += 1) {
    const pair = { floor: await load(browser, floor, network), tab: await load(browser, own, network) };
    // The first packs the files that the server keeps packed from then on.
    if (run === 0) continue;
    seen.floor.push(pair.floor);
    seen.tab.push(pair.tab);
  }
  return seen;
}

interface Served {
  origin: string;
  tabFolder: string;
  end: () => Promise<void>;
}

/** The app with local Teams around it, on the communities of the demonstration; `tabFolder` is what the tab's frame is given. */
async function serve(store: Store, folder: string, tabFolder: string): Promise<Served> {
  mkdirSync(folder, { recursive: true });
  const port = await freePort();
  const settings = readSettings({ PORT: String(port), COP_DATA: folder });
  if (!settings.ok) throw new Error(settings.faults.join('\n'));
  const log = createLog('error');
  const toolkit = toolkitFor(null);
  const demo = await openDemo(store, toolkit);
  const local = await openLocalWorld({ folder: join(folder, 'world'), clock: systemClock, log, pageFolder: resolve('.build/page'), crowd: demo.crowd });
  const app = createApp({
    settings: settings.settings, store, toolkit, clock: systemClock, log, session: createSession(local.session), tenantId: local.tenantId, clientFor: local.clientFor,
    signedIn: () => undefined, tabFolder, alone: true,
  });
  const server = local.serve(app.http.server, settings.settings.publicUrl);
  await listen(server, port, '127.0.0.1');
  await addDemoApp(settings.settings.publicUrl);
  return {
    origin: settings.settings.publicUrl, tabFolder,
    async end() {
      await close(server);
      local.close();
      await app.stop();
    },
  };
}

async function openBrowser(): Promise<Browser> {
  const found = findBrowser();
  if (!found) throw new Error(`There is no browser for the bench. ${howToGetOne}`);
  const { chromium } = await asItIs<typeof import('playwright-core')>('playwright-core');
  const environment = Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
  return chromium.launch({ executablePath: found.path, args: browserArgs, headless: true, env: { ...environment, ...found.env } });
}

/** Notes in each frame what is painted when; the heading counts once it has words. */
const watch = `if (window !== window.top) {
  const seen = (window.benchSeen = { painted: 0, first: 0, largest: 0, useful: 0 });
  new PerformanceObserver((list) => { for (const one of list.getEntries()) if (one.name === 'first-paint') seen.painted = one.startTime; else seen.first = one.startTime; }).observe({ type: 'paint', buffered: true });
  new PerformanceObserver((list) => { for (const one of list.getEntries()) seen.largest = Math.max(seen.largest, one.startTime); }).observe({ type: 'largest-contentful-paint', buffered: true });
  const look = () => { if (seen.useful === 0 && document.querySelector('main h1')?.textContent) seen.useful = performance.now(); };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
}`;

/** After that long nothing larger is painted any more. Milliseconds. */
const quiet = 2_500;

async function load(browser: Browser, { origin, tabFolder }: Served, network: Network): Promise<Seen> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
  try {
    const page = await context.newPage();
    await page.addInitScript(watch);
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.enable');
    if (network) await devtools.send('Network.emulateNetworkConditions', network);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowerCpu });
    await page.goto(`${origin}/#person=amara.okafor&place=core&theme=light`, { timeout: 60_000 });
    const frame = await (await page.locator('iframe[title$="tab"]').elementHandle({ timeout: 60_000 }))?.contentFrame();
    if (!frame) throw new Error('the tab has no frame');
    await frame.locator('main h1').first().waitFor({ timeout: 60_000 });
    // The policy of the page forbids what the driver's own waiting does.
    await page.waitForTimeout(quiet);
    const { files, ...seen } = await frame.evaluate<Omit<Seen, 'scripts'> & { files: string[] }>(
      `({ ...window.benchSeen, files: performance.getEntriesByType('resource').filter((one) => one.startTime < window.benchSeen.useful && /\\.js$/.test(one.name)).map((one) => new URL(one.name).pathname) })`,
    );
    if (Object.values(seen).some((value) => value === 0)) throw new Error(`a moment was not seen: ${JSON.stringify(seen)}`);
    return { ...seen, scripts: [...new Set(files)].reduce((sum, file) => sum + gzipSync(readFileSync(join(tabFolder, file.replace(/^\/tab\//, ''))), { level: 9 }).length, 0) };
  } finally {
    await context.close();
  }
}
