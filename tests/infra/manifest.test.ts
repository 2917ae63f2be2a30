import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { archiveScopes, channelScopes } from '../../bot/graph/team';
import { extensionCommands } from '../../bot/local/teams/extensions';
import { findCommand } from '../../bot/teams/extension/searching';
import { saveCommand } from '../../bot/teams/extension/saving';
import { memberScopes } from '../../bot/graph/members';
import { channelListScopes, messageScopes } from '../../bot/graph/messages';
import { readIntents } from '../../bot/teams/intents';
import { loadToolkit } from '../../bot/toolkit/load';
import { askTool, root } from './tool';

interface Manifest {
  manifestVersion: string;
  id: string;
  icons: { color: string; outline: string };
  bots: { botId: string; scopes: string[]; commandLists: { scopes: string[]; commands: { title: string; description: string }[] }[] }[];
  staticTabs: { entityId: string; contentUrl?: string; scopes: string[] }[];
  configurableTabs: { configurationUrl: string; canUpdateConfiguration: boolean; scopes: string[]; context: string[] }[];
  composeExtensions: { botId: string; commands: { id: string; type: string; title: string; fetchTask?: boolean; initialRun?: boolean; context: string[]; parameters?: { name: string }[] }[]; messageHandlers: { type: string; value: { domains: string[] } }[] }[];
  validDomains: string[];
  webApplicationInfo: { id: string; resource: string };
  authorization: { permissions: { resourceSpecific: { name: string; type: 'Application' | 'Delegated' }[] } };
}

const manifest = askTool<Manifest>('manifest.mjs', 'tool.readManifest(tool.samples)');

test('the manifest is right by Microsoft’s schema, wherever that is at hand', () => {
  const places = ['node_modules/@microsoft/app-manifest/build/json-schemas/teams/v1.30/MicrosoftTeams.schema.json', '../shared/teams/manifest-1.30.schema.json'];
  const schemas = places.map((place) => join(root, place)).filter((file) => existsSync(file)).map((file) => JSON.parse(readFileSync(file, 'utf8')) as unknown);
  for (const schema of schemas) expect(askTool('manifest.mjs', 'tool.schemaFaults(given.manifest, given.schema)', { manifest, schema })).toEqual([]);
  expect(manifest.manifestVersion).toBe('1.30');
});

test('the manifest has what the schema requires, and the bot in all three scopes', () => {
  for (const part of ['manifestVersion', 'version', 'id', 'developer', 'name', 'description', 'icons', 'accentColor']) expect(manifest).toHaveProperty(part);
  expect(manifest.bots).toHaveLength(1);
  expect(manifest.bots[0]?.scopes.sort()).toEqual(['groupChat', 'personal', 'team']);
  expect(manifest.staticTabs[0]?.scopes.sort()).toEqual(['groupChat', 'personal', 'team']);
});

test('a tab for channels and chats is set up on a page of our own, everywhere the app’s own tab can be but the personal app', () => {
  const [tab] = manifest.configurableTabs;
  expect(tab).toMatchObject({ configurationUrl: 'https://cop.example.org/tab/#/configure', canUpdateConfiguration: true, scopes: ['team', 'groupChat'] });
  const own = (manifest.staticTabs[0] as unknown as { context: string[] }).context;
  expect(tab?.context).toEqual(own.filter((one) => one !== 'personalTab'));
});

test('of one team the app asks what its code uses, which an owner agrees to with the installation', () => {
  const asked = manifest.authorization.permissions.resourceSpecific.filter((one) => one.type === 'Application').map((one) => one.name).sort();
  expect(asked).toEqual([...new Set([...channelScopes, ...channelListScopes, ...archiveScopes, ...memberScopes, ...messageScopes])].sort());
});

test('every command in the list is one that the bot understands', () => {
  const titles = manifest.bots[0]?.commandLists.flatMap((list) => list.commands.map((command) => command.title)) ?? [];
  expect(titles.map((title) => readIntents(loadToolkit().typed, title).meant[0])).toEqual(titles.map((title) => (title === 'calendar' ? 'meetings' : title)));
  for (const { description } of manifest.bots[0]?.commandLists[0]?.commands ?? []) expect(description.length).toBeLessThanOrEqual(128);
});

test('the message extension offers what the bot answers and local Teams shows, and unfurls links of the app’s own domain alone', () => {
  const [extension] = manifest.composeExtensions;
  expect(extension?.botId).toBe(manifest.bots[0]?.botId);
  const [save, find] = extension?.commands ?? [];
  expect([save, find]).toMatchObject([{ id: saveCommand, type: 'action', fetchTask: true, context: ['message'] }, { id: findCommand, type: 'query', initialRun: true }]);
  expect({ save: save?.id, find: find?.id, words: find?.parameters?.[0]?.name }).toEqual(extensionCommands);
  expect(extension?.messageHandlers).toMatchObject([{ type: 'link', value: { domains: ['cop.example.org'] } }]);
  for (const { title } of extension?.commands ?? []) expect(title.length).toBeLessThanOrEqual(32);
});

test('Teams’ own rules hold: icon sizes, https, domains, sign-in', () => {
  const icons = `Object.fromEntries(Object.values(given.manifest.icons).map((name) => [name, fs.readFileSync(given.folder + '/' + name)]))`;
  const faults = askTool('manifest.mjs', `tool.ownFaults(given.manifest, ${icons})`, { manifest, folder: join(root, 'appPackage') });
  expect(faults).toEqual([]);
});

test('a manifest that breaks the rules is told so', () => {
  const broken = { ...manifest, composeExtensions: [{ ...manifest.composeExtensions[0], botId: 'other' }], validDomains: [], webApplicationInfo: { id: 'a', resource: 'api://x/b' }, staticTabs: [{ entityId: 'one', contentUrl: 'http://cop.example.org/tab/' }] };
  const faults = askTool<string[]>('manifest.mjs', 'tool.ownFaults(given, {})', broken).join('\n');
  for (const words of ['color icon is missing', 'outline icon is missing', 'is not https', 'is not in validDomains', 'does not end with its id', 'another bot than the app', 'links of cop.example.org are handled']) expect(faults).toContain(words);
});

test('a setting that is missing is not filled by chance, and PUBLIC_URL names the domain', () => {
  expect(askTool('manifest.mjs', "tool.valuesFrom({ PUBLIC_URL: 'https://cop.university.example', BOT_ID: '', OTHER: 'x' })")).toEqual({ TAB_DOMAIN: 'cop.university.example' });
  expect(() => askTool('manifest.mjs', 'tool.readManifest({})')).toThrow(/asks for TEAMS_APP_ID/);
});

test('the icons in the package are those that the script draws', () => {
  const drawn = askTool<Record<string, string>>('icons.mjs', "Object.fromEntries(Object.entries(tool.icons()).map(([name, bytes]) => [name, bytes.toString('base64')]))");
  expect(Object.keys(drawn).sort()).toEqual(['color.png', 'outline.png']);
  for (const [name, bytes] of Object.entries(drawn)) expect(readFileSync(join(root, 'appPackage', name)).toString('base64') === bytes).toBe(true);
});
