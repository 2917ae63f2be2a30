import { mkdtempSync, rmSync, chmodSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { createApp, type App } from '../../bot/app';
import { systemClock } from '../../bot/clock';
import { createLog } from '../../bot/log';
import { close, freePort, listen } from '../../bot/run/listen';
import { toolkitFor } from '../../bot/run/ownToolkit';
import { readSettings } from '../../bot/settings';
import { startEmbedded } from '../../bot/store/embedded';
import { openStore, type Store } from '../../bot/store/store';
import { createHttp } from '../../bot/http';
import { measure, percentile, type Measure } from './measure';

const tenant = 'bench';
const warmUp = 200;
const turns = 600;
const communities = 8;

/**
 * A guided turn beside the SDK's own echo bot, in the same run and process, one at a time, in turns:
 * a press that commits and answers with its card, and a typed line that is answered with one. The
 * database is a real one with fsync; the connector is a server that answers at once.
 */
export async function bench(): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'cop-bench-turn-'));
  chmodSync(folder, 0o711);
  const database = await startEmbedded({ folder });
  const connector = createServer((req, res) => {
    req.resume().on('end', () => {
      res.setHeader('content-type', 'application/json');
      res.end('{"id":"1"}');
    });
  });
  const store = await openStore(database.url);
  const serviceUrl = `http://127.0.0.1:${await listen(connector, 0, '127.0.0.1')}/`;
  const chatOf = (name: string): Place => ({ serviceUrl, chat: `19:${name}@thread.v2` });
  const echo = await openEcho();
  const { app, port } = await openApp(store);
  try {
    const place = chatOf('bench');
    const community = await begin(port, place, store);
    const echoed: number[] = [];
    const pressed: number[] = [];
    const typed: number[] = [];
    for (let n = 0; n < warmUp + turns; n += 1) {
      const times = [
        await timed(() => post(echo.port, message(place, `hello ${n}`))),
        await timed(() => post(port, n % 2 === 0 ? skip(place, community, n) : reopen(place, community, n))),
        await timed(() => post(port, message(place, 'next', n))),
      ];
      if (n >= warmUp) [echoed, pressed, typed].forEach((list, i) => list.push(times[i] ?? 0));
    }
    const floor = percentile(echoed, 0.5);
    const years: number[] = [];
    let length = 0;
    for (const chat of ['first', 'second', 'third']) {
      const place = chatOf(chat);
      const year = yearOf(place, await begin(port, place, store));
      length = year.length;
      years.push(await timed(async () => {
        for (const turn of year) await post(port, turn);
      }));
    }
    const crowd = await Promise.all(Array.from({ length: communities }, async (_one, n) => {
      const place = chatOf(`beside-${n}`);
      return yearOf(place, await begin(port, place, store));
    }));
    const before = process.cpuUsage();
    const together = await timed(async () => {
      await Promise.all(crowd.map(async (year) => {
        for (const turn of year) await post(port, turn);
      }));
    });
    const { user } = process.cpuUsage(before);
    return [
      measure({ name: 'echo bot of the SDK, median', value: floor, unit: 'ms' }),
      measure({ name: 'press with its commit, median', value: percentile(pressed, 0.5), unit: 'ms', floor, budget: 2 }),
      measure({ name: 'typed line with its card, median', value: percentile(typed, 0.5), unit: 'ms', floor }),
      measure({ name: 'press with its commit, p99', value: percentile(pressed, 0.99), unit: 'ms', budget: 1_000 }),
      measure({ name: `a community's year of ${length} turns, median of ${years.length} years`, value: percentile(years, 0.5), unit: 'ms', budget: 1_000 }),
      measure({ name: `the same year, what it costs each of ${communities} communities that live it side by side`, value: together / communities, unit: 'ms', budget: 1_000 }),
      // What a busy machine hardly changes; the one who asks and the connector are in it.
      measure({ name: 'of that, processor time of this process in user mode', value: user / 1_000 / communities, unit: 'ms' }),
    ];
  } finally {
    await close(echo.server);
    await close(app.http.server);
    await app.stop();
    await store.close();
    await close(connector);
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function openEcho(): Promise<{ server: Server; port: number }> {
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
  const bot = new ActivityHandler();
  bot.onMessage(async (context, next) => {
    await context.sendActivity(`Echo: ${context.activity.text}`);
    await next();
  });
  const http = createHttp({ log: createLog('error') });
  http.post('/api/messages', async (req, res) => adapter.process(req, res, (context) => bot.run(context)));
  return { server: http.server, port: await listen(http.server, 0, '127.0.0.1') };
}

async function openApp(store: Store): Promise<{ app: App; port: number }> {
  const wanted = await freePort();
  const settings = readSettings({ PORT: String(wanted) });
  if (!settings.ok) throw new Error(settings.faults.join('\n'));
  const app = createApp({
    settings: settings.settings, store, toolkit: toolkitFor(null), clock: systemClock, log: createLog('error'), tenantId: tenant, alone: true, tabFolder: 'none',
    session: () => Promise.reject(new Error('nobody signs in here')), signedIn: () => undefined, clientFor: () => { throw new Error('nothing is asked of Graph here'); },
  });
  const port = await listen(app.http.server, wanted, '127.0.0.1');
  await app.start();
  return { app, port };
}

/** A chat, and where the service behind it is. */
interface Place {
  serviceUrl: string;
  chat: string;
}

const someone = { id: '29:bench', name: 'Bench', aadObjectId: 'bench-person' };

const activity = (place: Place, more: object): Record<string, unknown> => ({
  id: `f:${Math.random().toString(36).slice(2)}`, channelId: 'msteams', serviceUrl: place.serviceUrl, timestamp: new Date().toISOString(), from: someone, recipient: { id: '28:bench', name: 'CoP Guide' },
  conversation: { id: place.chat, conversationType: 'groupChat', isGroup: true, tenantId: tenant }, channelData: { tenant: { id: tenant } }, ...more,
});

const message = (place: Place, text: string, n = 0) => activity(place, { type: 'message', text, timestamp: new Date(Date.UTC(2026, 0, 1) + n * 1_000).toISOString() });
const reopen = (place: Place, community: string, revision: number) =>
  activity(place, { type: 'invoke', name: 'adaptiveCard/action', value: { action: { type: 'Action.Execute', verb: 'reopen', data: { community, step: 'sponsor', revision } }, trigger: 'manual' } });
const skip = (place: Place, community: string, revision: number) =>
  activity(place, { type: 'invoke', name: 'task/submit', value: { data: { dialog: 'skip', community, step: 'sponsor', revision, reason: `for the ${revision}. time` }, context: {} } });

/** What a core group does in its chat in a year: each step is opened, asked for by name and ended with a reason; each month brings questions and thanks. */
function yearOf(place: Place, community: string): object[] {
  const toolkit = toolkitFor(null);
  let second = turns + warmUp;
  const line = (text: string): object => message(place, text, (second += 1));
  const steps = [...toolkit.steps.values()].map(({ step }) => step.id).filter((step) => toolkit.steps.get(step)?.step.opensWith === undefined);
  return [
    ...steps.flatMap((step) => [
      activity(place, { type: 'invoke', name: 'adaptiveCard/action', value: { action: { type: 'Action.Execute', verb: 'next', data: { community, step } }, trigger: 'manual' } }),
      line(toolkit.words[step]?.heading ?? step),
      activity(place, { type: 'invoke', name: 'task/submit', value: { data: { dialog: 'skip', community, step, what: 'skip', reason: 'we know it' }, context: {} } }),
    ]),
    ...Array.from({ length: 12 }, (_one, month) => [line('where are we'), line('actions'), line('who is next'), line(`thank Bench for month ${month}`)]).flat(),
  ];
}

/** Adds the app to a chat and starts a community there. */
async function begin(port: number, place: Place, store: Store): Promise<string> {
  await post(port, activity(place, { type: 'conversationUpdate', membersAdded: [{ id: '28:bench' }] }));
  await post(port, activity(place, { type: 'invoke', name: 'task/submit', value: { data: { dialog: 'start', mode: 'new', name: 'Bench', topic: 'Turns', zone: 'Europe/London' }, context: {} } }));
  const mine = await store.places.communityAt(tenant, place.chat);
  if (!mine) throw new Error('no community was started');
  return mine.id;
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function post(port: number, body: object): Promise<void> {
  return new Promise((done, failed) => {
    const text = JSON.stringify(body);
    const asked = request({ host: '127.0.0.1', port, path: '/api/messages', method: 'POST', headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) } }, (res) => {
      res.resume().on('end', () => (res.statusCode === 200 ? done() : failed(new Error(`answered ${res.statusCode ?? 0}`))));
    });
    asked.on('error', failed);
    asked.end(text);
  });
}
