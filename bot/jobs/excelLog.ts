import { isLogOn, mayBeWriter, newsOf, type ExcelLog } from '../domain/excelLog';
import type { GraphClient } from '../graph/client';
import { channelFolder } from '../graph/files';
import { GraphProblem } from '../graph/problems';
import { withWorkbook, workbookScopes, type Workbook } from '../graph/workbook';
import { placeWorkbook } from '../graph/workbook-file';
import type { Claim } from '../store/deliveries';
import type { Carriage, CarrierParts, Fate } from './carrier';
import { newLog, putLog, type Put } from './excelLogTables';
import { fateOfProblem, type ClientFor } from './graphWork';

/**
 * Brings the log of a community in the team's Files up to date. However often it is carried out, each row is there
 * once: what may have been written is looked for before anything is added. People's own columns, rows, formulas and
 * order stay; what they have deleted of ours is made again from the record, and said.
 */
export function excelLogCarriage({ commands, store, say, clock }: CarrierParts, clientFor: ClientFor): Carriage<'write-log'> {
  return {
    repeatable: () => Promise.resolve(true),
    async carry(claim, _effect, record) {
      const { community } = record;
      const { log, groupId, teamConversation } = community;
      if (!isLogOn(log)) return { state: 'suppressed', reason: say('log.stopped') };
      const write = (part: Partial<ExcelLog>, mark: string): Promise<void> =>
        commands.settle(claim.tenantId, community.id, `log-${mark}-${claim.wanted}`, (now) => {
          const standing = now.community.log;
          // Switched off or on anew meanwhile, this is of no interest any more.
          if (!isLogOn(standing) || standing.askedAt !== log.askedAt) return null;
          return { ok: true, said: null, effects: [], changes: [{ put: 'community', row: { ...now.community, log: { ...standing, ...part } } }] };
        });
      const failed = async (problem: string, part: Partial<ExcelLog> = {}): Promise<Fate> => {
        if (log.problem !== problem || log.state !== 'failed') await write({ state: 'failed', problem, ...part }, 'failed');
        return { state: 'failed', reason: problem };
      };
      if (groupId === null || teamConversation === null) return failed(say('refuse.log-no-team'));
      if (!mayBeWriter(record, log.personId)) return failed(say('log.left'));

      const again: string[] = [];
      try {
        const [facts, measured] = await Promise.all([store.logs.facts(claim.tenantId, community.id), store.activity.facts(claim.tenantId, community.id, clock.now())]);
        const { file, put } = await inWorkbook(clientFor(log.personId, workbookScopes), { groupId, channelId: teamConversation }, log, {
          name: say('log.file', { name: community.name }),
          make: () => newLog(say, community.name, clock.now()),
          lost: () => void again.push(say('log.file-again')),
          work: (book, isNew) => putLog(book, { facts, measured, community, series: record.series, now: clock.now(), say, isFirst: isNew || log.writtenAt === null }),
        });
        const tables = put.again.map((one) => say(`log.${one}`));
        // In a file that was made again nobody misses a table besides.
        if (tables.length > 0 && again.length === 0) again.push(say('log.table-again', { count: tables.length, tables: tables.join(', ') }));
        const now = clock.now();
        const news = newsOf(log.news, [...again, ...put.news], now);
        const [problem] = put.problems;
        if (problem !== undefined) return await failed(problem, { ...file, news });
        await write({ ...file, news, state: 'written', problem: null, writtenAt: now }, 'written');
        return { state: 'sent' };
      } catch (error) {
        if (!(error instanceof GraphProblem)) throw error;
        const fate = fateOfLog(error, claim);
        const state = fate.state === 'failed' ? 'failed' : 'waiting';
        if (log.problem !== error.sentence || log.state !== state) await write({ state, problem: error.sentence, news: newsOf(log.news, again, clock.now()) }, `${state}-${claim.attempts}`);
        return fate;
      }
    },
  };
}

/** What may have been written does no harm here: it is found at the next try. */
function fateOfLog(problem: GraphProblem, claim: Claim): Fate {
  const fate = fateOfProblem(problem, claim);
  return fate.state === 'uncertain' ? { state: 'later', reason: fate.reason, seconds: Math.min(600, 2 ** Math.min(claim.attempts + 2, 10)) } : fate;
}

type File = Pick<ExcelLog, 'driveId' | 'itemId' | 'webUrl'>;

interface Work {
  name: string;
  make(): Promise<Buffer>;
  /** The file that was written to last is gone. */
  lost(): void;
  work(book: Workbook, isNew: boolean): Promise<Put>;
}

/** The workbook under its id, which it keeps when people rename or move it; else the one of this name, or a new one. */
async function inWorkbook(client: GraphClient, channel: { groupId: string; channelId: string }, log: ExcelLog, { name, make, lost, work }: Work): Promise<{ file: File; put: Put }> {
  const { driveId, itemId, webUrl } = log;
  if (driveId !== null && itemId !== null) {
    try {
      return { file: { driveId, itemId, webUrl }, put: await withWorkbook(client, { driveId, itemId }, (book) => work(book, false)) };
    } catch (error) {
      if (!(error instanceof GraphProblem) || error.code !== 'not-found') throw error;
    }
  }
  const placed = await placeWorkbook(client, await channelFolder(client, channel), name, make);
  const isOther = itemId !== null && placed.itemId !== itemId;
  if (isOther) lost();
  return { file: { driveId: placed.driveId, itemId: placed.itemId, webUrl: placed.webUrl }, put: await withWorkbook(client, placed, (book) => work(book, placed.isNew || isOther)) };
}
