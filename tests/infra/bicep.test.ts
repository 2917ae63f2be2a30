import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Language, Parser, type Tree } from 'web-tree-sitter';
import { root } from './tool';

const text = readFileSync(join(root, 'infra', 'main.bicep'), 'utf8');
let parser: Parser;

beforeAll(async () => {
  await Parser.init();
  parser = new Parser();
  parser.setLanguage(await Language.load(readFileSync(join(root, 'node_modules', 'tree-sitter-bicep', 'tree-sitter-bicep.wasm'))));
});

function parse(source: string): Tree {
  const tree = parser.parse(source);
  if (!tree) throw new Error('the parser gave nothing');
  return tree;
}

test('the Bicep file parses, and a broken one does not', () => {
  expect(parse(text).rootNode.hasError).toBe(false);
  expect(parse(text.replace('resource plan ', 'resource ')).rootNode.hasError).toBe(true);
});

test('it makes the identity, the web app, the database and the bot with its Teams channel', () => {
  const types = [...text.matchAll(/^\s*resource \w+ '([^'@]+)/gm)].map(([, type]) => type);
  expect(types).toEqual(expect.arrayContaining([
    'Microsoft.ManagedIdentity/userAssignedIdentities', 'Microsoft.Web/serverfarms', 'Microsoft.Web/sites',
    'Microsoft.DBforPostgreSQL/flexibleServers', 'Microsoft.BotService/botServices', 'channels',
  ]));
  expect(text).toMatch(/msaAppType: 'UserAssignedMSI'/);
  expect(text).toMatch(/channelName: 'MsTeamsChannel'/);
  expect(text).toMatch(/linuxFxVersion: 'NODE\|22-lts'/);
});

test('no secret has a value in it, and every password is marked as one', () => {
  const secrets = [...text.matchAll(/^param (\w*(?:Password|Secret)) string(.*)$/gm)];
  expect(secrets.length).toBeGreaterThan(0);
  for (const [, name, value] of secrets) {
    expect(text).toMatch(new RegExp(`@secure\\(\\)[^@]*(@[^@]*)*param ${name ?? ''} string`));
    expect(['', " = ''"]).toContain(value);
  }
});

test('the app settings are those that the app reads', () => {
  const names = [...text.matchAll(/\{ name: '(\w+)', value:/g)].map(([, name]) => name ?? '');
  const settings = readFileSync(join(root, 'bot', 'settings.ts'), 'utf8');
  expect(names.length).toBeGreaterThan(5);
  expect(names.filter((name) => !settings.includes(`'${name}'`))).toEqual([]);
});
