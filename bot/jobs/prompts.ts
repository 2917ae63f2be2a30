import { memberOf } from '../domain/people';
import { settingsOf } from '../domain/communitySettings';
import { seriesWithId } from '../domain/kinds/event';
import { goodMoment, hoursOf, nextFreePost, restraint } from '../domain/prompting/manners';
import { aboutDate, aboutId, coreHours, promptKey, type Prompt } from '../domain/prompting/plan';
import type { CommunityEvent, CommunityRecord } from '../domain/record';
import { aboutWhen } from '../domain/surveying/record';
import type { Claim } from '../store/deliveries';
import { checkInCard, eventAfterCard, eventReminderCard, goOnCard, meetingStill, reviewCard, surveyCard } from '../teams/cards/promptCards';
import type { Card } from '../teams/cards/card';
import { postNews, showLiving } from './cards';
import type { Carriage, CarrierParts, Fate } from './carrier';
import { tellPerson } from './people';

const gone = (reason: string): Fate => ({ state: 'suppressed', reason });
const reasons = {
  lapsed: 'It came too late to be of use.',
  unwanted: 'It is not wanted any more.',
  left: 'They are not in the community any more.',
  off: 'They have switched it off.',
  waits: 'It waits for a time at which people can be written to.',
  budget: 'It waits: CoP Guide posts at most twice a week by itself.',
  silent: 'Nobody has answered the last ones, so nothing is sent by itself.',
} as const;

/** What is sent by itself. Everything is looked at again when it goes: what it is about, who it is for, the hour, and how much was sent lately. */
export function promptCarriage(parts: CarrierParts): Carriage<'prompt'> {
  const { clock, store } = parts;
  return {
    repeatable: async (claim) => claim.effect.kind === 'prompt' && claim.effect.prompt.what === 'check-in' && ((await store.cards.find(claim.tenantId, claim.communityId, claim.key))?.activityId ?? '') !== '',
    async carry(claim, { prompt }, record) {
      const now = clock.now();
      if (prompt.lapsesAt <= now) return gone(reasons.lapsed);
      return prompt.personId === null ? corePrompt(parts, claim, prompt, record, now) : personalPrompt(parts, claim, prompt, prompt.personId, record, now);
    },
  };
}

/** Waits until a moment, or not at all if it would be of no use by then. */
function until(moment: string | null, prompt: Prompt, now: string, reason: string): Fate {
  if (moment === null || moment >= prompt.lapsesAt) return gone(reasons.lapsed);
  return { state: 'later', reason, seconds: Math.max(1, Math.ceil((Date.parse(moment) - Date.parse(now)) / 1_000)) };
}

async function corePrompt(parts: CarrierParts, claim: Claim, prompt: Prompt, record: CommunityRecord, now: string): Promise<Fate> {
  const { commands, store } = parts;
  const { coreConversation } = record.community;
  if (coreConversation === null) return gone(reasons.unwanted);
  const moment = goodMoment(now, coreHours(record));
  if (moment !== now) return until(moment, prompt, now, reasons.waits);
  const { posted, lastActAt } = await store.prompts.facts(claim.tenantId, record.community.id, now);
  const may = restraint(posted, lastActAt);
  if (may === 'silence' || (may === 'ask') !== (prompt.what === 'go-on')) return gone(may === 'go' ? reasons.unwanted : reasons.silent);
  const free = nextFreePost(posted, now);
  if (free > now) return until(free, prompt, now, reasons.budget);
  const reading = commands.reading(record);
  if (prompt.what === 'check-in') {
    const card = checkInOf(parts, record, prompt.about);
    return card ? showLiving(parts, claim, claim.key, coreConversation, card) : gone(reasons.unwanted);
  }
  if (prompt.what === 'review' && !record.reviews.some((one) => one.id === aboutId(prompt.about) && one.onDate === aboutDate(prompt.about))) return gone(reasons.unwanted);
  return postNews(parts, claim, coreConversation, prompt.what === 'review' ? reviewCard(reading, prompt) : goOnCard(reading));
}

function checkInOf({ commands }: CarrierParts, record: CommunityRecord, about: string): Card | null {
  const series = seriesWithId(record, aboutId(about));
  const startsAt = aboutDate(about);
  return series && series.state !== 'failed' && meetingStill(series, startsAt) ? checkInCard(commands.reading(record), series, startsAt) : null;
}

async function personalPrompt(parts: CarrierParts, claim: Claim, prompt: Prompt, personId: string, record: CommunityRecord, now: string): Promise<Fate> {
  const { commands, store } = parts;
  const { community } = record;
  const event = record.events.find((one) => one.id === prompt.about);
  if (!memberOf(record, personId)) return gone(reasons.left);
  const own = await store.prompts.manners(claim.tenantId, personId);
  const what = prompt.what === 'event-after' ? 'event-after' : 'event-reminder';
  if (own.muted.includes(community.id) || own.off.includes(what)) return gone(reasons.off);
  const hours = hoursOf(own, community.zone, settingsOf(community).closed);
  const moment = goodMoment(now, hours);
  if (moment !== now) return until(moment, prompt, now, reasons.waits);
  const attendance = record.attendances.find((one) => one.eventId === prompt.about && one.personId === personId);
  const coming = attendance?.signedUpAt && attendance.cancelledAt === null;
  if (!event || !coming) return gone(reasons.unwanted);
  const reading = commands.reading(record);
  if (prompt.what === 'event-reminder') {
    return event.state === 'planned' ? tellPerson(parts, claim, personId, eventReminderCard(reading, event, hours.zone)) : gone(reasons.unwanted);
  }
  if (event.state !== 'held' || attendance.came === null) return gone(reasons.unwanted);
  return tellPerson(parts, claim, personId, eventAfterCard(reading, event, attendance.came, hours.zone, await whatFollows(parts, claim, record, event, personId, now)));
}

/** The survey about the event, if it is open and the person has not answered it; and the next event. */
async function whatFollows({ store }: CarrierParts, claim: Claim, record: CommunityRecord, event: CommunityEvent, personId: string, now: string) {
  const [answered, coming] = await Promise.all([
    store.surveys.answered(claim.tenantId, record.community.id, personId),
    store.activity.events(claim.tenantId, record.community.id, personId, now, new Date(Date.parse(now) + 60 * 86_400_000).toISOString()),
  ]);
  const survey = record.surveys.find((one) => one.eventId === event.id && aboutWhen(one, now) === 'open' && !answered.has(one.id)) ?? null;
  return { survey, next: coming.find((one) => one.state === 'planned' && one.id !== event.id) ?? null };
}

/** Brings the card of a prompt that was posted up to date; where it was not, there is nothing to do. */
export function promptCardCarriage(parts: CarrierParts): Carriage<'prompt-card'> {
  return {
    repeatable: () => Promise.resolve(true),
    async carry(claim, { what, about }, record) {
      const key = promptKey({ what, about, personId: null });
      const living = await parts.store.cards.find(claim.tenantId, claim.communityId, key);
      const card = checkInOf(parts, record, about);
      if (!living || living.activityId === '' || !card) return gone('It is not posted.');
      return showLiving(parts, claim, key, living.conversationId, card);
    },
  };
}

/** Tells the members of a survey, once, when somebody of the core group asked for that. */
export function surveyCarriage(parts: CarrierParts): Carriage<'announce-survey'> {
  return {
    repeatable: () => Promise.resolve(false),
    async carry(claim, { surveyId }, record) {
      const survey = record.surveys.find((one) => one.id === surveyId);
      if (!survey || aboutWhen(survey, parts.clock.now()) === 'closed') return gone('The survey is closed.');
      return postNews(parts, claim, record.community.teamConversation ?? record.community.coreConversation, surveyCard(parts.commands.reading(record), survey));
    },
  };
}
