import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localPeople, localTeam } from '../../bot/local/people';
import { askTool, root } from './tool';

test.each([['18.20.0', true], ['20.18.3', true], ['20.19.0', false], ['22.0.0', false], ['24.1.0', false]])('Node.js %s is too old: %s', (version, old) => {
  expect(askTool('node-version.mjs', 'tool.isOldNode(given)', version)).toBe(old);
});

test('the oldest Node.js that the tools take is the one that package.json names', () => {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { engines: { node: string } };
  expect(engines.node).toBe(`>=${askTool<number[]>('node-version.mjs', 'tool.oldest').join('.')}`);
});

describe('whether the packages are installed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cop-install-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const isInstalled = (): boolean => askTool('install.mjs', 'tool.isInstalled(given)', folder);
  const write = (file: string, packages: Record<string, unknown>): void => writeFileSync(join(folder, file), JSON.stringify({ packages }));

  test('follows the lock file, whatever is optional left aside', () => {
    const wanted = { '': { version: '1.0.0' }, 'node_modules/one': { version: '1.0.0' }, 'node_modules/other-system': { version: '1.0.0', optional: true } };
    write('package-lock.json', wanted);
    expect(isInstalled()).toBe(false);
    mkdirSync(join(folder, 'node_modules'));
    expect(isInstalled()).toBe(false);
    write('node_modules/.package-lock.json', { 'node_modules/one': { version: '1.0.0' } });
    expect(isInstalled()).toBe(true);
    write('package-lock.json', { ...wanted, 'node_modules/one': { version: '1.1.0' } });
    expect(isInstalled()).toBe(false);
    writeFileSync(join(folder, 'node_modules', '.package-lock.json'), '{ "packa');
    expect(isInstalled()).toBe(false);
  });
});

describe('sizes', () => {
  const manifest = {
    entry: { file: 'entry.js', isEntry: true, imports: ['shared'] },
    shared: { file: 'shared.js', imports: ['entry'] },
    home: { file: 'home.js', isDynamicEntry: true, imports: ['shared'] },
    far: { file: 'far.js', isDynamicEntry: true, imports: ['shared', 'chart'] },
    chart: { file: 'chart.js' },
    style: { file: 'style.css', isDynamicEntry: true },
  };
  const sizes = { 'entry.js': 10_000, 'shared.js': 100_000, 'home.js': 20_000, 'far.js': 30_000, 'chart.js': 31_000 };
  const measure = (parts: string[]): unknown => askTool('size.mjs', 'tool.measureRoutes(given.manifest, (file) => given.sizes[file], given.parts)', { manifest, sizes, parts });

  test('the first route counts each file once; another counts what it adds, and is told when it is over', () => {
    expect(measure(['entry', 'home'])).toEqual([
      { route: 'first route', size: 130_000, budget: 200_000, ok: true },
      { route: 'far', size: 61_000, budget: 60_000, ok: false },
      { route: 'style', size: 0, budget: 60_000, ok: true },
    ]);
  });

  test('a part that the build no longer has is an error, not a small size', () => {
    expect(() => measure(['entry', 'gone'])).toThrow(/has no gone/);
  });
});

test('the people of the Playground are those of local Teams', () => {
  const text = readFileSync(join(root, '.m365agentsplayground.yml'), 'utf8');
  const ids = [...text.matchAll(/aadObjectId: (\S+)/g)].map(([, id]) => id);
  expect(ids).toHaveLength(6);
  for (const id of ids) {
    const person = localPeople.find((one) => one.id === id);
    expect(text).toContain(`name: ${person?.name ?? 'nobody'}\n`);
    expect(text).toContain(`email: ${person?.email ?? 'nobody'}\n`);
  }
  expect(text).toContain(`aadGroupId: ${localTeam.groupId}`);
});
