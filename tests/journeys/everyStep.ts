import { partsOf } from '../../bot/toolkit/keys';
import type { StepData, Toolkit } from '../../bot/toolkit/schema';
import type { CommunityView, StepView } from '../../bot/api/contract';
import { eventually, type Actor } from './people';

/** What a walk through steps needs: the people of the core group, the first of whom leads, and their community. */
export interface Walkers {
  core: Actor[];
  communityId: string;
  /** Moves the clock on, in minutes. */
  pass(minutes: number): void;
}

export const stepIn = (view: CommunityView, stepId: string): StepView => {
  const found = view.steps.find((one) => one.id === stepId);
  if (!found) throw new Error(`no step ${stepId}`);
  return found;
};

/** Takes a step from its beginning to its end as a core group does: buttons on its card in the chat, and in dialogs and the tab what is written at length. */
export async function walkStep(walkers: Walkers, step: StepData): Promise<void> {
  const { core, communityId } = walkers;
  const [amara, tom] = core as [Actor, Actor];
  const { heading, status } = stepIn(await amara.view(communityId), step.id);
  if (status === 'done') return;
  walkers.pass(5);
  await amara.do(communityId, { type: 'openStep', stepId: step.id });
  const press = async (title: string, who = amara): Promise<void> => {
    let seen = '';
    await eventually(async () => {
      const card = await who.card('core', `"${heading}"`);
      try {
        const answer = await who.press(card, title);
        if (answer.kind === 'problem') throw new Error(answer.text);
        return true;
      } catch (error) {
        // The card shows the button once it has been brought up to date.
        seen = String(error);
        if (seen.includes('no button')) return false;
        throw error;
      }
    }, () => `"${title}" on the card of ${step.id}: ${seen}`);
  };
  const consent = async (texts: Record<string, string>): Promise<void> => {
    await amara.do(communityId, { type: 'propose', stepId: step.id, texts, replaces: 0 });
    const number = stepIn(await amara.view(communityId), step.id).proposal?.number ?? 0;
    await press('I agree', tom);
    for (const one of core.slice(2)) await one.do(communityId, { type: 'consent', stepId: step.id, number, stance: 'agree', reason: null });
  };
  const note = async (fieldId: string): Promise<void> => {
    await amara.do(communityId, { type: 'writeNote', stepId: step.id, fieldId, text: `What ${step.id} says of ${fieldId}`, base: 0 });
  };
  switch (step.kind) {
    case 'ask': {
      for (const { id: questionId } of step.questions) {
        await Promise.all(core.map((one) => one.do(communityId, { type: 'giveAnswer', stepId: step.id, questionId, text: `${one.name} on ${questionId}` })));
      }
      await press('Reveal together');
      return consent(Object.fromEntries(step.slots.map((slot) => [slot.id, `Our ${slot.id}`])));
    }
    case 'agree': return consent(Object.fromEntries(step.slots.map((slot) => [slot.id, `Our ${slot.id}`])));
    case 'decide': {
      const last = step.options.at(-1);
      return consent({ choice: last?.id ?? '', why: 'We have talked it over' });
    }
    case 'assign': {
      const take = async (n: number): Promise<void> => {
        const role = step.roles[n];
        if (role?.outside) await amara.do(communityId, { type: 'nameHolder', stepId: step.id, roleId: role.id, name: 'Helen Marsh' });
        else await core[n % core.length]?.do(communityId, { type: 'takeRole', stepId: step.id, roleId: role?.id ?? '' });
      };
      // With its last role taken the step is over by itself, and its card has no button any more: the group settles before that.
      const last = step.roles.length - 1;
      for (let n = 0; n < last; n += 1) await take(n);
      await press('The roles are settled');
      return take(last);
    }
    case 'meeting':
      for (const { id } of step.fields) await note(id);
      return press('It was held');
    case 'event':
      await amara.do(communityId, { type: 'scheduleMeetings', stepId: step.id, ...defaultsOf(stepIn(await amara.view(communityId), step.id)) });
      for (const { id } of step.fields) await note(id);
      return;
    case 'checks':
      for (const { id } of step.items) {
        await note(id);
        await amara.do(communityId, { type: 'tick', stepId: step.id, itemId: id, ticked: true });
      }
      return;
    case 'vote': {
      await amara.do(communityId, { type: 'addOption', stepId: step.id, text: 'A bank of examples' });
      await Promise.all(core.map(async (one) => {
        const option = stepIn(await one.view(communityId), step.id).vote?.options[0]?.id ?? '';
        await one.do(communityId, { type: 'vote', stepId: step.id, dots: { [option]: 1 } });
      }));
      return press('Close the vote');
    }
    case 'paper':
      for (const { id } of step.sections.filter((section) => section.own)) await note(id);
      await amara.do(communityId, { type: 'publishPaper', stepId: step.id, fingerprint: stepIn(await amara.view(communityId), step.id).paper?.fingerprint ?? '', tell: step.audience === 'members' });
      return;
    case 'document':
      await amara.do(communityId, { type: 'publishCharter', fingerprint: (await amara.view(communityId)).charter.fingerprint });
      return;
    case 'read':
      await amara.do(communityId, { type: 'finishStep', stepId: step.id });
      return;
  }
}

function defaultsOf({ eventDefaults }: StepView): NonNullable<StepView['eventDefaults']> {
  if (!eventDefaults) throw new Error('nothing is offered');
  return eventDefaults;
}

/** The items of the inventory that a community has met on its whole way. */
export const metOnTheWay = ({ stages, steps }: Toolkit, view: CommunityView): Set<string> => new Set([
  // The journey without gates: the tests of the whole way skip and reopen.
  'S0.2',
  ...stages.filter((stage) => view.stages.some((one) => one.id === stage.id && one.total > 0)).flatMap((stage) => stage.covers),
  ...[...steps.values()].flatMap(({ step }) => metIn(step, stepIn(view, step.id))),
]);

/** The items of the inventory that somebody met in a step: those of the step once it is done, and those of each part in which something came about or was read. */
function metIn(step: StepData, view: StepView): string[] {
  if (view.status !== 'done') return [];
  return [...step.covers, ...partsOf(step).filter((part) => isMet(part, view)).flatMap((part) => part.covers)];
}

function isMet({ kind, id }: ReturnType<typeof partsOf>[number], view: StepView): boolean {
  const has = (list: readonly { id: string }[]): boolean => list.some((one) => one.id === id);
  switch (kind) {
    case 'q': return view.questions.some((one) => one.id === id && one.answers.length > 0);
    case 'slot': return view.slots.some((one) => one.id === id && one.text !== null && one.text !== '');
    case 'role': return view.roles.some((one) => one.id === id && one.holders.length > 0);
    case 'agenda': return has(view.agenda);
    case 'field': return view.fields.some((one) => one.id === id && one.text !== '');
    case 'item': return view.items.some((one) => one.id === id && one.ticked);
    case 'option': return has(view.options);
    case 'entry': return has(view.entries);
    // The sections of a published document; the file itself is read in the tests of its kind.
    case 'section': return view.kind === 'document' || (view.paper?.published.length ?? 0) > 0;
  }
}

/** Takes every step of a stage to its end. */
export async function walkStage(walkers: Walkers, { stages }: Toolkit, stageId: string): Promise<void> {
  for (const step of stages.find((one) => one.id === stageId)?.steps ?? []) await walkStep(walkers, step);
}

/** How far a stage is: `3 of 7`. */
export function stageStanding({ stages }: CommunityView, stageId: string): string {
  const stage = stages.find((one) => one.id === stageId);
  return `${stage?.done} of ${stage?.total}`;
}
