import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const page = `<!doctype html>
<html lang="en-GB">
  <head><meta charset="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1" /><title>Bare</title><script type="module" src="./entry.tsx"></script></head>
  <body><div id="root"></div></body>
</html>
`;

const entry = `import { FluentProvider, teamsLightTheme } from '@fluentui/react-components';
import { app } from '@microsoft/teams-js';
import { createRoot } from 'react-dom/client';

void app.initialize().then(() => {
  const root = document.getElementById('root');
  if (root) createRoot(root).render(<FluentProvider theme={teamsLightTheme}><main><h1>Bare</h1></main></FluentProvider>);
  app.notifyAppLoaded();
  void app.notifySuccess();
});
`;

/** A package that is an ES module, or finds its own files: loaded as it is, and not put into the bundle of the bench. */
export const asItIs = async <T>(name: string): Promise<T> => (await import(name)) as T;

interface Bare {
  /** The built files, to be served as the tab's. */
  folder: string;
  remove: () => void;
}

/** The least that a tab of this make is: React, Fluent's provider, teams-js and one heading, built by the tab's own vite configuration. */
export async function buildBare(): Promise<Bare> {
  // Inside the project, where the packages are found.
  mkdirSync(resolve('.build'), { recursive: true });
  const place = mkdtempSync(resolve('.build', 'bare-'));
  writeFileSync(join(place, 'index.html'), page);
  writeFileSync(join(place, 'entry.tsx'), entry);
  const folder = join(place, 'built');
  const { build } = await asItIs<typeof import('vite')>('vite');
  await build({ configFile: resolve('tab/vite.config.mts'), root: place, logLevel: 'warn', build: { outDir: folder, emptyOutDir: true } });
  return { folder, remove: () => rmSync(place, { recursive: true, force: true }) };
}
