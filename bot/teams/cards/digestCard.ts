import type { Digest } from '../../domain/prompting/digest';
import type { Manners } from '../../domain/prompting/manners';
import { dateWords, timeWords } from '../../domain/times';
import type { PhraseKey, Say } from '../../toolkit/phrases';
import { act, card, fewNames, heading, open, plain, quiet, shorten, type Card, type CardAction, type Element } from './card';
import { less } from './promptCards';

/** Characters of a title on a line. */
const longestTitle = 70;
const longestCommunity = 50;
/** Communities that get a button of their own. */
const mostButtons = 3;

/** The one message for a person: what waits for them, what comes, what is new. `zone` is the reader's, `rhythm` how often they want it, `answer` what their press has done. */
export function digestCard(say: Say, digest: Digest, zone: string, rhythm: Manners['digest'], answer: string | null = null): Card {
  const section = (key: PhraseKey, lines: string[]): Element[] => (lines.length === 0 ? [] : [
    plain(say(key), { weight: 'bolder', spacing: 'medium' }), ...lines.map((line) => plain(`• ${line}`, { spacing: 'small' })),
  ]);
  const line = (text: string, community: string, more: string): string => say(more === '' ? 'digest.line-plain' : 'digest.line', { text: shorten(text, longestTitle), community: shorten(community, longestCommunity), more });
  const all = [...digest.overdue, ...digest.due, ...digest.questions, ...digest.support, ...digest.drafts, ...digest.surveys, ...digest.events, ...digest.news];
  const communities = [...new Map(all.map((one) => [one.communityId, one.community])).entries()].slice(0, mostButtons);
  return card([
    heading(say(rhythm === 'daily' ? 'digest.title-daily' : 'digest.title')),
    ...section('digest.overdue', digest.overdue.map((one) => line(one.title, one.community, say('digest.since', { date: dateWords(one.dueOn ?? '') })))),
    ...section('digest.due', digest.due.map((one) => line(one.title, one.community, dateWords(one.dueOn ?? '')))),
    ...section('digest.questions', digest.questions.map((one) => line(one.heading, one.community, say('digest.minutes', { count: one.minutes, minutes: one.minutes })))),
    ...section('digest.support', digest.support.map((one) => line(say(`digest.${one.kind}`, { count: one.count, names: fewNames(one.names, say, 4) }), one.community, ''))),
    ...section('digest.drafts', digest.drafts.map((one) => line(say('digest.drafts-line', { count: one.count }), one.community, say('digest.drafts-until', { date: dateWords(one.until) })))),
    ...section('digest.surveys', digest.surveys.map((one) => line(one.title || say(`survey.${one.instrument}` as PhraseKey), one.community, say('digest.until', { date: timeWords(one.closesAt, zone) })))),
    ...section('digest.events', digest.events.map((one) => line(one.title, one.community, `${timeWords(one.startsAt, zone)}${one.signedUp ? `, ${say('digest.coming')}` : ''}`))),
    ...section('digest.news', digest.news.map((one) => line(one.title, one.community, say(`digest.new-${one.kind}`)))),
    digest.more > 0 ? plain(say('digest.more', { count: digest.more }), { subtle: true, spacing: 'small' }) : null,
    digest.asks ? plain(say('digest.asks'), { weight: 'bolder', spacing: 'medium' }) : null,
    answer === null ? null : plain(answer, { weight: 'bolder', spacing: 'medium' }),
    quiet(say(rhythm === 'daily' ? 'digest.why-daily' : 'digest.why')),
  ], [
    digest.asks ? act(say('digest.keep'), 'digest-keep', {}) : null,
    ...digest.support.slice(0, 1).map((one) => open(say('chat.people-more'), 'people', { community: one.communityId })),
    ...communities.map(([id, name]): CardAction => open(communities.length === 1 ? say('button.journey') : shorten(name, 40), 'journey', { community: id })),
    less(say, 'digest'),
  ]);
}

/** In place of one of which nothing is left: it was done, or is over. */
export const digestOver = (say: Say, rhythm: Manners['digest']): Card => card([
  heading(say(rhythm === 'daily' ? 'digest.title-daily' : 'digest.title')), plain(say('digest.over')), quiet(say(rhythm === 'daily' ? 'digest.why-daily' : 'digest.why')),
], [less(say, 'digest')]);
