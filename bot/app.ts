import type { Server } from 'restify';
import { addApi } from './api/routes';
import type { Person, Session } from './api/session';
import type { Clock } from './clock';
import { createCommands } from './commands';
import { createHttp } from './http';
import { serveFiles } from './http/files';
import { tabPolicy } from './http/pages';
import { invitationCarriage, thanksCarriage } from './jobs/channelPosts';
import { announceCarriage, startCardCarriage, stepCardCarriage } from './jobs/cards';
import { charterFileCarriage } from './jobs/charterFile';
import { consultationCarriage } from './jobs/consultation';
import { copyCarriage } from './jobs/fileCopy';
import { filesCarriage } from './jobs/filesReading';
import { packCarriage } from './jobs/packFile';
import { paperFileCarriage, paperNewsCarriage } from './jobs/paperFile';
import { sponsorMailCarriage } from './jobs/sponsorMail';
import { sponsorReplyCarriage } from './jobs/sponsorReply';
import { archiveCarriage, channelCarriage } from './jobs/teamWork';
import { createReplyLinks } from './reply/link';
import { addReplyPages } from './reply/routes';
import { readingCarriage } from './jobs/calendarReading';
import { eventCarriage } from './jobs/eventBooking';
import { excelLogCarriage } from './jobs/excelLog';
import { seriesCarriage } from './jobs/meetingSeries';
import { findingCarriage } from './jobs/timeFinding';
import type { ConsentAddress } from './graph/consent';
import type { ClientFor } from './jobs/graphWork';
import { digestCarriage } from './jobs/digest';
import { createOutbox } from './jobs/outbox';
import { planAddress } from './jobs/planOpening';
import { planCarriage } from './jobs/planSync';
import { redrawCarriage } from './jobs/redrawing';
import { promptCardCarriage, promptCarriage, surveyCarriage } from './jobs/prompts';
import { reportCarriage } from './jobs/attendanceReport';
import { retentionCarriage } from './jobs/retention';
import { createRosterReader } from './jobs/roster';
import { createScheduler } from './jobs/scheduler';
import { messageCountsCarriage } from './jobs/messageCounts';
import { teamMembersCarriage } from './jobs/teamMembers';
import type { Log } from './log';
import { createPageLinks } from './pageLinks';
import type { Settings } from './settings';
import type { Store } from './store/store';
import { createAdapter } from './teams/adapter';
import { createBot } from './teams/bot';
import { createSender } from './teams/sender';
import { createSay } from './toolkit/phrases';
import type { Toolkit } from './toolkit/schema';

/** Teams takes 50 requests a second from an app in a tenant ("Rate limiting for bots"; older pages say 30); half of it leaves room for answers. */
const teamsPace = 25;

export interface AppParts {
  settings: Settings;
  store: Store;
  toolkit: Toolkit;
  clock: Clock;
  log: Log;
  session: Session;
  tenantId: string;
  clientFor: ClientFor;
  /** Where a person allows the app something at Microsoft; without it nobody is asked. */
  consentAddress?: ConsentAddress;
  /** Whether sign-ins are kept, so that people can be acted for while they are away; false unless said otherwise. */
  keepsSignIns?: boolean;
  /** Told of each verified sign-in of the tab. */
  signedIn(person: Person): void;
  /** Folder of the built tab. */
  tabFolder: string;
  /** Nobody else uses the database. */
  alone: boolean;
  /** Whether it looks every minute for what is due; true unless said otherwise. */
  looksByItself?: boolean;
  /** Messages to people a second and tenant, over all instances; half of what Teams takes unless said otherwise. */
  sendsASecond?: number;
}

export interface App {
  http: Server;
  /** Looks at once for what is due, after the clock was moved. */
  look(): Promise<void>;
  /** Begins to carry out what is due; the HTTP side listens when its owner says so. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Puts the app together. Importing or calling this listens to nothing and starts nothing. */
export function createApp(parts: AppParts): App {
  const { settings, store, toolkit, clock, log } = parts;
  const say = createSay(toolkit.phrases, toolkit.language);
  const door = createAdapter(settings, { log });
  const sender = createSender(door);
  const pageLinks = createPageLinks(settings);
  const commands = createCommands({ store, toolkit, say, clock, wake: (keys) => outbox.wake(keys) });
  const links = createReplyLinks({ secrets: store.secrets, publicUrl: settings.publicUrl });
  const carriers = { store, commands, sender, say, clock, publicUrl: settings.publicUrl, pageLinks, sendsASecond: parts.sendsASecond ?? teamsPace };
  const outbox = createOutbox({
    ...carriers, log, alone: parts.alone, looksByItself: parts.looksByItself ?? true, look: () => scheduler.look(), roster: createRosterReader(carriers),
    carriages: {
      card: stepCardCarriage(carriers),
      'start-card': startCardCarriage(carriers),
      'announce-charter': announceCarriage(carriers),
      'file-charter': charterFileCarriage(carriers, parts.clientFor),
      'file-paper': paperFileCarriage(carriers, parts.clientFor),
      'announce-paper': paperNewsCarriage(carriers),
      'mail-paper': sponsorMailCarriage(carriers, parts.clientFor, links),
      'announce-reply': sponsorReplyCarriage(carriers),
      'make-channel': channelCarriage(carriers, parts.clientFor),
      'file-pack': packCarriage(carriers, parts.clientFor),
      'copy-file': copyCarriage(carriers, parts.clientFor),
      'read-files': filesCarriage(carriers, parts.clientFor),
      'archive-team': archiveCarriage(carriers, parts.clientFor),
      'announce-consultation': consultationCarriage(carriers),
      'book-series': seriesCarriage(carriers, parts.clientFor),
      'book-event': eventCarriage(carriers, parts.clientFor),
      'find-times': findingCarriage(carriers, parts.clientFor),
      'read-calendar': readingCarriage(carriers, parts.clientFor),
      'sync-plan': planCarriage(carriers, parts.clientFor, planAddress(settings, parts.tenantId)),
      'write-log': excelLogCarriage(carriers, parts.clientFor),
      'clear-old': retentionCarriage(carriers),
      'read-report': reportCarriage(carriers, parts.clientFor),
      'read-messages': messageCountsCarriage(carriers, parts.clientFor),
      'read-members': teamMembersCarriage(carriers, parts.clientFor),
      prompt: promptCarriage(carriers),
      'prompt-card': promptCardCarriage(carriers),
      'redraw': redrawCarriage(carriers),
      'announce-survey': surveyCarriage(carriers),
      'post-thanks': thanksCarriage(carriers),
      'invite-event': invitationCarriage(carriers),
      digest: digestCarriage(carriers),
    },
  });
  const scheduler = createScheduler(carriers, (keys) => outbox.wake(keys));
  const bot = createBot({ commands, store, toolkit, say, clock, log, publicUrl: settings.publicUrl, pageLinks, readRoster: outbox.readRoster });

  const http = createHttp({ log, loopbackOnly: settings.mode === 'local', https: settings.mode === 'live', now: clock.now, ownBodies: '/reply/' });
  http.post('/api/messages', async (req, res) => door.process(req, res, (context) => bot.run(context)));
  addApi(http, { store, commands, say, clock, session: parts.session, tenantId: parts.tenantId, signedIn: parts.signedIn, portfolioReaders: parts.settings.portfolioReaders, links, pageLinks, clientFor: parts.clientFor, consentAddress: parts.consentAddress ?? null, keepsSignIns: parts.keepsSignIns ?? false, wake: (keys) => outbox.wake(keys) });
  addReplyPages(http, { commands, store, say, clock, log, links, tenantId: parts.tenantId });
  const tab = serveFiles({ folder: parts.tabFolder, prefix: '/tab', policy: tabPolicy(settings.mode) });
  http.get('/tab', tab);
  http.get('/tab/*', tab);

  return {
    http,
    async start() {
      await outbox.start();
      await door.warm();
    },
    look: () => outbox.look(),
    stop: () => outbox.stop(),
  };
}
