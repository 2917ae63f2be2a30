import type { StepOf } from '../toolkit/schema';
import type { Reading } from './decision';
import type { StepState } from './journey';
import { meetingField, meetingOf, offeredMeetings, rotaOf, seriesOf } from './kinds/event';
import { meetingsOf, occurrences, rhythmWords } from './recurrence';
import { checkInsAt, takesCheckIns } from './kinds/checkingIn';
import { notesOf } from './kinds/noting';
import { isLeft } from './handover';
import { meetingsOfStep } from './occasions';
import { asRef, nameOf } from './people';
import { fieldView } from './presentField';
import type { CommunityRecord, Series } from './record';
import type { SeriesView, StepView } from './view';
import { wordsFor } from './words';

/** Meetings that were held lately, which are shown though nobody has written about them yet. */
const latestShown = 3;

/** Meetings that come again: when, what to speak about, and for the core group what was written down at each. */
export function eventParts(reading: Reading, state: StepState, step: StepOf<'event'>, inCore: boolean): Pick<StepView, 'agenda' | 'fields' | 'meetings' | 'checkIns' | 'series' | 'eventDefaults' | 'finding'> {
  const series = seriesOf(reading.record, step.id);
  const { agenda, fields } = meetingParts(reading, state, step);
  return {
    agenda, fields: inCore ? fields : [], meetings: inCore ? meetingViews(reading, state, step) : [], checkIns: inCore && series && step.event === 'check-in' ? checkInsView(reading, series) : null, series: series && seriesView(reading, series, inCore),
    finding: inCore ? findingOf(reading, step) : null,
    eventDefaults: offeredMeetings(step, reading.record.community.zone, reading.now),
  };
}

/** What is past is no answer any more. */
function findingOf({ record: { community: { finding } }, now }: Reading, step: StepOf<'event'>): StepView['finding'] {
  return finding?.stepId === step.id ? { state: finding.state, problem: finding.problem, slots: finding.slots.filter((one) => one.startsAt > now) } : null;
}

/** For how long after its start a meeting is still the one that people check in for. Milliseconds. */
const underWay = 3_600_000;

function checkInsView({ record, now }: Reading, series: Series): StepView['checkIns'] {
  const startsAt = occurrences(series).find((one) => Date.parse(one) + underWay > Date.parse(now));
  if (startsAt === undefined || !takesCheckIns(startsAt, now)) return null;
  return { startsAt, said: checkInsAt(record, series, startsAt).map(({ member, said: { done, next, blocked, help } }) => ({ person: asRef(member), done, next, blocked, help })) };
}

/** The meetings that people write about: the one that is next or under way, the latest before it, and each with notes or with somebody who was there; newest first. */
function meetingViews(reading: Reading, state: StepState, step: StepOf<'event'>): StepView['meetings'] {
  const { record, now } = reading;
  const notes = state.round ? notesOf(record, state.round) : [];
  const noted = new Set(notes.filter((one) => one.text !== '').map((one) => meetingOf(one.fieldId)));
  const all = meetingsOfStep(record, step.id);
  const begun = all.filter((one) => one.meeting.startsAt <= now).length;
  const isKept = ({ series, meeting }: (typeof all)[number]): boolean => noted.has(meeting.startsAt) || (series.held ?? []).some((one) => one.plannedAt === meeting.plannedAt);
  return all.filter((one, n) => isKept(one) || (n >= begun - latestShown && n <= begun)).reverse().map(({ id, meeting: { startsAt } }) => ({
    id, startsAt, fields: step.fields.map((one) => fieldView(reading, notes, `${step.id}.field.${one.id}`, meetingField(one.id, startsAt))),
  }));
}

/** Everybody sees when a group meets; its links, and who facilitates, are for those whose meeting it is. */
export function seriesView({ record, say, now }: Reading, series: Series, inCore: boolean): SeriesView {
  const { id, stepId, title, firstStart, minutes, zone, everyWeeks, monthly, untilOn, place, organiserId, state, scheduledAt, webLink, joinUrl, problem } = series;
  const before = record.series.find((one) => one.id === series.takesOver);
  return {
    id, stepId, title, firstStart, minutes, zone, everyWeeks, monthly, untilOn, place, organiserId, state, scheduledAt, webLink, joinUrl, problem,
    ...(inCore ? {} : { webLink: null, joinUrl: null, problem: null }),
    organiserName: nameOf(record, series.organiserId) ?? '', organiserLeft: isLeft(record, series), rhythm: rhythmWords(say, series),
    stillWith: inCore && before?.ending && before.ending.state !== 'ended' ? nameOf(record, before.organiserId) ?? '' : null,
    coming: inCore ? comingOf(record, series, now) : [],
    next: occurrences(series).filter((start) => start >= now).slice(0, 5),
    rota: inCore ? rotaOf(record, series, now).map(({ startsAt, member, chosen }) => ({ startsAt, person: asRef(member), chosen })) : [],
  };
}

/** How many of the coming meetings can be changed at a time. */
const comingShown = 6;

function comingOf(record: CommunityRecord, series: Series, now: string): SeriesView['coming'] {
  return meetingsOf(series).filter((one) => one.startsAt >= now).slice(0, comingShown).map(({ plannedAt, startsAt, minutes, place, exception }) => ({
    plannedAt, startsAt, minutes, place, state: exception === null ? 'planned' : exception.state === 'stands' ? 'moved' : exception.state,
    reason: exception?.reason ?? null, by: exception?.by ? nameOf(record, exception.by) : null, changedAt: exception?.at ?? null,
  }));
}

/** What a meeting speaks about, and what was written down. */
export function meetingParts(reading: Reading, state: StepState, step: StepOf<'meeting' | 'event'>): Pick<StepView, 'agenda' | 'fields'> {
  const { record, toolkit } = reading;
  const notes = state.round ? notesOf(record, state.round) : [];
  return {
    agenda: step.agenda.map((one) => {
      const words = wordsFor(toolkit, `${step.id}.agenda.${one.id}`);
      return { id: one.id, heading: words.heading, lead: words.lead ?? null };
    }),
    fields: step.fields.map((one) => fieldView(reading, notes, `${step.id}.field.${one.id}`, one.id)),
  };
}
