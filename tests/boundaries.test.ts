import { join } from 'node:path';
import { fileFaults, largest, sourcesUnder } from './boundaries/files';
import { importFaults } from './boundaries/imports';
import { wordFaults } from './boundaries/words';

const root = join(__dirname, '..');
const app = sourcesUnder(root, ['bot', 'tab']);
const server = app.filter(({ path }) => path.startsWith('bot/'));
const all = [...app, ...sourcesUnder(root, ['infra', 'tests'])];

describe('the house as it stands', () => {
  test('no folder imports what it may not', () => expect(app.flatMap(importFaults)).toEqual([]));

  test('the environment, SQL, clocks and chance stay where they belong', () => expect(server.flatMap(wordFaults)).toEqual([]));

  test('no file is too large or named for nothing', () => expect(all.flatMap(fileFaults)).toEqual([]));

  test('nine of ten source files stay under half of the largest size', () => {
    const sizes = app.map(({ text }) => Buffer.byteLength(text)).sort((a, b) => a - b);
    expect(sizes[Math.floor(sizes.length * 0.9)]).toBeLessThan(largest / 2);
  });
});

describe('the rules find what they are for', () => {
  test.each([
    ['bot/domain/rounds.ts', "import { createHash } from 'node:crypto';"],
    ['bot/domain/rounds.ts', "import type { Pool } from 'pg';"],
    ['bot/domain/rounds.ts', "import { openStore } from '../store/store';"],
    ['bot/toolkit/load.ts', "import { openStore } from '../store/store';"],
    ['bot/api/routes.ts', "import { CardFactory } from 'botbuilder';"],
    ['bot/api/routes.ts', "import { ConnectorClient } from 'botframework-connector';"],
    ['bot/api/routes.ts', "const { CardFactory } = require('botbuilder');"],
    ['bot/jobs/work.ts', "const graph = await import('@microsoft/microsoft-graph-client');"],
    ['bot/teams/bot.ts', "import { AppCredential } from '@microsoft/teamsfx';"],
    ['bot/jobs/work.ts', "const msal = await import('@azure/msal-node');"],
    ['bot/jobs/work.ts', "import { Pool } from 'pg';"],
    ['bot/api/routes.ts', "import { sql } from 'drizzle-orm';"],
    ['bot/teams/bot.ts', "import PgBoss from 'pg-boss';"],
    ['bot/teams/bot.ts', "import { words } from '../../tab/words';"],
    ['bot/teams/bot.ts', "import { localPeople } from '../local/people';"],
    ['bot/app.ts', "export { localPeople } from './local/people';"],
    ['bot/app.ts', "let one: import('./local/people').LocalPerson;"],
    ['bot/store/store.ts', "import { send } from '../teams/sender';"],
    ['bot/graph/files.ts', "import { openStore } from '../store/store';"],
    ['bot/api/routes.ts', "import { useState } from 'react';"],
    ['tab/app/mount.tsx', "import { notFound } from '../../bot/errors';"],
    ['tab/app/mount.tsx', "import { type ErrorCode, notFound } from '../../bot/errors';"],
    ['tab/app/mount.tsx', "import '../../tests/tab/fixtures';"],
  ])('%s may not say: %s', (path, text) => expect(importFaults({ path, text })).toHaveLength(1));

  test.each([
    ['bot/domain/rounds.ts', "import { z } from 'zod'; import type { StepData } from '../toolkit/schema'; import { keys } from './record';"],
    ['bot/teams/cards/card.ts', "import { CardFactory } from 'botbuilder'; import { present } from '../../domain/present';"],
    ['bot/main.ts', "import { runLocal } from './local/run';"],
    ['tab/app/mount.tsx', "import type { MeAnswer } from '../../bot/api/contract'; import { type ErrorCode } from '../../bot/errors'; import { keys } from '../../bot/domain/record';"],
    ['bot/teams/bot.ts', "const words = 'import { Pool } from pg';"],
  ])('%s may say: %s', (path, text) => expect(importFaults({ path, text })).toEqual([]));

  test.each([
    ['bot/domain/rounds.ts', 'const now = Date.now();'],
    ['bot/domain/rounds.ts', 'const now = new Date();'],
    ['bot/domain/rounds.ts', 'const now = Date();'],
    ['bot/domain/rounds.ts', 'const now = Temporal.Now.instant();'],
    ['bot/domain/rounds.ts', 'const id = Math.random();'],
    ['bot/domain/rounds.ts', "console.log('here');"],
    ['bot/domain/rounds.ts', 'process.exit(1);'],
    ['bot/domain/rounds.ts', "const id = crypto.randomUUID();"],
    ['bot/api/routes.ts', 'const port = process.env.PORT;'],
    ['bot/main.ts', "const port = process.env['PORT'];"],
    ['bot/jobs/work.ts', "await client.query('select id from community where id = $1');"],
    ['bot/jobs/work.ts', "await client.query('SELECT id FROM community WHERE id = $1');"],
    ['bot/jobs/work.ts', 'await client.query(`update community set revision = ${n}`);'],
  ])('%s may not hold: %s', (path, text) => expect(wordFaults({ path, text }).length).toBeGreaterThan(0));

  test.each([
    ['bot/domain/rounds.ts', "const at = new Date('2026-03-12T10:00:00Z'); const day = Date.parse(text);"],
    ['bot/domain/rounds.ts', 'const view = { process: 1, document: page.document }; type Kind = { document: string };'],
    ['bot/settings.ts', 'export const read = (env = process.env) => env;'],
    ['bot/main.ts', 'const settings = readSettings(process.env);'],
    ['bot/store/store.ts', "await client.query('select id from community');"],
    ['bot/teams/bot.ts', "say('Select who is in the core group, from the list');"],
  ])('%s may hold: %s', (path, text) => expect(wordFaults({ path, text })).toEqual([]));

  test.each([
    ['bot/teams/utils.ts', ''],
    ['tab/helpers/date.ts', ''],
    ['tab/parts/index.ts', "export { Ask } from './Ask';\nexport { Notice } from './Notice';\n"],
    ['tab/parts/Ask.tsx', "const ask = 1;\nexport * from './Notice';\n"],
    ['bot/api/answers.ts', "export * as answers from './answer';\nconst one = 1;\n"],
    ['bot/teams/bot.ts', 'x'.repeat(largest + 1)],
  ])('a file %s is refused', (path, text) => expect(fileFaults({ path, text })).toHaveLength(1));

  test('a file may pass on types', () => expect(fileFaults({ path: 'bot/api/contract.ts', text: "export type * from './answers';\nexport const one = 1;\n" })).toEqual([]));
});
