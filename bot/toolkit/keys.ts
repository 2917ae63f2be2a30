import type { StepData } from './schema';

export type PartKind = 'q' | 'slot' | 'role' | 'agenda' | 'field' | 'section' | 'item' | 'option' | 'entry';

/** Something inside a step that has words of its own. */
export interface Part {
  kind: PartKind;
  id: string;
  covers: readonly string[];
}

/** The key of a part's words; those of a stage or a step are under its id. */
export const wordKey = (stepId: string, kind: PartKind, id: string): string => `${stepId}.${kind}.${id}`;

const parts = (kind: PartKind, list: readonly Omit<Part, 'kind'>[]): Part[] => list.map(({ id, covers }) => ({ kind, id, covers }));

/** All parts of a step that have words, in reading order. */
export function partsOf(step: StepData): Part[] {
  switch (step.kind) {
    case 'ask': return [...parts('q', step.questions), ...parts('slot', step.slots)];
    case 'assign': return parts('role', step.roles);
    case 'agree': return parts('slot', step.slots);
    case 'event':
    case 'meeting': return [...parts('agenda', step.agenda), ...parts('field', step.fields)];
    case 'document':
    case 'paper': return parts('section', step.sections);
    case 'checks': return parts('item', step.items);
    case 'decide': return parts('option', step.options);
    case 'read': return parts('entry', step.entries);
    case 'vote': return [];
  }
}

/** Parts whose text or people a document can print: what a reference `<step>.<id>` may name. */
export const printable: readonly PartKind[] = ['slot', 'role', 'field', 'item'];
