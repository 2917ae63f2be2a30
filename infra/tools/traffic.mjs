/** `npm run traffic`: walks the journeys, events, reviews and talks on their way to Outlook, the action plan in Planner, mail to the sponsor, a channel and archiving, and every operation that the app and the local Graph know, and keeps every exchange with Graph in `artifacts/graph-traffic.jsonl`. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { ensureInstalled } from './install.mjs';
import { checkNode } from './node-version.mjs';
import { inProject, root, stopWith } from './project.mjs';

checkNode();
ensureInstalled();
const file = inProject('artifacts', 'graph-traffic.jsonl');
mkdirSync(inProject('artifacts'), { recursive: true });
rmSync(file, { force: true });
const jest = inProject('node_modules', 'jest', 'bin', 'jest.js');
const result = spawnSync(process.execPath, [jest, '--runInBand', 'tests/journeys', 'tests/jobs/eventBooking.test.ts', 'tests/jobs/dateBooking.test.ts', 'tests/jobs/excelLog.test.ts', 'tests/jobs/planSync.test.ts', 'tests/jobs/planTrouble.test.ts', 'tests/jobs/sponsorMail.test.ts', 'tests/jobs/team.test.ts', 'tests/contract/graph.test.ts'], { cwd: root, stdio: 'inherit', env: { ...process.env, COP_TRAFFIC: file } });
if (result.status !== 0) stopWith('A journey failed, so its traffic is not complete; the lines above say where.');
if (!existsSync(file)) stopWith('The journeys passed and wrote no traffic: they make no Graph calls, or do not record them.');
console.log(`${readFileSync(file, 'utf8').trim().split('\n').length} exchanges in artifacts/graph-traffic.jsonl`);
