import { localTeam } from '../people';
import { access, checkInTeam } from './access';
import { entity, graphRoot, page, Refusal, type Answer, type Ask } from './answers';
import { deltaQuery, givenToken, type DeltaToken } from './delta-token';
import { messageJson, touchedAt, type LocalMessage } from './message-item';
import type { Route } from './route';
import type { TeamStore } from './team-store';

/** Small on purpose, so that a caller who forgets the next link notices; and the most that the service gives. */
const usual = 3;
const most = 50;
const oldest = 8 * 30 * 86_400_000;

/** What is written in the channels of the team: read only, since people write in local Teams and the bot over its connector. */
export function messageRoutes(team: TeamStore, messages: () => readonly LocalMessage[]): Route[] {
  const inChannel = (allowed: RegExp, run: (ask: Ask, all: LocalMessage[], path: string) => Answer) => (ask: Ask): Answer => {
    const { team: teamId, channel } = ask.params;
    if (teamId !== localTeam.groupId) throw new Refusal(404, 'NotFound', `No team found with Group Id ${teamId ?? ''}`);
    checkInTeam(ask.personId, 'Forbidden');
    if (!team.channels().some((one) => one.id === channel)) throw new Refusal(404, 'NotFound', 'No thread found with the given id.');
    for (const name of ask.query.keys()) if (!allowed.test(name)) throw new Refusal(400, 'BadRequest', `Query option '${name.replace('$', '')}' is not allowed. To allow it, set the 'AllowedQueryOptions' property on EnableQueryAttribute or QueryValidationSettings.`);
    if (Number(ask.query.get('$top') ?? 1) > most) throw new Refusal(400, 'BadRequest', `The limit of '${most}' for Top query has been exceeded.`);
    const own = messages().filter((one) => one.channelId === channel).sort((a, b) => touchedAt(a) - touchedAt(b));
    return run(ask, own, `/teams/${localTeam.groupId}/channels/${encodeURIComponent(channel ?? '')}/messages`);
  };
  const begins = (one: LocalMessage): boolean => one.thread === one.id;
  const context = (ask: Ask, more = ''): string => `teams('${localTeam.groupId}')/channels('${encodeURIComponent(ask.params['channel'] ?? '')}')/messages${more}`;
  const found = (ask: Ask, all: LocalMessage[]): LocalMessage => {
    const one = all.find((message) => message.id === ask.params['message']);
    if (!one) throw new Refusal(404, 'NotFound', 'The message does not exist.');
    return one;
  };
  const path = '/teams/{team}/channels/{channel}/messages';
  return [
    { method: 'GET', path, access: access.messages, run: inChannel(/^\$(top|skiptoken)$/i, (ask, all, at) => page(ask, at, context(ask), all.filter(begins).reverse().map(messageJson), usual, most)) },
    { method: 'GET', path: `${path}/delta`, access: access.messages, run: inChannel(/^\$(top|filter|skiptoken|deltatoken)$/i, (ask, all, at) => changes(ask, all.filter(begins), at)) },
    { method: 'GET', path: `${path}/{message}`, access: access.messages, run: inChannel(/^$/, (ask, all) => ({ status: 200, json: entity(context(ask, '/$entity'), messageJson(found(ask, all))) })) },
    {
      method: 'GET', path: `${path}/{message}/replies`, access: access.messages,
      run: inChannel(/^\$(top|skiptoken)$/i, (ask, all, at) => {
        const { id } = found(ask, all);
        return page(ask, `${at}/${id}/replies`, context(ask, `('${id}')/replies`), all.filter((one) => one.thread === id && one.id !== id).reverse().map(messageJson), usual, most);
      }),
    },
  ];
}

/** What a link stands for: changes after one and up to another (milliseconds, as `touchedAt` has them), and where it has come to. */
interface Token extends DeltaToken { upTo: number; size: number }

/** Threads that are new or changed since a link or a moment (Graph, chatMessage: delta); a reply is no change of its thread. */
function changes(ask: Ask, threads: LocalMessage[], path: string): Answer {
  const upTo = Math.max(0, ...threads.map(touchedAt));
  const token = tokenOf(ask, upTo);
  const rows = threads.filter((one) => touchedAt(one) > token.since && touchedAt(one) <= token.upTo);
  const next = token.skip + token.size;
  const link = (name: '$skiptoken' | '$deltatoken', one: Token): string => `${graphRoot}${path}/delta?${deltaQuery(name, one)}`;
  return {
    status: 200,
    json: entity('Collection(chatMessage)', {
      ...(next < rows.length ? { '@odata.nextLink': link('$skiptoken', { ...token, skip: next }) } : { '@odata.deltaLink': link('$deltatoken', { ...token, since: Math.max(token.since, token.upTo), skip: 0, begunAt: ask.now.toISOString() }) }),
      value: rows.slice(token.skip, next).map(messageJson),
    }),
  };
}

function tokenOf(ask: Ask, upTo: number): Token {
  const token = givenToken<Token>(ask);
  if (token === null) {
    const size = Math.min(usual, Number(ask.query.get('$top') ?? usual));
    return { since: Math.max(sinceOf(ask.query.get('$filter')), ask.now.getTime() - oldest), upTo, skip: 0, size, begunAt: ask.now.toISOString() };
  }
  return ask.query.has('$deltatoken') ? { ...token, upTo } : token;
}

/** `lastModifiedDateTime gt 2026-05-01T09:00:00Z`: the one filter that is served. */
function sinceOf(filter: string | null): number {
  if (filter === null) return 0;
  const [, moment = ''] = /^lastModifiedDateTime gt (\S+)$/i.exec(filter.trim()) ?? [];
  const at = Date.parse(moment);
  if (Number.isNaN(at)) throw new Refusal(400, 'BadRequest', 'Only a filter of the form "lastModifiedDateTime gt" is supported.');
  return at;
}
