import type { Say } from '../toolkit/phrases';
import type { StepData } from '../toolkit/schema';
import { addAction, changeAction, claimAction, releaseAction } from './actionPlan';
import { importActions } from './actionImport';
import { chooseCoffee, drawCoffee, sayMet, setCoffee } from './helping/coffee';
import { askHelp, moveHelp, setHelpGoal } from './helping/help';
import { addIdea, answerIdea, planIdea } from './helping/ideas';
import { answerThanks, sayThanks, takeBackThanks } from './helping/thanks';
import { greet } from './helping/welcome';
import { charterStep } from './charter';
import type { Command, CommandOf } from './commands';
import { changeSettings, pausePrompts } from './communitySettings';
import { countMessages } from './counting';
import { readReport } from './attendanceReport';
import { closeEvent, comeTo, planEvent, signIn } from './events';
import { inviteTo } from './inviting';
import { startLog, stopLog, withLog } from './excelLog';
import { giveHour } from './dates';
import { addRemark, chooseMine, removeContact, removeRemark, saveContact, saveWebCount } from './evidence';
import { checkResource, removeResource, saveResource } from './resources';
import { changeCore } from './coreGroup';
import { checkPack, makePack } from './pack';
import { mailPaper } from './paperMail';
import { copyFile, lookAtFiles } from './teamFiles';
import { archiveTeam, makeChannel, makeChannelAgain } from './teamWork';
import { already, done, refuse, type Decision, type Situation } from './decision';
import { isFeedback, writeFeedback } from './feedback';
import { waits } from './gates';
import { isOver, pathCards, stepState } from './journey';
import { kindOf } from './kinds/all';
import { publishCharter, setReviews } from './kinds/document';
import { publishPaper } from './kinds/paper';
import { addPoint, removePoint, tickPoint } from './planChecks';
import { connectPlan, disconnectPlan, putBackTask, withSync } from './plannerLink';
import type { StepCommand } from './kinds/kind';
import { bookEvent, callOffEvent } from './outlook/booking';
import { goOn, hushPrompts } from './prompting/hushing';
import { importForms } from './surveying/forms';
import { answerLeaving } from './surveying/leaving';
import { answerSurvey, closeSurvey, openSurvey } from './surveying/survey';
import { setWords } from './ownWords';
import { mayDo } from './permissions';
import { markCame, noteFacilitator } from './whoCame';
import type { Round } from './record';
import { currentRound, newRound, workingRound } from './rounds';

/**
 * Decides what a person's act changes. Pure: the same record, act and command give the same decision,
 * and a decision that changes nothing is the answer to asking twice.
 */
export function execute(situation: Situation, command: Command, say: Say): Decision {
  if (!mayDo(situation.record, situation.act.personId, command.type)) return refuse('not-allowed', 'refuse.not-allowed');
  const decision = withSync(situation.record, decide(situation, command, say));
  return withLog(situation.record, command.type, decision);
}

function decide(situation: Situation, command: Command, say: Say): Decision {
  switch (command.type) {
    case 'addAction': return addAction(situation, command);
    case 'changeAction': return changeAction(situation, command);
    case 'claimAction': return claimAction(situation, command);
    case 'releaseAction': return releaseAction(situation, command);
    case 'importActions': return importActions(situation, command);
    case 'connectPlan': return connectPlan(situation);
    case 'disconnectPlan': return disconnectPlan(situation);
    case 'putBackTask': return putBackTask(situation, command);
    case 'addPoint': return addPoint(situation, command);
    case 'removePoint': return removePoint(situation, command);
    case 'tickPoint': return tickPoint(situation, command);
    case 'setReviews': return setReviews(situation, command);
    case 'publishCharter': {
      const step = charterStep(situation.toolkit);
      return step ? publishCharter(situation, step, command, say) : refuse('not-found', 'refuse.no-step');
    }
    case 'publishPaper': {
      const step = situation.toolkit.steps.get(command.stepId)?.step;
      if (step?.kind !== 'paper') return refuse('not-found', 'refuse.no-step');
      return waits(situation, step, command) ?? publishPaper(situation, step, command, say);
    }
    case 'mailPaper': {
      const step = situation.toolkit.steps.get(command.stepId)?.step;
      return step?.kind === 'paper' ? mailPaper(situation, step, command, say) : refuse('not-found', 'refuse.no-step');
    }
    case 'makeChannel': return makeChannel(situation, command);
    case 'makeChannelAgain': return makeChannelAgain(situation, command);
    case 'archiveTeam': return archiveTeam(situation, command);
    case 'makePack': return makePack(situation, say);
    case 'lookAtFiles': return lookAtFiles(situation, say);
    case 'copyFile': return copyFile(situation, command, say);
    case 'checkPack': return checkPack(situation, command);
    case 'choosePath': return choosePath(situation, command);
    case 'openSurvey': return openSurvey(situation, command);
    case 'answerSurvey': return answerSurvey(situation, command);
    case 'answerLeaving': return answerLeaving(situation, command);
    case 'importForms': return importForms(situation, command);
    case 'closeSurvey': return closeSurvey(situation, command);
    case 'pausePrompts': return pausePrompts(situation, command);
    case 'countMessages': return countMessages(situation, command);
    case 'hushPrompts': return hushPrompts(situation, command);
    case 'goOn': return goOn(situation, command);
    case 'changeSettings': return changeSettings(situation, command);
    case 'planEvent': return planEvent(situation, command);
    case 'bookEvent': return bookEvent(situation, command);
    case 'inviteTo': return inviteTo(situation, command);
    case 'callOffEvent': return callOffEvent(situation, command);
    case 'closeEvent': return closeEvent(situation, command);
    case 'comeTo': return comeTo(situation, command);
    case 'signIn': return signIn(situation, command);
    case 'readReport': return readReport(situation, command);
    case 'markCame': return markCame(situation, command);
    case 'noteFacilitator': return noteFacilitator(situation, command);
    case 'saveResource': return saveResource(situation, command);
    case 'removeResource': return removeResource(situation, command);
    case 'checkResource': return checkResource(situation, command);
    case 'giveHour': return giveHour(situation, command);
    case 'saveContact': return saveContact(situation, command);
    case 'removeContact': return removeContact(situation, command);
    case 'saveWebCount': return saveWebCount(situation, command);
    case 'startLog': return startLog(situation);
    case 'stopLog': return stopLog(situation);
    case 'addRemark': return addRemark(situation, command);
    case 'removeRemark': return removeRemark(situation, command);
    case 'chooseMine': return chooseMine(situation, command);
    case 'chooseCoffee': return chooseCoffee(situation, command);
    case 'setCoffee': return setCoffee(situation, command);
    case 'drawCoffee': return drawCoffee(situation);
    case 'sayMet': return sayMet(situation, command);
    case 'greet': return greet(situation, command);
    case 'askHelp': return askHelp(situation, command);
    case 'moveHelp': return moveHelp(situation, command);
    case 'setHelpGoal': return setHelpGoal(situation, command);
    case 'addIdea': return addIdea(situation, command);
    case 'answerIdea': return answerIdea(situation, command);
    case 'planIdea': return planIdea(situation, command);
    case 'sayThanks': return sayThanks(situation, command);
    case 'answerThanks': return answerThanks(situation, command);
    case 'takeBackThanks': return takeBackThanks(situation, command);
    case 'useHere': return useHere(situation, command);
    case 'changeCore': return changeCore(situation, command);
    default: return stepCommand(situation, command);
  }
}

function stepCommand(situation: Situation, command: StepCommand): Decision {
  const found = situation.toolkit.steps.get(command.stepId);
  if (!found) return refuse('not-found', 'refuse.no-step');
  const { step } = found;
  // What is said about a step does not open it, and is possible whatever its kind and state.
  if (command.type === 'writeNote' && isFeedback(command.fieldId)) return writeFeedback(situation, step, command);
  if (command.type === 'setWords') return setWords(situation, step, command);
  const waiting = waits(situation, step, command);
  if (waiting) return waiting;
  const handler = kindOf(step).commands[command.type] as ((situation: Situation, step: StepData, command: StepCommand) => Decision) | undefined;
  if (handler) return handler(situation, step, command);
  if (command.type === 'openStep') return openStep(situation, step);
  if (command.type === 'skipStep') return skipStep(situation, step, command);
  if (command.type === 'parkStep') return parkStep(situation, step, command);
  if (command.type === 'reopenStep') return reopenStep(situation, step);
  return refuse('not-found', 'refuse.not-in-this-step');
}

const card = (step: StepData) => [{ kind: 'card' as const, stepId: step.id }];

function openStep(situation: Situation, step: StepData): Decision {
  const skipped = currentRound(situation.record, step.id) !== null;
  const { opening } = workingRound(situation, step);
  if (opening.length === 0) return done([], card(step), { key: 'said.open-already' });
  return done(opening, card(step), { key: skipped ? 'said.reopened' : 'said.opened' });
}

function skipStep(situation: Situation, step: StepData, command: CommandOf<'skipStep'>): Decision {
  const { record, toolkit, act } = situation;
  const state = stepState(record, toolkit, step.id);
  if (state?.status === 'done') return refuse('not-now', 'refuse.skip-done');
  if (state?.round?.skippedAt && state.round.skipReason === command.reason) return already('said.skipped');
  const round = state?.round ?? newRound(step.id, 1, act);
  const row: Round = { ...round, skippedAt: act.now, skippedBy: act.personId, skipReason: command.reason, parkedAt: null, parkedBy: null, parkReason: null };
  return done([{ put: 'rounds', row }], card(step), { key: 'said.skipped' });
}

/** Put aside with a reason: the journey goes on without it, and it goes on where it was. */
function parkStep(situation: Situation, step: StepData, command: CommandOf<'parkStep'>): Decision {
  const { record, toolkit, act } = situation;
  const state = stepState(record, toolkit, step.id);
  if (state?.status === 'done') return refuse('not-now', 'refuse.park-done');
  if (state?.status === 'parked' && state.round?.parkReason === command.reason) return already('said.parked');
  // A step that was skipped is no longer left out: it waits.
  const { round } = workingRound(situation, step);
  const row: Round = { ...round, parkedAt: act.now, parkedBy: act.personId, parkReason: command.reason };
  return done([{ put: 'rounds', row }], card(step), { key: 'said.parked' });
}

/** A skipped step goes on where it was; anything else starts a new version and keeps the old one. */
function reopenStep(situation: Situation, step: StepData): Decision {
  const { record, toolkit, act } = situation;
  const state = stepState(record, toolkit, step.id);
  if (!state?.round) return openStep(situation, step);
  if (state.status === 'skipped' || state.status === 'parked') return done(workingRound(situation, step).opening, card(step), { key: 'said.reopened' });
  if (!isOver(state.status) && state.round.revealedAt === null) return already('said.open-already');
  if (step.kind === 'event') return already('said.open-already');
  const row = newRound(step.id, (currentRound(record, step.id)?.version ?? 0) + 1, act);
  return done([{ put: 'rounds', row }], card(step), { key: 'said.reopened' });
}

/** Which steps come first; what was done on the other path stays as it is. */
function choosePath({ record, toolkit }: Situation, command: CommandOf<'choosePath'>): Decision {
  const { community } = record;
  if (community.path === command.path) return already('said.path-set');
  return done([{ put: 'community', row: { ...community, path: command.path } }], pathCards(record, toolkit), { key: 'said.path-set' });
}

function useHere(situation: Situation, command: CommandOf<'useHere'>): Decision {
  const { community } = situation.record;
  if (community.coreConversation === command.conversationId) return already('said.here');
  const latest = situation.record.rounds.filter((one) => one.skippedAt === null).sort((a, b) => a.openedAt.localeCompare(b.openedAt)).at(-1);
  const row = { ...community, coreConversation: command.conversationId };
  return done([{ put: 'community', row }], latest ? [{ kind: 'start-card' }, { kind: 'card', stepId: latest.stepId }] : [{ kind: 'start-card' }], { key: 'said.here' });
}
