import type { Toolkit } from '../../toolkit/schema';
import type { Reading } from '../decision';
import { dateIn, laterDate } from '../kinds/event';
import { papersOf } from '../paper';
import { memberOf } from '../people';
import type { CommunityRecord } from '../record';
import { goodMoment, hoursOf, nextFreePost, restraint, sameDigest, whenAsked, type Hours, type Manners } from './manners';
import { coreRoom } from './room';
import { closuresOf } from './terms';
import { aboutDate, aboutId, coreHours, hoursFor, type Prompt, type PromptFacts } from './plan';

/** Why something does not go out (now). */
export type Held = 'lapsed' | 'unwanted' | 'left' | 'off' | 'waits' | 'budget' | 'enough' | 'silent';

/** Whether something goes out now, at a later moment (ISO 8601 UTC), or not at all. */
export type Going = { now: true } | { now: false; at: string | null; why: Held };

const never = (why: Held): Going => ({ now: false, at: null, why });

/** At a moment, unless it would be of no use by then. */
const later = (prompt: Prompt, moment: string | null, why: Held): Going => (moment === null || moment >= prompt.lapsesAt ? never('lapsed') : { now: false, at: moment, why });

/** The hour: whether somebody can be written to at this moment. */
function byHours(prompt: Prompt, hours: Hours, now: string): Going | null {
  if (prompt.lapsesAt <= now) return never('lapsed');
  const moment = goodMoment(now, hours);
  return moment === now ? null : later(prompt, moment, 'waits');
}

/** A prompt for the core group's place, as things stand when it would go: within the hours, within the week's posts, and while somebody answers. `announced` as in `coreRoom`. */
export function coreGoing(prompt: Prompt, { record, toolkit }: Pick<Reading, 'record' | 'toolkit'>, { posted, lastActAt }: Pick<PromptFacts, 'posted' | 'lastActAt'>, announced: readonly string[], now: string): Going {
  if (record.community.coreConversation === null) return never('unwanted');
  const may = restraint(posted, lastActAt);
  if (!prompt.asked && (may === 'silence' || (may === 'ask') !== (prompt.what === 'go-on'))) return never(may === 'go' ? 'unwanted' : 'silent');
  if (prompt.what === 'review' && !record.reviews.some((one) => one.id === aboutId(prompt.about) && one.onDate === aboutDate(prompt.about))) return never('unwanted');
  // Published meanwhile, the next one is a month away.
  if (prompt.what === 'update' && dateIn(record.community.zone, papersOf(record, aboutId(prompt.about))[0]?.publishedAt ?? now) > laterDate(aboutDate(prompt.about), { days: -28 })) return never('unwanted');
  // What somebody asks for goes out in a pause too, yet not at night or on a day off.
  const hours = prompt.asked ? whenAsked(coreHours(record, toolkit)) : hoursFor(record, toolkit, prompt.what);
  if (hours === null) return never('off');
  const held = byHours(prompt, hours, now);
  if (held) return held;
  const free = prompt.asked ? now : nextFreePost(coreRoom(record, announced), now);
  return free > now ? later(prompt, free, 'budget') : { now: true };
}

/** A prompt for one person, who may have changed their mind about it meanwhile. */
export function personalGoing(prompt: Prompt & { personId: string }, { record, toolkit }: { record: CommunityRecord; toolkit: Pick<Toolkit, 'about'> }, own: Manners, now: string): Going {
  const { community } = record;
  if (!memberOf(record, prompt.personId)) return never('left');
  if (own.muted.includes(community.id) || (own.off as readonly string[]).includes(prompt.what)) return never('off');
  return byHours(prompt, hoursOf(own, community.zone, prompt.what, closuresOf(community, toolkit.about)), now) ?? { now: true };
}

/** Between two weekly digests, milliseconds: one that came late, or by a clock that its reader has changed since, is not followed by the next at once. */
const leastApart = 2 * 86_400_000;

/**
 * A digest that was due on `on` (the reader's date): within the hours, in its own week (or on its own day, for who has one each day),
 * and not where one went out in that time already, whatever its reader has changed since. `sentAt` is when the last one went out.
 */
export function digestGoing(own: Manners, hours: Hours, on: string, sentAt: string | null, now: string): Going {
  if (own.digest === 'never') return never('off');
  const moment = goodMoment(now, hours);
  if (moment === null || !sameDigest(dateIn(hours.zone, moment), on, own)) return never('lapsed');
  if (sentAt !== null && (sameDigest(dateIn(hours.zone, sentAt), on, own) || (own.digest === 'weekly' && Date.parse(now) - Date.parse(sentAt) < leastApart))) return never('enough');
  return moment === now ? { now: true } : { now: false, at: moment, why: 'waits' };
}
