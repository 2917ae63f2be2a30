import type { Reading } from '../../domain/decision';
import { settingsOf } from '../../domain/communitySettings';
import { nameOf } from '../../domain/people';
import type { PersonalKind } from '../../domain/prompting/manners';
import { aboutDate, aboutId, daysUntil, type Prompt } from '../../domain/prompting/plan';
import type { CoreKind } from '../../domain/prompting/promptShapes';
import type { CommunityEvent } from '../../domain/record';
import { aboutWhen, type Survey } from '../../domain/surveying/record';
import { dateWords, timeWords } from '../../domain/times';
import { act, card, heading, link, lookVerb, open, plain, quiet, shorten, type Card, type CardAction } from './card';
import type { PhraseKey, Say } from '../../toolkit/phrases';

/** The off switch of what comes to the core group's conversation by itself. */
export const hush = ({ record, say }: Reading, what: CoreKind): CardAction =>
  open(say('prompt.hush'), 'hush', { community: record.community.id, about: what, revision: record.community.revision });

/** The off switch of what comes to one person: how often they hear from the app, and until when nothing of this kind comes. */
export const less = (say: Say, what: PersonalKind): CardAction => open(say('prompt.less'), 'manners', { about: what });

/** Weeks before a review date: what the group looks at, and where; `room` is the address of that page. */
export function reviewCard(reading: Reading, prompt: Prompt, room: string): Card {
  const { record, say, now } = reading;
  const on = aboutDate(prompt.about);
  const hour = record.reviews.find((one) => one.id === aboutId(prompt.about))?.appointment;
  const weeks = Math.max(1, Math.round(daysUntil(on, record.community.zone, now) / 7));
  return card([
    heading(say('prompt.review', { name: record.community.name })),
    plain(say('prompt.review-when', { date: hour?.state === 'planned' ? timeWords(hour.startsAt, record.community.zone) : dateWords(on), count: weeks, weeks })),
    plain(say('prompt.review-what'), { spacing: 'small' }),
    quiet(say('prompt.review-why')),
  ], [link(say('chat.open-page', { page: say('chat.to-review') }), room), open(say('button.journey'), 'journey', { community: record.community.id }), hush(reading, 'review')]);
}

/**
 * The one question after two prompts without an answer. Nothing more comes by itself until somebody does something; who
 * answered it, and how, stands on it for everybody from then on.
 */
export function goOnCard({ record, say, toolkit }: Reading, about: string): Card {
  const data = { community: record.community.id, about, revision: record.community.revision };
  const { wentOn } = settingsOf(record.community);
  if (wentOn?.about === about) {
    return card([
      heading(say('prompt.go-on', { name: record.community.name })),
      plain(say('prompt.went-on', { name: shorten(nameOf(record, wentOn.by) ?? say('person.left'), 60), way: say(`prompt.go-on-${wentOn.way}`) })),
      wentOn.untilOn === null ? null : plain(say('said.prompts-paused', { date: dateWords(wentOn.untilOn) }), { spacing: 'small' }),
      quiet(say('prompt.went-on-why')),
    ], [open(say('button.journey'), 'journey', { community: record.community.id })]);
  }
  // A university's own toolkit may have left the step out.
  const stepButton = (key: PhraseKey, step: string): CardAction | null => (toolkit.steps.has(step) ? open(say(key), 'step', { ...data, step }) : null);
  return card([
    heading(say('prompt.go-on', { name: record.community.name })),
    plain(say('prompt.go-on-lead')),
    quiet(say('prompt.go-on-why')),
  ], [
    act(say('prompt.go-on-smaller'), 'smaller', data),
    act(say('prompt.go-on-pause'), 'pause', data),
    stepButton('prompt.go-on-talk', 'ways-on'),
    stepButton('prompt.go-on-close', 'decision'),
    act(say('prompt.go-on-fine'), 'go-on', data),
  ]);
}

/** The day before: to somebody who has signed up. Once they have said that they cannot come, it says so and takes it back; what was called off or is over says that. */
export function eventReminderCard({ record, say, now }: Reading, event: CommunityEvent, zone: string, coming = true): Card {
  const { community } = record;
  const data = { community: community.id, about: event.id };
  const over = event.state !== 'planned' || event.startsAt <= now;
  const past = event.state === 'held' || Date.parse(event.startsAt) + event.minutes * 60_000 <= Date.parse(now);
  return card([
    heading(say('prompt.event', { title: event.title })),
    plain(say('prompt.event-when', { when: timeWords(event.startsAt, zone), minutes: event.minutes })),
    event.place === '' ? null : plain(say('prompt.event-where', { place: event.place }), { spacing: 'small' }),
    plain(community.name, { subtle: true, spacing: 'small' }),
    event.state === 'cancelled' ? plain(say('prompt.event-cancelled'), { weight: 'bolder' }) : past ? plain(say('prompt.event-past'), { weight: 'bolder' }) : coming ? null : plain(say('prompt.event-off'), { weight: 'bolder' }),
    quiet(say('prompt.event-why')),
  ], [
    open(say('prompt.event-open'), 'event', data),
    over ? null : coming ? act(say('prompt.event-cannot'), 'not-coming', data) : act(say('prompt.event-can'), 'coming', data),
    less(say, 'event-reminder'),
  ]);
}

/** After an event: thanks to who came, a word to who could not; and what comes next. */
export function eventAfterCard({ record, say }: Reading, event: CommunityEvent, came: boolean, zone: string, more: { survey: Survey | null; next: { id: string; title: string; startsAt: string } | null }): Card {
  const { community } = record;
  return card([
    heading(say(came ? 'prompt.came' : 'prompt.missed', { title: event.title })),
    event.outcome.trim() === '' ? null : plain(say('prompt.outcome', { text: shorten(event.outcome, 600) })),
    more.next ? plain(say('prompt.next-event', { title: more.next.title, when: timeWords(more.next.startsAt, zone) }), { spacing: 'small' }) : null,
    plain(community.name, { subtle: true, spacing: 'small' }),
    quiet(say('prompt.after-why')),
  ], [
    came && more.survey ? open(say('prompt.survey-go'), 'survey', { community: community.id, about: more.survey.id }) : null,
    open(say(event.outcome.trim() === '' ? 'prompt.event-open' : 'prompt.outcome-open'), 'event', { community: community.id, about: event.id }),
    less(say, 'event-after'),
  ]);
}

/** The post that tells the members of a survey, and once it is over, that it is. */
export function surveyCard({ record, say, now }: Reading, survey: Survey): Card {
  const title = survey.title || (survey.instrument === 'own' ? '' : say(`survey.${survey.instrument}`));
  const closed = aboutWhen(survey, now) === 'closed';
  const data = { community: record.community.id, about: survey.id };
  return {
    ...card([
      heading(say('prompt.survey', { title })),
      closed ? plain(say('prompt.survey-closed')) : plain(say('prompt.survey-lead', { name: record.community.name, date: timeWords(survey.closesAt, record.community.zone) })),
      quiet(say('prompt.survey-why')),
    ], [open(say(closed ? 'prompt.survey-results' : 'prompt.survey-go'), 'survey', data)]),
    refresh: { action: act(say('button.look'), lookVerb, { ...data, what: 'survey' }) },
  };
}
