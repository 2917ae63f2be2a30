import { seriesWithId } from '../domain/kinds/event';
import { papersOf } from '../domain/paper';
import { meetingAt } from '../domain/recurrence';
import { coreGoing, personalGoing, type Going, type Held } from '../domain/prompting/going';
import { aboutDate, aboutId, promptKey, type Prompt } from '../domain/prompting/plan';
import { channelPosts, placeFor, withoutPlace } from '../domain/prompting/room';
import type { CommunityRecord } from '../domain/record';
import { aboutWhen } from '../domain/surveying/record';
import type { Claim } from '../store/deliveries';
import { checkInCard } from '../teams/cards/checkInCards';
import { eventAfterCard, eventReminderCard, goOnCard, reviewCard, surveyCard } from '../teams/cards/promptCards';
import type { Card } from '../teams/cards/card';
import { updateCard } from '../teams/cards/updateCard';
import { whatFollows } from '../teams/ownCards';
import { postNews, showLiving } from './cards';
import { carryCoffee } from './coffee';
import type { Carriage, CarrierParts, Fate } from './carrier';
import { tellPerson } from './people';

const reasons: Record<Held, string> = {
  lapsed: 'It came too late to be of use.',
  unwanted: 'It is not wanted any more.',
  left: 'They are not in the community any more.',
  off: 'They have switched it off.',
  waits: 'It waits for a time at which people can be written to.',
  budget: 'It waits: CoP Guide posts at most twice a week by itself.',
  enough: 'They have had one in this time already.',
  silent: 'Nobody has answered the last ones, so nothing is sent by itself.',
};
const gone = (why: Held): Fate => ({ state: 'suppressed', reason: reasons[why], ...(why === 'left' ? { why } : {}) });

/** What becomes of a delivery that does not go now. */
export const fateOfHeld = ({ at, why }: Exclude<Going, { now: true }>, now: string): Fate =>
  (at === null ? gone(why) : { state: 'later', reason: reasons[why], seconds: Math.max(1, Math.ceil((Date.parse(at) - Date.parse(now)) / 1_000)) });

/** What is sent by itself. Everything is looked at again when it goes: what it is about, who it is for, the hour, and how much was sent lately. */
export function promptCarriage(parts: CarrierParts): Carriage<'prompt'> {
  const { clock, store } = parts;
  return {
    // An update may be repeated; a post may not.
    repeatable: async (claim) => claim.effect.kind === 'prompt' && (claim.effect.prompt.what === 'check-in' || claim.effect.prompt.what === 'go-on') && ((await store.cards.find(claim.tenantId, claim.communityId, claim.key))?.activityId ?? '') !== '',
    async carry(claim, { prompt }, record) {
      const now = clock.now();
      const { personId } = prompt;
      return personId === null ? corePrompt(parts, claim, prompt, record, now) : personalPrompt(parts, claim, { ...prompt, personId }, record, now);
    },
  };
}

/** One post in the core group's place. Its place in the week is taken in the one line of the community's commands before it is sent. */
async function corePrompt(parts: CarrierParts, claim: Claim, prompt: Prompt, record: CommunityRecord, now: string): Promise<Fate> {
  const { commands, store } = parts;
  const { tenantId, communityId, key } = claim;
  const [facts, announced] = await Promise.all([store.prompts.facts(tenantId, communityId, now), store.prompts.announced(tenantId, communityId, now)]);
  const { coreConversation } = record.community;
  if (coreConversation === null) return gone('unwanted');
  const occasion = `${key}/${claim.wanted}/${claim.attempts}`;
  let going: Going = { now: true };
  await commands.settle(tenantId, communityId, `${occasion}/begin`, (latest, at) => {
    going = coreGoing(prompt, { record: withoutPlace(latest, key), toolkit: commands.toolkit }, facts, announced, at);
    return going.now ? { ok: true, said: null, changes: [placeFor(latest, key, at, at)], effects: [] } : null;
  }, [prompt.about, channelPosts]);
  const decided = going as Going;
  if (!decided.now) return fateOfHeld(decided, now);
  const fate = await postCore(parts, claim, prompt, record, coreConversation, now);
  // Nothing was posted: its place in the week is free again.
  if (fate.state !== 'sent' && fate.state !== 'uncertain') await commands.settle(tenantId, communityId, `${occasion}/not-sent`, (latest, at) => ({ ok: true, said: null, changes: [placeFor(latest, key, null, at)], effects: [] }));
  return fate;
}

async function postCore(parts: CarrierParts, claim: Claim, prompt: Prompt, record: CommunityRecord, coreConversation: string, now: string): Promise<Fate> {
  const { commands, store } = parts;
  const reading = commands.reading(record);
  if (prompt.what === 'check-in') {
    const card = checkInOf(parts, record, prompt.about);
    return card ? showLiving(parts, claim, claim.key, coreConversation, card) : gone('unwanted');
  }
  if (prompt.what === 'update') {
    const last = papersOf(record, aboutId(prompt.about))[0];
    return last ? postNews(parts, claim, coreConversation, updateCard(reading, prompt, await store.helping.happened(claim.tenantId, record.community.id, last.publishedAt, now))) : gone('unwanted');
  }
  return prompt.what === 'review' ? postNews(parts, claim, coreConversation, reviewCard(reading, prompt, parts.pageLinks.to(record.community.id, 'review'))) : showLiving(parts, claim, claim.key, coreConversation, goOnCard(reading, prompt.about));
}

function checkInOf({ commands }: CarrierParts, record: CommunityRecord, about: string): Card | null {
  const series = seriesWithId(record, aboutId(about));
  // The prompt is about the meeting as the series has it, so that it is one wherever that was moved.
  const meeting = series && series.state !== 'failed' ? meetingAt(series, aboutDate(about)) : null;
  return series && meeting ? checkInCard(commands.reading(record), series, meeting.startsAt) : null;
}

async function personalPrompt(parts: CarrierParts, claim: Claim, prompt: Prompt & { personId: string }, record: CommunityRecord, now: string): Promise<Fate> {
  const { commands, store } = parts;
  const { personId } = prompt;
  const own = await store.digests.manners(claim.tenantId, personId);
  const going = personalGoing(prompt, { record, toolkit: commands.toolkit }, own, now);
  if (!going.now) return fateOfHeld(going, now);
  if (prompt.what === 'coffee-pair' || prompt.what === 'coffee-met') return carryCoffee(parts, claim, prompt, record);
  const zone = own.zone ?? record.community.zone;
  const event = record.events.find((one) => one.id === prompt.about);
  const attendance = record.attendances.find((one) => one.eventId === prompt.about && one.personId === personId);
  const coming = attendance?.signedUpAt && attendance.cancelledAt === null;
  if (!event || !coming) return gone('unwanted');
  const reading = commands.reading(record);
  if (prompt.what === 'event-reminder') {
    return event.state === 'planned' ? tellPerson(parts, claim, personId, eventReminderCard(reading, event, zone)) : gone('unwanted');
  }
  if (event.state !== 'held' || attendance.came === null) return gone('unwanted');
  return tellPerson(parts, claim, personId, eventAfterCard(reading, event, attendance.came, zone, await whatFollows(parts, record, event, { tenantId: claim.tenantId, personId }, now)));
}

/** Brings the card of a prompt that was posted up to date; where it was not, there is nothing to do. */
export function promptCardCarriage(parts: CarrierParts): Carriage<'prompt-card'> {
  return {
    repeatable: () => Promise.resolve(true),
    async carry(claim, { what, about }, record) {
      const key = promptKey({ what, about, personId: null });
      const living = await parts.store.cards.find(claim.tenantId, claim.communityId, key);
      const card = what === 'go-on' ? goOnCard(parts.commands.reading(record), about) : checkInOf(parts, record, about);
      if (!living || living.activityId === '' || !card) return { state: 'suppressed', reason: 'It is not posted.' };
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
      if (!survey || aboutWhen(survey, parts.clock.now()) === 'closed') return { state: 'suppressed', reason: 'The survey is closed.' };
      const conversationId = record.community.teamConversation ?? record.community.coreConversation;
      return conversationId === null ? gone('unwanted') : showLiving(parts, claim, claim.key, conversationId, surveyCard(parts.commands.reading(record), survey));
    },
  };
}
