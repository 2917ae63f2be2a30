import { commandShapes, type Command, type CommandType } from '../../bot/domain/commands';
import { allowedActs, mayRead, seesWorking } from '../../bot/domain/permissions';
import { ada, ben, member, sponsor, stranger, testCommunity } from './community';

const stepId = 'energy';
const one = { stepId: 'roles', roleId: 'coordinator' };
/** One command of each type; the table below says who may give it. */
const commands: { [T in CommandType]: Extract<Command, { type: T }> } = {
  openStep: { type: 'openStep', stepId }, saveDraft: { type: 'saveDraft', stepId, questionId: 'who', text: 'x', base: 0 },
  giveAnswer: { type: 'giveAnswer', stepId, questionId: 'who', text: 'x' }, passAnswer: { type: 'passAnswer', stepId, questionId: 'who' },
  takeBackAnswer: { type: 'takeBackAnswer', stepId, questionId: 'who' }, reveal: { type: 'reveal', stepId },
  propose: { type: 'propose', stepId, texts: { summary: 'x' }, replaces: 0 }, consent: { type: 'consent', stepId, number: 1, stance: 'agree', reason: null },
  settle: { type: 'settle', stepId, number: 1 }, skipStep: { type: 'skipStep', stepId, reason: 'x' }, parkStep: { type: 'parkStep', stepId, reason: 'x' }, reopenStep: { type: 'reopenStep', stepId },
  takeRole: { type: 'takeRole', ...one }, offerRole: { type: 'offerRole', ...one, personId: ben }, setRoleTime: { type: 'setRoleTime', ...one, hours: 2, untilOn: null }, nameHolder: { type: 'nameHolder', stepId: 'roles', roleId: 'sponsor', name: 'X' },
  leaveRole: { type: 'leaveRole', ...one }, writeNote: { type: 'writeNote', stepId: 'sponsor', fieldId: 'scope', text: 'x', base: 0 }, finishStep: { type: 'finishStep', stepId: 'roles' },
  tick: { type: 'tick', stepId: 'measuring', itemId: 'x', ticked: true },
  addAction: { type: 'addAction', title: 'x', ownerId: null, dueOn: null, tier: null }, changeAction: { type: 'changeAction', actionId: 'a', state: 'done' },
  importActions: { type: 'importActions', rows: [{ title: 'x', owner: '', dueOn: null, state: 'to-do', tier: null }] }, connectPlan: { type: 'connectPlan' }, disconnectPlan: { type: 'disconnectPlan' }, putBackTask: { type: 'putBackTask', actionId: 'a' }, tickPoint: { type: 'tickPoint', actionId: 'a', pointId: 'p', ticked: true }, addPoint: { type: 'addPoint', actionId: 'a', title: 'x' }, removePoint: { type: 'removePoint', actionId: 'a', pointId: 'p' },
  claimAction: { type: 'claimAction', actionId: 'a' }, releaseAction: { type: 'releaseAction', actionId: 'a' },
  setReviews: { type: 'setReviews', lightOn: '2027-01-01', fullOn: '2027-06-01' }, publishCharter: { type: 'publishCharter', fingerprint: 'x' },
  scheduleMeetings: { type: 'scheduleMeetings', stepId: 'check-ins', firstOn: '2026-06-01', at: '10:00', minutes: 30, everyWeeks: 2, untilOn: '2026-12-01' },
  findTimes: { type: 'findTimes', stepId: 'check-ins', fromOn: '2026-06-01', minutes: 30 },
  moveMeeting: { type: 'moveMeeting', stepId: 'check-ins', startsAt: '2026-06-01T09:00:00.000Z', to: '2026-06-02T10:00', minutes: 30, place: '' }, callOffMeeting: { type: 'callOffMeeting', stepId: 'check-ins', startsAt: '2026-06-01T09:00:00.000Z', reason: 'x' },
  keepMeeting: { type: 'keepMeeting', stepId: 'check-ins', startsAt: '2026-06-01T09:00:00.000Z' }, takeOverMeetings: { type: 'takeOverMeetings', stepId: 'check-ins', seriesId: 'check-ins', gone: false },
  setWords: { type: 'setWords', stepId: 'roles', key: 'roles', heading: 'x', lead: '', hint: '', base: 0 }, addEntry: { type: 'addEntry', stepId: 'further-reading', heading: 'x', lead: '', url: '' }, removeEntry: { type: 'removeEntry', stepId: 'further-reading', entryId: 'x' },
  leaveOut: { type: 'leaveOut', stepId: 'story', lineId: '0123456789abcdef', out: true }, publishPaper: { type: 'publishPaper', stepId: 'story', fingerprint: 'x', tell: false },
  vote: { type: 'vote', stepId: 'interests', dots: { x: 1 } }, passVote: { type: 'passVote', stepId: 'interests' }, takeBackVote: { type: 'takeBackVote', stepId: 'interests' },
  addOption: { type: 'addOption', stepId: 'interests', text: 'x' }, withdrawOption: { type: 'withdrawOption', stepId: 'interests', optionId: 'x' },
  addTheme: { type: 'addTheme', stepId, name: 'x' }, renameTheme: { type: 'renameTheme', stepId, themeId: 'x', name: 'y', base: 1 }, removeTheme: { type: 'removeTheme', stepId, themeId: 'x', removed: true },
  placeLine: { type: 'placeLine', stepId, questionId: 'who', of: ada, line: 0, themeId: null }, keepLine: { type: 'keepLine', stepId, questionId: 'who', of: ada, line: 0, kept: true },
  addQuestion: { type: 'addQuestion', stepId, heading: 'x', lead: '' }, removeQuestion: { type: 'removeQuestion', stepId, questionId: 'x', removed: true },
  askMembers: { type: 'askMembers', stepId, number: 1, days: 7 }, speakUp: { type: 'speakUp', stepId, number: 1, stance: 'concern', reason: 'x' }, takeBackVoice: { type: 'takeBackVoice', stepId, number: 1 },
  choosePath: { type: 'choosePath', path: 'fast' },
  takeTurn: { type: 'takeTurn', stepId: 'check-ins', startsAt: '2026-06-01T09:00:00.000Z', take: true },
  pausePrompts: { type: 'pausePrompts', untilOn: null }, hushPrompts: { type: 'hushPrompts', what: 'check-in', untilOn: 'always' }, goOn: { type: 'goOn', about: 'x', way: 'fine' },
  countMessages: { type: 'countMessages', on: true },
  runTimer: { type: 'runTimer', stepId: 'check-ins', act: 'start', base: 0, seconds: 300 },
  checkIn: { type: 'checkIn', stepId: 'check-ins', startsAt: '2027-01-01T10:00:00.000Z', done: 'x', next: '', blocked: '', help: '' },
  changeSettings: { type: 'changeSettings', base: 0, name: 'x', topic: 'y', zone: 'Europe/London', closed: [], cutOffs: null },
  openSurvey: { type: 'openSurvey', instrument: 'pulse', title: '', days: 7, eventId: null, own: [] }, closeSurvey: { type: 'closeSurvey', surveyId: 'x' }, importForms: { type: 'importForms', surveyId: 'x', rows: [{ energy: 3 }] }, answerSurvey: { type: 'answerSurvey', surveyId: 'x', answers: { energy: 3 } }, answerLeaving: { type: 'answerLeaving', surveyId: 'x', answers: { why: 'time' } },
  giveHour: { type: 'giveHour', dateId: 'x', base: 0, startsAt: '2027-01-05T10:00', minutes: 60, place: '', guests: [] }, bookEvent: { type: 'bookEvent', eventId: 'x' }, inviteTo: { type: 'inviteTo', eventId: 'x', wanted: true, words: '' },
  planEvent: { type: 'planEvent', eventId: null, base: 0, kind: 'learning', title: 'x', startsAt: '2027-01-05T10:00', minutes: 60, place: '', hostId: null, plan: {} },
  callOffEvent: { type: 'callOffEvent', eventId: 'x', reason: 'y' }, closeEvent: { type: 'closeEvent', eventId: 'x', base: 1, outcome: 'y' }, comeTo: { type: 'comeTo', eventId: 'x', coming: true }, signIn: { type: 'signIn', eventId: 'x' }, markCame: { type: 'markCame', eventId: 'x', personIds: [ben], came: true }, noteFacilitator: { type: 'noteFacilitator', eventId: 'x', personId: ben }, readReport: { type: 'readReport', eventId: 'x' },
  saveResource: { type: 'saveResource', resourceId: null, base: 0, kind: 'resource', title: 'x', url: '', about: '', tags: [], origin: 'internal', story: null }, removeResource: { type: 'removeResource', resourceId: 'x', removed: true }, checkResource: { type: 'checkResource', resourceId: 'x', reviewOn: '2028-01-01' },
  saveContact: { type: 'saveContact', contactId: null, base: 0, plannedOn: '2026-06-01', keptOn: null, about: '', replyDays: null, asked: 0, fulfilled: 0 }, removeContact: { type: 'removeContact', contactId: 'x', removed: true },
  saveWebCount: { type: 'saveWebCount', quarter: '2026-Q2', visits: 2, visitors: 1 }, addRemark: { type: 'addRemark', measureId: 'members', text: 'x' }, removeRemark: { type: 'removeRemark', remarkId: 'x', removed: true }, chooseMine: { type: 'chooseMine', area: 'x', counted: false },
  mailPaper: { type: 'mailPaper', stepId: 'sponsor-note', number: 1, email: 'helen@university.example', name: '', by: 'mail', again: false },
  makeChannel: { type: 'makeChannel', name: 'Rubrics', about: 'x' }, makeChannelAgain: { type: 'makeChannelAgain', subGroupId: 'x' }, archiveTeam: { type: 'archiveTeam', filesReadOnly: false },
  makePack: { type: 'makePack' }, checkPack: { type: 'checkPack', packId: 'x', complete: true }, lookAtFiles: { type: 'lookAtFiles' }, copyFile: { type: 'copyFile', fileId: 'charter', channelId: 'x', name: 'x' },
  startLog: { type: 'startLog' }, stopLog: { type: 'stopLog' },
  chooseCoffee: { type: 'chooseCoffee', joined: true, pausedUntil: null }, setCoffee: { type: 'setCoffee', everyWeeks: 4, startOn: null }, drawCoffee: { type: 'drawCoffee' }, sayMet: { type: 'sayMet', roundId: 'x', met: 'yes' },
  greet: { type: 'greet', personId: member, greeted: true }, askHelp: { type: 'askHelp', text: 'x' }, moveHelp: { type: 'moveHelp', requestId: 'x', base: 0, act: 'take', note: '' }, setHelpGoal: { type: 'setHelpGoal', days: 3 },
  sayThanks: { type: 'sayThanks', personId: ben, text: 'x', share: false }, answerThanks: { type: 'answerThanks', thanksId: 'x', base: 0, answer: 'yes' }, takeBackThanks: { type: 'takeBackThanks', thanksId: 'x' },
  addIdea: { type: 'addIdea', text: 'x', named: true }, answerIdea: { type: 'answerIdea', ideaId: 'x', base: 0, answer: 'y' }, planIdea: { type: 'planIdea', ideaId: 'x', base: 0, title: 'y' },
  useHere: { type: 'useHere', conversationId: '19:x' }, changeCore: { type: 'changeCore', personId: member, part: 'core' },
};
/** Who is in the core group has spoken where the text was agreed. */
const ofMembersAlone: CommandType[] = ['speakUp', 'takeBackVoice'];
const ofMembers: CommandType[] = [...ofMembersAlone, 'takeRole', 'setRoleTime', 'leaveRole', 'changeAction', 'claimAction', 'releaseAction', 'tickPoint', 'addPoint', 'removePoint', 'comeTo', 'signIn', 'answerSurvey', 'answerLeaving', 'saveResource', 'removeResource', 'chooseMine', 'chooseCoffee', 'sayMet', 'greet', 'askHelp', 'moveHelp', 'addIdea', 'sayThanks', 'answerThanks', 'takeBackThanks'];
const types = Object.keys(commandShapes) as CommandType[];
const notAllowed = { ok: false, refusal: { code: 'not-allowed', because: { key: 'refuse.not-allowed' } } };

describe('who may do what', () => {
  test.each(types)('%s', (type) => {
    const may = (personId: string) => {
      const community = testCommunity();
      const before = community.record;
      const decision = community.act(personId, commands[type]);
      const refused = JSON.stringify(decision) === JSON.stringify(notAllowed);
      if (refused) expect(community.record).toBe(before);
      return !refused;
    };
    expect({ core: may(ada), member: may(member), sponsor: may(sponsor), stranger: may(stranger) })
      .toEqual({ core: !ofMembersAlone.includes(type), member: ofMembers.includes(type), sponsor: false, stranger: false });
  });

  test('buttons offer the same: everything but the members’ own words to the core group, nothing to the sponsor', () => {
    const { record } = testCommunity();
    expect(allowedActs(record, ada).sort()).toEqual(types.filter((type) => !ofMembersAlone.includes(type)).sort());
    expect(allowedActs(record, member).sort()).toEqual([...ofMembers].sort());
    expect(allowedActs(record, sponsor)).toEqual([]);
    expect(allowedActs(record, stranger)).toEqual([]);
  });

  test('what the core group works on, and who is in the community, is read by the core group alone', () => {
    const { record } = testCommunity();
    const readers = [ada, member, sponsor, stranger];
    expect(readers.map((one) => seesWorking(record, one))).toEqual([true, false, false, false]);
    expect(readers.map((one) => mayRead(record, one, 'members'))).toEqual([true, false, false, false]);
  });

  test('somebody who has left may do nothing but answer the questions on leaving, and sees nothing', () => {
    const community = testCommunity();
    const left = community.record.members.find((each) => each.personId === ben);
    if (!left) throw new Error('ben is not there');
    community.put({ put: 'members', row: { ...left, leftAt: community.now } });
    expect(community.refused(ben, commands.openStep).code).toBe('not-allowed');
    for (const type of types.filter((one) => one !== 'answerLeaving')) expect([type, community.refused(ben, commands[type]).code]).toEqual([type, 'not-allowed']);
    expect(community.refused(ben, commands.answerLeaving).code).toBe('not-now');
    expect(seesWorking(community.record, ben)).toBe(false);
    expect(() => community.view(ben)).toThrow();
  });
});
