import type { Reading } from '../../domain/decision';
import { rotaOf } from '../../domain/kinds/event';
import { checkInParts, checkInsAt } from '../../domain/kinds/checkingIn';
import { coreGroup } from '../../domain/people';
import type { Series } from '../../domain/record';
import { timeWords } from '../../domain/times';
import { card, heading, open, plain, quiet, shorten, type Card, type Element } from './card';
import { hush } from './promptCards';
import { namesOf } from './stepCard';

/** Characters of one line of a check-in on a card, and people whose lines it shows: more would be too large for Teams where each letter is escaped. */
const longestLine = 120;
const mostShown = 8;

/** Before a meeting of the core group: who facilitates, who has checked in; what was said, once everybody has or the meeting begins. */
export function checkInCard(reading: Reading, series: Series, startsAt: string): Card {
  const { record, say, now } = reading;
  const data = { community: record.community.id, step: series.stepId, revision: record.community.revision, startsAt };
  const facilitator = rotaOf(record, series, startsAt, 1)[0];
  const said = checkInsAt(record, series, startsAt);
  const all = coreGroup(record);
  const waiting = all.filter((one) => !said.some((other) => other.member.personId === one.personId));
  const open_ = waiting.length > 0 && startsAt > now;
  return card([
    heading(say('prompt.check-in', { name: record.community.name })),
    plain(say('prompt.check-in-when', { when: timeWords(startsAt, series.zone) })),
    facilitator ? plain(say('prompt.check-in-who', { name: shorten(facilitator.member.name, 60) }), { spacing: 'small' }) : null,
    said.length === 0 ? plain(say('prompt.check-in-ask'), { spacing: 'small' }) : plain(say('prompt.check-in-said', { names: namesOf(reading, said.map((one) => one.member)), count: waiting.length }), { spacing: 'small' }),
    ...(open_ ? [] : saidLines(reading, said)),
    quiet(say('prompt.check-in-why')),
  ], [
    open(say('prompt.check-in-go'), 'check-in', data),
    open(say('button.meeting'), 'step', data),
    hush(reading, 'check-in'),
  ]);
}

const saidLines = ({ say }: Reading, said: ReturnType<typeof checkInsAt>): Element[] => [
  ...said.slice(0, mostShown).flatMap(({ member, said: one }): Element[] => [
    plain(shorten(member.name, 60), { weight: 'bolder', spacing: 'medium' }),
    ...checkInParts.filter((part) => one[part] !== '').map((part) => plain(say('prompt.check-in-line', { what: say(`check-in.${part}`), text: shorten(one[part], longestLine) }), { spacing: 'small' })),
  ]),
  ...(said.length > mostShown ? [plain(say('digest.more', { count: said.length - mostShown }), { subtle: true, spacing: 'small' })] : []),
];

/** In place of the form, where the meeting is over, was called off, or is weeks away. */
export function checkInOver(reading: Reading, series: Series, startsAt: string): Card {
  const said = checkInsAt(reading.record, series, startsAt);
  return card([plain(reading.say('refuse.check-in-time')), ...saidLines(reading, said)], []);
}
