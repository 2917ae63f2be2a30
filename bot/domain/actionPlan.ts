import type { CommandOf } from './commands';
import { already, done, refuse, type Decision, type Situation } from './decision';
import { agreedProposal } from './kinds/asking';
import { mayChangeAction } from './permissions';
import { nameOf } from './people';
import type { Action, Change } from './record';
import { shortText } from './shapeParts';

/** The lines of a text that say something, without list marks and doubled ones, each short enough for a title. */
export function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/^\s*(?:[-*•–]|\d{1,2}[.)])\s+/, '').trim()).filter((line) => line !== '');
  return [...new Set(lines)];
}

/** Cut to the length of a title, never through the middle of a character that takes two units (an emoji). */
const titleOf = (line: string): string => (line.length <= shortText ? line : `${line.slice(0, shortText - 1).replace(/[\uD800-\uDBFF]$/, '')}…`);

/** What the group has agreed as its priorities: the lines of the charter's first part, each as long as a title at most. */
export function prioritiesOf({ record, toolkit }: Pick<Situation, 'record' | 'toolkit'>): string[] {
  const charter = [...toolkit.steps.values()].map(({ step }) => step).find((step) => step.kind === 'document');
  const refs = charter?.kind === 'document' ? (charter.sections[0]?.from ?? []) : [];
  const lines = refs.flatMap((ref) => {
    const [stepId = '', slotId = ''] = ref.split('.');
    return linesOf(agreedProposal(record, stepId)?.texts[slotId] ?? '');
  });
  return [...new Set(lines.map(titleOf))];
}

/** One action a line; lines that this very source has made already are left alone, so that agreeing again adds nothing twice. */
export function actionsFromLines(situation: Situation, text: string, from: Pick<Action, 'ownerId' | 'tier' | 'source'>): Change[] {
  const [stepId, , slotId] = (from.source ?? '').split('/');
  const alike = (one: Action): boolean => {
    const [otherStep, , otherSlot] = (one.source ?? '').split('/');
    return otherStep === stepId && otherSlot === slotId && (from.ownerId === null || one.ownerId === from.ownerId || one.ownerId === null);
  };
  const known = new Set(situation.record.actions.filter(alike).map((one) => one.title));
  return linesOf(text)
    .map(titleOf)
    .filter((title) => !known.has(title))
    .map((title, i) => ({
      put: 'actions' as const,
      row: newAction(situation, `${situation.act.id}.${slotId ?? 'a'}${from.ownerId === null ? '' : `.${from.ownerId}`}.${i + 1}`, { ...from, title, dueOn: null }),
    }));
}

export function newAction(situation: Situation, id: string, fields: Pick<Action, 'title' | 'ownerId' | 'dueOn' | 'tier' | 'source'> & Partial<Pick<Action, 'serves'>>): Action {
  return { id, serves: null, ...fields, state: 'to-do', createdAt: situation.act.now, createdBy: situation.act.personId, finishedAt: null, revision: 1, offeredTo: null, task: null };
}

export function addAction(situation: Situation, command: CommandOf<'addAction'>): Decision {
  // Nobody is given a task without accepting it: an action is one's own or to be claimed.
  if (command.ownerId !== null && command.ownerId !== situation.act.personId) return refuse('not-allowed', 'refuse.assign-other');
  if (situation.record.actions.some((one) => one.id === situation.act.id)) return already('said.action-added');
  const serves = command.serves ?? null;
  if (serves !== null && !prioritiesOf(situation).includes(serves)) return refuse('not-found', 'refuse.no-priority');
  const row = newAction(situation, situation.act.id, { title: command.title, ownerId: command.ownerId, dueOn: command.dueOn, tier: command.tier, source: null, serves });
  return done([{ put: 'actions', row }], [], { key: 'said.action-added' });
}

export function changeAction(situation: Situation, command: CommandOf<'changeAction'>): Decision {
  const before = situation.record.actions.find((one) => one.id === command.actionId);
  if (!before) return refuse('not-found', 'refuse.no-action');
  if (!mayChangeAction(situation.record, situation.act.personId, before)) return refuse('not-allowed', 'refuse.action-of-other');
  // Words that were agreed anew stay where they stand, until somebody chooses others.
  if (command.serves != null && command.serves !== before.serves && !prioritiesOf(situation).includes(command.serves)) return refuse('not-found', 'refuse.no-priority');
  const row: Action = {
    ...before,
    serves: command.serves === undefined ? before.serves : command.serves,
    title: command.title ?? before.title,
    dueOn: command.dueOn === undefined ? before.dueOn : command.dueOn,
    tier: command.tier === undefined ? before.tier : command.tier,
    state: command.state ?? before.state,
  };
  const same = row.title === before.title && row.dueOn === before.dueOn && row.tier === before.tier && row.serves === before.serves && row.state === before.state;
  if (same) return already('said.action-kept');
  if (row.state !== before.state) row.finishedAt = row.state === 'done' ? situation.act.now : null;
  row.revision = before.revision + 1;
  return done([{ put: 'actions', row }], [], { key: 'said.action-changed' });
}

export function claimAction(situation: Situation, command: CommandOf<'claimAction'>): Decision {
  const { record, act } = situation;
  const before = record.actions.find((one) => one.id === command.actionId);
  if (!before) return refuse('not-found', 'refuse.no-action');
  if (before.ownerId === act.personId) return already('said.action-claimed');
  if (before.ownerId !== null) return refuse('changed-meanwhile', 'refuse.action-taken', { name: nameOf(record, before.ownerId) ?? '' });
  return done([{ put: 'actions', row: { ...before, ownerId: act.personId, offeredTo: null, revision: before.revision + 1 } }], [], { key: 'said.action-claimed' });
}

export function releaseAction(situation: Situation, command: CommandOf<'releaseAction'>): Decision {
  const before = situation.record.actions.find((one) => one.id === command.actionId);
  if (!before) return refuse('not-found', 'refuse.no-action');
  if (before.ownerId === null) return already('said.action-released');
  if (!mayChangeAction(situation.record, situation.act.personId, before)) return refuse('not-allowed', 'refuse.action-of-other');
  return done([{ put: 'actions', row: { ...before, ownerId: null, revision: before.revision + 1 } }], [], { key: 'said.action-released' });
}
