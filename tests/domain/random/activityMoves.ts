import type { Command } from '../../../bot/domain/commands';
import { coreKinds, waysOn } from '../../../bot/domain/prompting/promptShapes';
import type { CommunityRecord } from '../../../bot/domain/record';

export function at<T>(list: readonly T[], place: number): T | undefined {
  return list[place % Math.max(1, list.length)];
}

/** What members do: events, the shelf, talks with the sponsor, remarks and choices. */
export function activityMoves(record: CommunityRecord, now: string, who: string, part: number, odd: boolean): Command[] {
  const booked = at([...record.events, ...record.reviews, ...record.contacts], part)?.id ?? 'none';
  const dated = at([...record.reviews, ...record.contacts], part);
  return [
  { type: 'planEvent', eventId: odd ? (at(record.events, part)?.id ?? 'none') : null, base: part, kind: 'coffee', title: `Event ${part}`, startsAt: now.slice(0, 16), minutes: 30, place: '', hostId: null, plan: {} },
  at<Command>([
    { type: 'inviteTo', eventId: at(record.events, part)?.id ?? 'none', wanted: !odd, words: `come ${part}` },
    { type: 'bookEvent', eventId: booked },
    { type: 'giveHour', dateId: dated?.id ?? 'none', base: dated?.appointment?.revision ?? 0, startsAt: `2027-0${1 + (part % 9)}-15T1${part % 10}:00`, minutes: 30, place: odd ? 'Room 4' : '', guests: odd ? ['helen@university.example'] : [] },
    { type: 'comeTo', eventId: at(record.events, part)?.id ?? 'none', coming: !odd }, { type: 'closeEvent', eventId: at(record.events, part)?.id ?? 'none', base: odd ? (at(record.events, part)?.revision ?? 0) : part, outcome: `outcome ${part}` },
    { type: 'signIn', eventId: at(record.events, part)?.id ?? 'none' },
    { type: 'callOffEvent', eventId: booked, reason: odd ? null : 'rain' }, { type: 'readReport', eventId: at(record.events, part)?.id ?? 'none' }, { type: 'markCame', eventId: at(record.events, part)?.id ?? 'none', personIds: [who], came: !odd },
  ], part) as Command,
  { type: 'saveResource', resourceId: odd ? (at(record.resources, part)?.id ?? 'none') : null, base: part, kind: 'resource', title: `Thing ${part}`, url: '', about: '', tags: ['One'], origin: 'internal', story: null },
  at<Command>([{ type: 'removeResource', resourceId: at(record.resources, part)?.id ?? 'none', removed: !odd }, { type: 'checkResource', resourceId: at(record.resources, part)?.id ?? 'none', reviewOn: '2029-01-01' }], part) as Command,
  at<Command>([
    { type: 'saveContact', contactId: null, base: 0, plannedOn: now.slice(0, 10), keptOn: null, about: '', replyDays: null, asked: 1, fulfilled: odd ? 2 : 0 }, { type: 'removeContact', contactId: at(record.contacts, part)?.id ?? 'none', removed: !odd },
    { type: 'saveContact', contactId: at(record.contacts, part)?.id ?? 'none', base: at(record.contacts, part)?.revision ?? 0, plannedOn: `2027-03-0${1 + (part % 9)}`, keptOn: null, about: '', replyDays: null, asked: 0, fulfilled: 0 },
    { type: 'saveWebCount', quarter: '2026-Q3', visits: 9, visitors: part }, { type: 'addRemark', measureId: odd ? 'none' : 'members', text: `remark ${part}` }, { type: 'removeRemark', remarkId: at(record.remarks, part)?.id ?? 'none', removed: !odd },
    { type: 'openSurvey', instrument: odd ? 'pulse' : 'own', title: 'Own', days: 7, eventId: null, own: odd ? [] : [{ text: 'Why?', kind: 'text' }] },
    { type: 'answerSurvey', surveyId: at(record.surveys, part)?.id ?? 'none', answers: odd ? { energy: 1 + (part % 5), change: `said-${part}` } : { q1: `said-${part}` } },
    { type: 'answerLeaving', surveyId: odd ? `leaver@${now.slice(0, 4)}` : 'leaver@2020', answers: part % 2 === 0 ? { know: `said-${part}` } : { why: 'time' } },
    { type: 'importForms', surveyId: at(record.surveys, part)?.id ?? 'none', rows: [odd ? { energy: 1 + (part % 5) } : { q1: `form-${part}` }] },
    { type: 'closeSurvey', surveyId: at(record.surveys, part)?.id ?? 'none' },
    { type: 'changeSettings', base: part, name: `Name ${part}`, topic: 'Topic', listed: odd, zone: odd ? 'Europe/Malta' : 'Europe/London', closed: odd ? [{ from: '2027-12-24', until: '2028-01-01', name: 'Winter' }, { from: '2027-04-02', until: part % 2 === 0 ? '2027-04-05' : '2027-04-01', name: 'Easter' }] : [], terms: part % 3 === 0 ? [] : [{ from: '2027-01-11', until: '2027-03-26', name: 'Spring' }, { from: odd ? '2027-04-19' : '2027-03-20', until: '2027-07-02', name: 'Summer' }], cutOffs: null },
    { type: 'pausePrompts', untilOn: odd ? null : '2027-12-01' }, { type: 'hushPrompts', what: at(coreKinds, part) ?? 'update', untilOn: odd ? 'always' : part % 2 === 0 ? null : '2027-12-01' }, { type: 'goOn', about: `asked-${part}`, way: at(waysOn, part) ?? 'fine' }, { type: 'countMessages', on: !odd }, odd ? { type: 'stopLog' } : { type: 'startLog' },
    { type: 'chooseMine', area: odd ? '' : 'Science', counted: odd, ...(part % 2 === 0 ? { knows: ['rubrics'], photo: odd } : {}) },
  ], part + (odd ? 1 : 0)) as Command,
  at<Command>([
    odd ? { type: 'disconnectPlan' } : { type: 'connectPlan' }, { type: 'putBackTask', actionId: at(record.actions, part)?.id ?? 'none' }, { type: 'addPoint', actionId: at(record.actions, part)?.id ?? 'none', title: `Point ${part % 3}` },
    { type: odd ? 'removePoint' : 'addPoint', actionId: at(record.actions, part)?.id ?? 'none', ...(odd ? { pointId: at(record.actions, part)?.points?.[0]?.id ?? 'none' } : { title: `Other ${part}` }) } as Command,
    { type: 'tickPoint', actionId: at(record.actions, part)?.id ?? 'none', pointId: at(record.actions, part)?.points?.[0]?.id ?? 'none', ticked: odd },
    { type: 'importActions', rows: [{ title: `Row ${part}`, owner: odd ? 'Ben' : 'Nobody', dueOn: null, state: 'doing', tier: null }] },
  ], part) as Command,
  at<Command>([
    { type: 'mailPaper', stepId: at(record.papers, part)?.stepId ?? 'sponsor-note', number: at(record.papers, part)?.number ?? 1, email: `sponsor${part % 3}@university.example`, name: odd ? '' : 'Sunil', by: part % 2 === 0 ? 'mail' : 'hand', again: odd, questions: part % 3 === 0 },
    { type: 'makeChannel', name: `Group ${part}`, about: 'Rubrics' }, { type: 'makeChannelAgain', subGroupId: at(record.subGroups, part)?.id ?? 'none' }, { type: 'archiveTeam', filesReadOnly: odd }, { type: 'makePack' }, { type: 'checkPack', packId: at(record.packs, part)?.id ?? 'none', complete: odd },
    odd ? { type: 'lookAtFiles' } : { type: 'copyFile', fileId: at(['charter', 'pack', 'log', `paper/${at(record.papers, part)?.stepId ?? 'story'}/1`], part) ?? 'charter', channelId: at(record.subGroups, part)?.channelId ?? '19:x', name: 'A channel' },
  ], part) as Command,
  at<Command>([
    { type: 'chooseCoffee', joined: !odd, pausedUntil: part === 0 ? '2027-12-01' : null }, { type: 'setCoffee', everyWeeks: odd ? null : 1 + part, startOn: null }, { type: 'drawCoffee' },
    { type: 'sayMet', roundId: at(record.coffeeRounds, part)?.id ?? 'none', met: odd ? 'not-yet' : 'yes' }, { type: 'greet', personId: at(record.members, part)?.personId ?? 'none', greeted: !odd }, { type: 'setHelpGoal', days: 1 + part },
  ], part) as Command,
  at<Command>([
    { type: 'askHelp', text: `help ${part}` }, { type: 'moveHelp', requestId: at(record.helpRequests, part)?.id ?? 'none', base: at(record.helpRequests, part)?.revision ?? 0, act: at(['take', 'answer', 'pass', 'close', 'reopen'] as const, part) ?? 'take', note: odd ? '' : `note ${part}` },
    { type: 'addIdea', text: `idea ${part}`, named: odd }, { type: 'answerIdea', ideaId: at(record.ideas, part)?.id ?? 'none', base: at(record.ideas, part)?.revision ?? 0, answer: `answer ${part}` },
    { type: 'sayThanks', personId: at(record.members, part)?.personId ?? 'none', text: `thanks ${part}`, share: odd }, { type: 'answerThanks', thanksId: at(record.thanks, part)?.id ?? 'none', base: at(record.thanks, part)?.revision ?? 0, answer: at(['yes', 'no', 'mine'] as const, part) ?? 'yes' }, { type: 'takeBackThanks', thanksId: at(record.thanks, part)?.id ?? 'none' },
    { type: 'planIdea', ideaId: at(record.ideas, part)?.id ?? 'none', base: odd ? 99 : (at(record.ideas, part)?.revision ?? 0), title: `Idea ${part}` },
  ], part) as Command,
  ];
}
