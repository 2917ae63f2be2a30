import { charterContent, charterStep, fingerprint } from '../domain/charter';
import type { Command } from '../domain/commands';
import type { Effect } from '../domain/decision';
import { execute } from '../domain/execute';
import { withReviews } from '../domain/kinds/document';
import { meetingsOfStep } from '../domain/occasions';
import { ownToolkit } from '../domain/ownWords';
import { paperContent, paperMark } from '../domain/paper';
import { updateStep } from '../domain/prompting/updates';
import { applyChanges, emptyRecord, type Community, type CommunityRecord } from '../domain/record';
import { startCommunity, type StartPerson } from '../domain/start';
import type { Say } from '../toolkit/phrases';
import type { Toolkit } from '../toolkit/schema';
import { day, hour, iso } from './people';
import { weeks, type Profile } from './profiles';
import { answers, texts } from './sentences';

export interface JourneyOf {
  communityId: string;
  profile: Profile;
  /** The first Monday, milliseconds since 1970. */
  start: number;
  core: readonly StartPerson[];
  toolkit: Toolkit;
  say: Say;
  place: { teamConversation: string | null; coreConversation: string | null; groupId: string | null };
  /** True for the one that people try things out in: it has an open question for them. */
  showcase: boolean;
}

export interface Walked {
  record: CommunityRecord;
  /** What would have been sent and can still be put into Files and the calendar. */
  effects: Effect[];
}

type Made = Command | ((record: CommunityRecord, now: string) => Command);

/** A community's way through the toolkit, by the commands that people would have given, each at its week. Throws where one is refused, which is a fault of the script. */
export function walkJourney(of: JourneyOf): Walked {
  const { communityId, profile, core, toolkit, say, place } = of;
  const [first] = core;
  if (!first) throw new Error('a community needs somebody');
  let acts = 0;
  let now = iso(of.start + 9 * hour);
  const started = startCommunity({ id: `${communityId}-0`, personId: first.id, now, random: `${communityId}-0` }, { name: profile.name, topic: profile.topic, mode: 'new', zone: 'Europe/London', core: core.map((one) => one.id), path: 'full' },
    { kind: 'team', conversationId: '', groupId: place.groupId }, core, toolkit, communityId);
  if (!started.ok) throw new Error('the community did not start');
  let record = applyChanges(emptyRecord({} as Community), started.changes);
  record = { ...record, community: { ...record.community, ...place } };
  const effects: Effect[] = [];

  const act = (who: number, made: Made): void => {
    const command = typeof made === 'function' ? made(record, now) : made;
    acts += 1;
    now = iso(Date.parse(now) + 60_000);
    const decision = execute({ record, toolkit: ownToolkit(record, toolkit), act: { id: `${communityId}-${acts}`, personId: (core[who % core.length] ?? first).id, now, random: `${communityId}-${acts}` } }, command, say);
    if (!decision.ok) throw new Error(`${command.type}: ${say(decision.refusal.because.key, decision.refusal.because.values)}`);
    record = applyChanges(record, decision.changes);
    effects.push(...decision.effects.filter((one) => one.kind === 'file-charter' || one.kind === 'file-paper' || one.kind === 'book-series'));
  };
  const at = (week: number, work: () => void): void => {
    now = iso(of.start + week * 7 * day + 10 * hour);
    work();
  };
  const asked = (stepId: string, people = core.length): void => {
    const step = toolkit.steps.get(stepId)?.step;
    if (step?.kind !== 'ask') throw new Error(`${stepId} asks nothing`);
    for (let who = 0; who < people; who += 1) {
      step.questions.forEach((question, n) => {
        const lines = answers[`${stepId}/${question.id}`] ?? answers[stepId] ?? [];
        const text = lines[(who + n * 2) % Math.max(1, lines.length)] ?? '';
        act(who, (who + n) % 7 === 6 ? { type: 'passAnswer', stepId, questionId: question.id } : { type: 'giveAnswer', stepId, questionId: question.id, text });
      });
    }
  };
  /** One text was agreed with a concern; the others by everybody. */
  const worrying = 'achievable';
  const agreed = (stepId: string, words: Record<string, string>): void => {
    act(0, { type: 'propose', stepId, texts: words, replaces: 0 });
    for (let who = 1; who < core.length; who += 1) act(who, who === 2 && stepId === worrying ? { type: 'consent', stepId, number: 1, stance: 'concern', reason: 'Let us look at it again at the review.' } : { type: 'consent', stepId, number: 1, stance: 'agree', reason: null });
  };
  const round = (stepId: string, words: Record<string, string>): void => {
    asked(stepId);
    act(0, { type: 'reveal', stepId });
    agreed(stepId, words);
  };

  const seenTo = (stepId: string): void => {
    const step = toolkit.steps.get(stepId)?.step;
    if (step?.kind !== 'checks') throw new Error(`${stepId} is no check list`);
    step.items.forEach((item, n) => act(n, { type: 'tick', stepId, itemId: item.id, ticked: true }));
  };

  at(1, () => round('energy', texts.energy));
  at(2, () => round('relationships', texts.relationships));
  at(4, () => round('purpose', { ...texts.purpose, purpose: profile.purpose }));
  at(5, () => round('working-together', texts.working));
  at(6, () => {
    act(0, { type: 'takeRole', stepId: 'roles', roleId: 'coordinator' });
    act(1, { type: 'takeRole', stepId: 'roles', roleId: 'member-support' });
    act(2, { type: 'takeRole', stepId: 'roles', roleId: 'information-resources' });
    act(1, { type: 'takeRole', stepId: 'roles', roleId: 'coordinator', part: 'deputy' });
    act(0, { type: 'setRoleTime', stepId: 'roles', roleId: 'coordinator', hours: 6, untilOn: iso(of.start + 90 * 7 * day).slice(0, 10) });
    act(0, { type: 'nameHolder', stepId: 'roles', roleId: 'sponsor', name: 'Helen Marsh' });
    act(1, { type: 'finishStep', stepId: 'roles' });
  });
  at(7, () => round('achievable', texts.achievable));
  at(8, () => record.actions.filter((one) => one.tier === 'baseline' && one.ownerId === null).forEach((one, n) => {
    act(n, { type: 'claimAction', actionId: one.id });
    act(n, { type: 'changeAction', actionId: one.id, state: 'doing' });
  }));
  at(9, () => {
    seenTo('core-group');
    seenTo('clear-enough');
    act(2, { type: 'skipStep', stepId: 'interests', reason: 'We agreed without a vote' });
    act(4, { type: 'skipStep', stepId: 'sponsor-paper', reason: 'We told our sponsor in person' });
  });
  at(weeks.sponsor, () => {
    act(0, { type: 'writeNote', stepId: 'sponsor', fieldId: 'scope', text: texts.sponsor, base: 0 });
    act(0, { type: 'finishStep', stepId: 'sponsor' });
  });
  at(weeks.charter, () => act(0, (current, time) => {
    const own = ownToolkit(current, toolkit);
    const step = charterStep(own);
    if (!step) throw new Error('the toolkit has no charter');
    return { type: 'publishCharter', fingerprint: fingerprint(charterContent({ record: withReviews({ record: current, toolkit: own }, step, time), toolkit: own, say, now: time }, step)) };
  }));
  at(13, () => {
    act(3, { type: 'skipStep', stepId: 'promotion', reason: 'Word went round by itself' });
    act(0, { type: 'setReviews', lightOn: dateAt(of.start, weeks.lightReview), fullOn: dateAt(of.start, weeks.fullReview + 16) });
  });
  at(weeks.launch, () => {
    act(0, { type: 'writeNote', stepId: 'launch-event', fieldId: 'heard', text: texts.launch, base: 0 });
    act(0, { type: 'finishStep', stepId: 'launch-event' });
    act(1, { type: 'scheduleMeetings', stepId: 'check-ins', firstOn: dateAt(of.start, weeks.launch + 1), at: '10:00', minutes: 30, everyWeeks: 2, untilOn: dateAt(of.start, weeks.launch + 60) });
  });
  at(weeks.launch + 2, () => {
    for (const stepId of ['promotion-text', 'story', 'mobilise', 'coffee', 'sponsor-note', 'sponsor-update']) act(1, { type: 'skipStep', stepId, reason: 'Done on the day, without writing it down' });
    seenTo('support');
    seenTo('measuring');
  });
  texts.updates.forEach((text, n) => at(weeks.lightReview + n * 20, () => {
    if (n > 0) act(3, { type: 'reopenStep', stepId: 'member-update' });
    act(4, { type: 'writeNote', stepId: 'member-update', fieldId: 'progress', text: text.progress, base: 0 });
    act(2, { type: 'writeNote', stepId: 'member-update', fieldId: 'thanks', text: text.thanks, base: 0 });
    act(4, (current, time) => {
      const own = ownToolkit(current, toolkit);
      const step = updateStep(own);
      if (!step) throw new Error('the toolkit has no update for members');
      return { type: 'publishPaper', stepId: step.id, fingerprint: paperMark(paperContent({ record: current, toolkit: own, say, now: time }, step)), tell: false };
    });
  }));
  if (profile.id === 'closing') {
    at(profile.week - 3, () => {
      seenTo('success');
      seenTo('ways-on');
      agreed('decision', { choice: 'close', why: texts.closing });
    });
  }
  if (of.showcase) {
    meetingsOfStep(record, 'check-ins').filter((one) => Date.parse(one.meeting.startsAt) < of.start + profile.week * 7 * day).slice(-6).forEach(({ id, meeting }, n) => {
      now = iso(Date.parse(meeting.startsAt) + hour);
      // Now and then somebody is away.
      act(n, { type: 'markCame', eventId: id, personIds: core.filter((_one, who) => who !== n * 2).map((one) => one.id), came: true });
    });
    at(profile.week, () => asked('resources', 3));
  }
  return { record, effects };
}

const dateAt = (start: number, week: number): string => iso(start + (week * 7 + 1) * day).slice(0, 10);
