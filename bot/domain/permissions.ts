import type { CommandType } from './commands';
import type { Action, CommunityRecord, Member, PersonId, Resource } from './record';
import { coreGroup, memberOf } from './people';

type Part = Member['part'];

/**
 * Who may do what: the one table, asked by the command layer for every door. The sponsor has no
 * row of acts at all: a sponsor reads what is published and does not direct.
 */
const allowed: Record<CommandType, readonly Part[]> = {
  openStep: ['core'],
  saveDraft: ['core'],
  giveAnswer: ['core'],
  passAnswer: ['core'],
  takeBackAnswer: ['core'],
  reveal: ['core'],
  propose: ['core'],
  consent: ['core'],
  settle: ['core'],
  askMembers: ['core'],
  speakUp: ['member'],
  takeBackVoice: ['member'],
  skipStep: ['core'],
  parkStep: ['core'],
  reopenStep: ['core'],
  vote: ['core'],
  passVote: ['core'],
  takeBackVote: ['core'],
  addOption: ['core'],
  withdrawOption: ['core'],
  addTheme: ['core'],
  renameTheme: ['core'],
  removeTheme: ['core'],
  placeLine: ['core'],
  keepLine: ['core'],
  addQuestion: ['core'],
  removeQuestion: ['core'],
  takeRole: ['core', 'member'],
  offerRole: ['core'],
  setRoleTime: ['core', 'member'],
  nameHolder: ['core'],
  leaveRole: ['core', 'member'],
  writeNote: ['core'],
  finishStep: ['core'],
  tick: ['core'],
  addAction: ['core'],
  changeAction: ['core', 'member'],
  claimAction: ['core', 'member'],
  releaseAction: ['core', 'member'],
  importActions: ['core'],
  connectPlan: ['core'],
  disconnectPlan: ['core'],
  putBackTask: ['core'],
  tickPoint: ['core', 'member'],
  addPoint: ['core', 'member'],
  removePoint: ['core', 'member'],
  setReviews: ['core'],
  publishCharter: ['core'],
  scheduleMeetings: ['core'],
  findTimes: ['core'],
  moveMeeting: ['core'],
  callOffMeeting: ['core'],
  keepMeeting: ['core'],
  takeOverMeetings: ['core'],
  setWords: ['core'],
  addEntry: ['core'],
  removeEntry: ['core'],
  leaveOut: ['core'],
  publishPaper: ['core'],
  choosePath: ['core'],
  takeTurn: ['core'],
  checkIn: ['core'],
  runTimer: ['core'],
  changeSettings: ['core'],
  pausePrompts: ['core'],
  countMessages: ['core'],
  hushPrompts: ['core'],
  goOn: ['core'],
  openSurvey: ['core'],
  closeSurvey: ['core'],
  importForms: ['core'],
  answerSurvey: ['core', 'member'],
  answerLeaving: ['core', 'member'],
  planEvent: ['core'],
  bookEvent: ['core'],
  inviteTo: ['core'],
  callOffEvent: ['core'],
  closeEvent: ['core'],
  comeTo: ['core', 'member'],
  signIn: ['core', 'member'],
  markCame: ['core'],
  noteFacilitator: ['core'],
  readReport: ['core'],
  saveResource: ['core', 'member'],
  removeResource: ['core', 'member'],
  checkResource: ['core'],
  giveHour: ['core'],
  saveContact: ['core'],
  removeContact: ['core'],
  saveWebCount: ['core'],
  startLog: ['core'],
  stopLog: ['core'],
  addRemark: ['core'],
  removeRemark: ['core'],
  chooseMine: ['core', 'member'],
  chooseCoffee: ['core', 'member'],
  sayMet: ['core', 'member'],
  setCoffee: ['core'],
  drawCoffee: ['core'],
  // Who holds member support may be outside the core group; `helping/desk.ts` says who it is.
  greet: ['core', 'member'],
  askHelp: ['core', 'member'],
  moveHelp: ['core', 'member'],
  setHelpGoal: ['core'],
  addIdea: ['core', 'member'],
  sayThanks: ['core', 'member'],
  answerThanks: ['core', 'member'],
  takeBackThanks: ['core', 'member'],
  answerIdea: ['core'],
  planIdea: ['core'],
  mailPaper: ['core'],
  makeChannel: ['core'],
  makeChannelAgain: ['core'],
  archiveTeam: ['core'],
  makePack: ['core'],
  checkPack: ['core'],
  lookAtFiles: ['core'],
  copyFile: ['core'],
  useHere: ['core'],
  changeCore: ['core'],
};

/** What a member may do besides while nobody is left in the core group: take it up, so that no community is stuck. */
const whileNobodyIsCore: readonly CommandType[] = ['changeCore'];

/** What somebody may still do who was a member and has left. */
const whoHasLeft: readonly CommandType[] = ['answerLeaving'];

/** What only some may read; the rest of a view is for everybody who is in the community. */
type Restricted =
  /** The core group's own working: revealed answers, proposals, notes, the draft of the charter. */
  | 'working'
  /** The list of everybody in the community. */
  | 'members';

const readable: Record<Restricted, readonly Part[]> = { working: ['core'], members: ['core'] };

export function mayDo(record: CommunityRecord, personId: PersonId, type: CommandType): boolean {
  const member = memberOf(record, personId);
  if (!member) return whoHasLeft.includes(type) && record.members.some((one) => one.personId === personId && allowed[type].includes(one.part));
  if (allowed[type].includes(member.part)) return true;
  return member.part === 'member' && whileNobodyIsCore.includes(type) && coreGroup(record).length === 0;
}

export function mayRead(record: CommunityRecord, personId: PersonId, what: Restricted): boolean {
  const member = memberOf(record, personId);
  return member !== undefined && readable[what].includes(member.part);
}

/** Whether the core group's own working is shown to somebody, on cards, in dialogs and in the tab. */
export const seesWorking = (record: CommunityRecord, personId: PersonId): boolean => mayRead(record, personId, 'working');

/** Published papers: those for members are for everybody in the community, those for the sponsor for the core group and the sponsor. */
export function mayReadPaper(record: CommunityRecord, personId: PersonId, audience: 'members' | 'sponsor'): boolean {
  const part = memberOf(record, personId)?.part;
  return part !== undefined && (audience === 'members' || part !== 'member');
}

/** What the person's buttons may offer. */
export function allowedActs(record: CommunityRecord, personId: PersonId): CommandType[] {
  return (Object.keys(allowed) as CommandType[]).filter((type) => mayDo(record, personId, type));
}

/** Members outside the core group change only what they added to the shelf themselves. */
export function mayChangeResource(record: CommunityRecord, personId: PersonId, resource: Resource): boolean {
  return memberOf(record, personId)?.part === 'core' || resource.addedBy === personId;
}

/** Members outside the core group change only the actions that they claimed. */
export function mayChangeAction(record: CommunityRecord, personId: PersonId, action: Action): boolean {
  return memberOf(record, personId)?.part === 'core' || action.ownerId === personId;
}
