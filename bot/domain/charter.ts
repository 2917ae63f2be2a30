import type { StepOf, Toolkit } from '../toolkit/schema';
import { linesOf } from './actionPlan';
import { additionsTo } from './kinds/adding';
import { agreedProposal, consentsOf } from './kinds/asking';
import { isPartOut } from './kinds/charterParts';
import { noVersion } from './kinds/noting';
import type { Reading } from './decision';
import { markOf } from './marks';
import { keptLines } from './kinds/theming';
import { nameOf } from './people';
import { currentRound } from './rounds';
import { wordsFor } from './words';
import type { CharterContent, CharterLine, CharterSection, CommunityRecord, Holding, Proposal } from './record';

type Charter = StepOf<'document'>;

/** The step that the charter is made in; the content has exactly one. */
export function charterStep(toolkit: Toolkit): Charter | null {
  for (const { step } of toolkit.steps.values()) if (step.kind === 'document') return step;
  return null;
}

/**
 * The charter as it stands: the group's own sentences, each with the step and version that it comes from,
 * and an honest gap where nothing is agreed. Nothing is invented.
 */
export function charterContent(reading: Reading, step: Charter): CharterContent {
  const { record, toolkit } = reading;
  const purpose = slotLines(record, step.purpose)?.lines.map((line) => line.text).join(' ') || null;
  const sections = step.sections.filter((one) => !isPartOut(record, step, one.id)).map((section) => {
    const heading = wordsFor(toolkit, `${step.id}.section.${section.id}`).heading;
    return sectionContent(reading, section.id, heading, section.from);
  });
  return {
    title: record.community.name,
    topic: record.community.topic,
    purpose,
    sections: [...sections, ...ownSections(reading, step)],
    roles: rolesOf(reading),
    reviews: [...record.reviews].sort((a, b) => a.onDate.localeCompare(b.onDate)).map((one) => ({ label: reading.say(`review.${one.kind}`), onDate: one.onDate })),
    version: Math.max(0, ...record.charters.map((one) => one.version)) + 1,
    madeAt: reading.now,
  };
}

/** Parts that the group has added, with what it has written there. */
function ownSections({ record, say }: Reading, step: Charter): CharterSection[] {
  return additionsTo(record, step.id).filter((one) => !isPartOut(record, step, one.id)).map(({ id, heading }) => {
    const note = record.notes.find((one) => one.stepId === step.id && one.version === noVersion && one.fieldId === id);
    const lines = linesOf(note?.text ?? '').map((text) => ({ text, source: `${step.id}/${noVersion}` }));
    return { id, heading, lines, gap: lines.length > 0 ? null : say('charter.part-empty'), agreed: null };
  });
}

function sectionContent(reading: Reading, id: string, heading: string, from: string[]): CharterSection {
  const lines: CharterLine[] = [];
  let agreed: CharterSection['agreed'] = null;
  for (const ref of from) {
    const found = linesFrom(reading, ref);
    if (!found || found.lines.length === 0) continue;
    lines.push(...found.lines);
    agreed = merge(agreed, found.agreed);
  }
  return { id, heading, lines, gap: lines.length > 0 ? null : gapWords(reading, from), agreed };
}

/** Why there is nothing from these references: what is still to be agreed, and what was skipped or put aside. */
export function gapWords(reading: Reading, from: readonly string[]): string {
  const { record, toolkit } = reading;
  const skipped = new Set<string>();
  const open = new Set<string>();
  for (const ref of from) {
    const [stepId = ''] = ref.split('.');
    const round = currentRound(record, stepId);
    const step = wordsFor(toolkit, stepId).heading;
    if (round?.skippedAt) skipped.add(reading.say('charter.skipped', { step, reason: round.skipReason ?? '' }));
    else if (round?.parkedAt) skipped.add(reading.say('charter.parked', { step, reason: round.parkReason ?? '' }));
    else open.add(`"${step}"`);
  }
  return [...(open.size > 0 ? [reading.say('charter.gap', { count: open.size, steps: [...open].join(' and ') })] : []), ...skipped].join(' ');
}

/** What a reference `<step>.<id>` to a slot, field, item or role stands for now, with who agreed it; null where there is nothing. */
export const linesFrom = (reading: Reading, ref: string): { lines: CharterLine[]; agreed: CharterSection['agreed'] } | null =>
  slotLines(reading.record, ref) ?? noteLines(reading.record, ref) ?? holderLines(reading, ref);

function merge(a: CharterSection['agreed'], b: CharterSection['agreed']): CharterSection['agreed'] {
  if (!a || !b) return a ?? b;
  const names = [...new Set([...a.names, ...b.names])].sort((x, y) => x.localeCompare(y, 'en'));
  // Two parts of one step have the same views beside them.
  const others = b.concerns.filter((one) => !a.concerns.some((other) => other.name === one.name && other.reason === one.reason));
  return { names, at: a.at > b.at ? a.at : b.at, concerns: [...a.concerns, ...others] };
}

/** Lines of a slot's agreed text, with who agreed; null when the reference is not a slot with an agreed text. */
function slotLines(record: CommunityRecord, ref: string): { lines: CharterLine[]; agreed: CharterSection['agreed'] } | null {
  const [stepId = '', slotId = ''] = ref.split('.');
  const proposal = agreedProposal(record, stepId);
  const text = proposal?.texts[slotId];
  if (!proposal || text === undefined) return null;
  const stances = consentsOf(record, proposal);
  const name = (personId: string): string => nameOf(record, personId) ?? '';
  return {
    lines: linesOf(text).map((line) => ({ text: line, source: `${stepId}/${proposal.version}` })),
    agreed: {
      names: stances.filter((one) => one.stance !== 'object').map((one) => name(one.personId)).sort((a, b) => a.localeCompare(b, 'en')),
      at: proposal.agreedAt ?? proposal.proposedAt,
      concerns: [...stances.filter((one) => one.stance === 'concern').map((one) => ({ name: name(one.personId), reason: one.reason ?? '' })), ...keptBeside(record, proposal, name)],
    },
  };
}

/** Different views that the group keeps beside an agreed text. */
function keptBeside(record: CommunityRecord, { stepId, version }: Proposal, name: (personId: string) => string): { name: string; reason: string }[] {
  const round = record.rounds.find((one) => one.stepId === stepId && one.version === version);
  return round ? keptLines(record, round).map((one) => ({ name: name(one.personId), reason: one.text })) : [];
}

function noteLines(record: CommunityRecord, ref: string): { lines: CharterLine[]; agreed: null } | null {
  const [stepId = '', fieldId = ''] = ref.split('.');
  const round = currentRound(record, stepId);
  if (!round || round.skippedAt) return null;
  const note = record.notes.find((one) => one.stepId === stepId && one.version === round.version && one.fieldId === fieldId);
  return note ? { lines: linesOf(note.text).map((line) => ({ text: line, source: `${stepId}/${round.version}` })), agreed: null } : null;
}

/** Who holds a role, as a line; null when the reference is not a role that somebody holds. */
function holderLines(reading: Reading, ref: string): { lines: CharterLine[]; agreed: null } | null {
  const { record, toolkit } = reading;
  const [stepId = '', roleId = ''] = ref.split('.');
  const step = toolkit.steps.get(stepId)?.step;
  if (step?.kind !== 'assign') return null;
  const names = holdersOf(reading, roleId);
  const source = `${stepId}/${currentRound(record, stepId)?.version ?? 1}`;
  return names.length === 0 ? null : { lines: [{ text: `${wordsFor(toolkit, `${stepId}.role.${roleId}`).heading}: ${names.join(', ')}`, source }], agreed: null };
}

/** Holders before deputies, each in order of name. */
export const byPart = (a: Holding, b: Holding): number => b.part.localeCompare(a.part) || a.name.localeCompare(b.name, 'en');

/** Names of those who hold a role and have accepted it, deputies marked as such. */
export const holdersOf = ({ record, say }: Pick<Reading, 'record' | 'say'>, roleId: string): string[] =>
  record.holdings.filter((one) => one.roleId === roleId && one.endedAt === null && one.acceptedAt !== null).sort(byPart)
    .map((one) => (one.part === 'deputy' ? say('role.deputy', { name: one.name }) : one.name));

function rolesOf(reading: Reading): CharterContent['roles'] {
  const { toolkit } = reading;
  const roles: CharterContent['roles'] = [];
  for (const { step } of toolkit.steps.values()) {
    if (step.kind !== 'assign') continue;
    for (const role of step.roles) {
      roles.push({ role: wordsFor(toolkit, `${step.id}.role.${role.id}`).heading, names: holdersOf(reading, role.id) });
    }
  }
  return roles;
}

/** A short mark of what a charter says; the same words give the same mark, whenever it was made. Not for secrets. */
export function fingerprint(content: CharterContent): string {
  const { version: _version, madeAt: _madeAt, ...said } = content;
  return markOf(said);
}
