import type { CommandOf } from '../commands';
import { longestPause, settingsOf } from '../communitySettings';
import { done, refuse, type Decision, type Effect, type Phrase, type Situation } from '../decision';
import { pathCards } from '../journey';
import { dateIn, laterDate } from '../kinds/event';
import type { Community } from '../record';
import { dateWords } from '../times';

/** What the core group answers to what comes by itself: less of one kind, or how to go on. */

/** Weeks of a pause from the card that asks how to go on. */
const pauseWeeks = 4;

/** Pauses or stops one kind for the whole core group; the others go on. */
export function hushPrompts({ record, act }: Situation, { what, untilOn }: CommandOf<'hushPrompts'>): Decision {
  const { community } = record;
  const before = settingsOf(community);
  const today = dateIn(community.zone, act.now);
  const isDate = untilOn !== null && untilOn !== 'always';
  if (isDate && untilOn <= today) return refuse('not-readable', 'refuse.date-past');
  if (isDate && untilOn > laterDate(today, { months: longestPause })) return refuse('not-readable', 'refuse.pause-too-long');
  const others = before.hushed.filter((one) => one.what !== what);
  const hushed = untilOn === null ? others : [...others, { what, untilOn: untilOn === 'always' ? null : untilOn }];
  const said: Phrase = untilOn === null ? { key: 'said.hush-on' } : untilOn === 'always' ? { key: 'said.hushed' } : { key: 'said.hushed-until', values: { date: dateWords(untilOn) } };
  return done([{ put: 'community', row: { ...community, settings: { ...before, hushed } } }], [], said);
}

/** Answers the question how to go on; what was chosen, and by whom, stands on its card for everybody. */
export function goOn({ record, toolkit, act }: Situation, { about, way }: CommandOf<'goOn'>): Decision {
  const { community } = record;
  const before = settingsOf(community);
  const card: Effect = { kind: 'prompt-card', what: 'go-on', about };
  // Two people press at the same moment: the first has answered, and the second sees it.
  if (before.wentOn?.about === about) return done([], [card], { key: 'said.went-on' });
  const untilOn = way === 'pause' ? laterDate(dateIn(community.zone, act.now), { days: 7 * pauseWeeks }) : null;
  const row: Community = {
    ...community, ...(way === 'smaller' ? { path: 'fast' as const } : {}),
    settings: { ...before, ...(way === 'pause' ? { pausedUntil: untilOn } : {}), wentOn: { about, way, by: act.personId, untilOn } },
  };
  const said: Phrase = untilOn !== null ? { key: 'said.prompts-paused', values: { date: dateWords(untilOn) } } : { key: way === 'smaller' ? 'said.path-set' : 'said.prompts-on' };
  return done([{ put: 'community', row }], way === 'smaller' ? [card, ...pathCards(record, toolkit)] : [card], said);
}
