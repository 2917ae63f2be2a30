import { already, done, refuse, type Decision, type Effect, type Situation } from './decision';
import type { CommandType } from './commands';
import { momentOf } from './events';
import { dateIn, laterDate } from './kinds/event';
import { coreGroup, nameOf } from './people';
import type { Community, CommunityRecord, PersonId } from './record';
import type { LogView } from './view';

/** The log of a community: one workbook in the team's Files, which people may fill besides. Moments are ISO 8601 UTC. */
export interface ExcelLog {
  /** In whose name it is written. */
  personId: PersonId;
  /** When it was last switched on: what an older wish brings back is not written down any more. */
  askedAt: string;
  state: 'asked' | 'written' | 'waiting' | 'failed' | 'off';
  /** Why it waits or failed, as a sentence for people. */
  problem: string | null;
  /** What people should know though nothing is wrong, such as that a file was made again. */
  news: { text: string; at: string } | null;
  /** When the workbook last held everything; null before. */
  writtenAt: string | null;
  /** Where it is; kept when it is switched off, so that it goes on in the same file. */
  driveId: string | null;
  itemId: string | null;
  webUrl: string | null;
}

/** By what people do the log changes at once. Sign-ups and members change often: they wait for the night. */
const logged: readonly CommandType[] = ['planEvent', 'callOffEvent', 'closeEvent', 'markCame', 'saveResource', 'removeResource', 'checkResource', 'saveWebCount', 'startLog'];

/** Local time at which the log is brought up to date by itself: nobody is likely to have it open. */
const quietTime = '04:00';

/** Days for which news stays: long enough for somebody who looks once a week. */
const newsDays = 14;

/** True while the log is to be kept up to date. */
export const isLogOn = (log: ExcelLog | null): log is ExcelLog => log !== null && log.state !== 'off';

/** Switches the log on in the name of whoever asks, or goes on with it in their name. */
export function startLog({ record, act }: Situation): Decision {
  const { community } = record;
  if (!hasFiles(community)) return refuse('not-now', 'refuse.log-no-team');
  const before = community.log;
  if (isLogOn(before) && before.personId === act.personId && before.state !== 'failed') return already('said.log-on');
  const kept = before ?? { news: null, writtenAt: null, driveId: null, itemId: null, webUrl: null };
  const log: ExcelLog = { ...kept, personId: act.personId, askedAt: act.now, state: 'asked', problem: null };
  return done([{ put: 'community', row: { ...community, log } }], [], { key: 'said.log-on' });
}

/** Nothing is written any more; the file stays as it is. */
export function stopLog({ record: { community } }: Situation): Decision {
  if (!isLogOn(community.log)) return already('said.log-off');
  return done([{ put: 'community', row: { ...community, log: { ...community.log, state: 'off', problem: null } } }], [], { key: 'said.log-off' });
}

/** The decision, with the log wanted anew where it is on and the command changes what is in it. */
export function withLog(record: CommunityRecord, type: CommandType, decision: Decision): Decision {
  if (!decision.ok || decision.changes.length === 0 || !logged.includes(type)) return decision;
  if (type !== 'startLog' && !isLogOn(record.community.log)) return decision;
  return { ...decision, effects: [...decision.effects, { kind: 'write-log' } satisfies Effect] };
}

/** The last quiet moment: a log that was not wanted since is due. Null where none is kept. ISO 8601 UTC. */
export function logDueSince({ log, zone }: Pick<Community, 'log' | 'zone'>, now: string): string | null {
  if (!isLogOn(log)) return null;
  const today = dateIn(zone, now);
  const moment = momentOf(`${today}T${quietTime}`, zone);
  return moment <= now ? moment : momentOf(`${laterDate(today, { days: -1 })}T${quietTime}`, zone);
}

/** What is new now, or what was and is still worth a word. */
export function newsOf(before: ExcelLog['news'], texts: readonly string[], now: string): ExcelLog['news'] {
  if (texts.length > 0) return { text: texts.join(' '), at: now };
  return before !== null && Date.parse(now) - Date.parse(before.at) < newsDays * 86_400_000 ? before : null;
}

/** Whose token the log may be written with: they are in the core group still. */
export const mayBeWriter = (record: CommunityRecord, personId: PersonId): boolean => coreGroup(record).some((one) => one.personId === personId);

/** Where the log stands, as somebody reads it: the file is everybody's, how it fares is the core group's. */
export function logView(record: CommunityRecord, personId: PersonId, inCore: boolean): LogView {
  const { log } = record.community;
  const shown = { on: isLogOn(log), webUrl: log?.webUrl ?? null, writtenAt: log?.writtenAt ?? null, hasFiles: hasFiles(record.community) };
  if (!inCore || log === null) return { ...shown, state: null, problem: null, news: null, by: null, isMine: false };
  return { ...shown, state: log.state, problem: log.problem, news: log.news, by: nameOf(record, log.personId), isMine: log.personId === personId };
}

const hasFiles = ({ groupId, teamConversation }: Community): boolean => groupId !== null && teamConversation !== null;
