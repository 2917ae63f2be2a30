import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { signInScope } from '../../bot/api/session';
import { consentScopes } from '../../bot/graph/consent';
import { askTool, root } from './tool';

/** The table under *What it asks of Microsoft 365*: each row's permissions, and its cells. */
function tableOfReadme(): { names: string[]; cells: string[] }[] {
  const [, part = ''] = /## What it asks of Microsoft 365\n(.*?)\n## /s.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? [];
  return part.split('\n').filter((line) => line.startsWith('| `')).map((line) => {
    const cells = line.split('|').slice(1, -1).map((one) => one.trim());
    return { cells, names: [...(cells[0] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name) };
  });
}

const manifest = askTool<{ authorization: { permissions: { resourceSpecific: { name: string }[] } } }>('manifest.mjs', 'tool.readManifest(tool.samples)');

test('the README lists what the code and the manifest ask for, each once, and nothing else', () => {
  const asked = [signInScope, ...new Set(Object.values(consentScopes).flat()), ...manifest.authorization.permissions.resourceSpecific.map((one) => one.name)];
  expect(tableOfReadme().flatMap((one) => one.names).sort()).toEqual(asked.sort());
});

test('it says of each of whom it is asked, why, and what is lost without it', () => {
  for (const { cells } of tableOfReadme()) {
    expect(cells).toHaveLength(4);
    for (const cell of cells) expect(cell).not.toBe('');
  }
});

test('no work asks for a permission that is neither a person’s to give nor in the manifest', () => {
  const known = new Set([...Object.values(consentScopes).flat(), ...manifest.authorization.permissions.resourceSpecific.map((one) => one.name)]);
  const read = (folder: string) => readdirSync(join(root, 'bot', folder)).filter((name) => name.endsWith('.ts')).map((name) => readFileSync(join(root, 'bot', folder, name), 'utf8'));
  const users = [...read('jobs'), ...read('api')].join('\n');
  const declared = read('graph').flatMap((text) => [...text.matchAll(/export const (\w+Scopes): readonly string\[\] = \[([^\]]*)\]/g)]).filter(([, name = '']) => new RegExp(`\\b${name}\\b`).test(users));
  expect(declared.length).toBeGreaterThan(8);
  for (const [, name, list = ''] of declared) for (const [, permission = ''] of list.matchAll(/'([^']+)'/g)) expect([name, permission, known.has(permission)]).toEqual([name, permission, true]);
});
