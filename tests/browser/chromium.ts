import { chromium, type Browser } from 'playwright-core';
import { browserArgs, findBrowser, howToGetOne } from './find';

/** Starts the browser that find.ts finds; close it when done. Throws with a sentence where there is none. */
export async function launchBrowser(): Promise<Browser> {
  const found = findBrowser();
  if (!found) throw new Error(`There is no browser for the tests. ${howToGetOne}`);
  const environment = Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
  return chromium.launch({ executablePath: found.path, args: browserArgs, headless: true, env: { ...environment, ...found.env } });
}
