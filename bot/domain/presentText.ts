import type { StepData, StepOf } from '../toolkit/schema';
import type { Reading } from './decision';
import { choicePart, whyPart } from './kinds/decide';
import type { SlotView } from './view';
import { wordsFor } from './words';

/** A step that agrees a text. */
export type Agreeing = StepOf<'ask' | 'agree' | 'decide'>;

export const isAgreeing = (step: StepData): step is Agreeing => step.kind === 'ask' || step.kind === 'agree' || step.kind === 'decide';

/** The parts of a text as people read them, from what is stored for each; null where there is no text yet. */
export function slotViews({ toolkit, say }: Reading, step: Agreeing, texts: Record<string, string> | null): SlotView[] {
  if (step.kind === 'decide') {
    const choice = texts?.[choicePart] ?? null;
    return [
      { id: choicePart, heading: say('decide.choice'), hint: null, form: 'prose', text: choice === null ? null : wordsFor(toolkit, `${step.id}.option.${choice}`).heading },
      { id: whyPart, heading: say('decide.why'), hint: null, form: 'prose', text: texts?.[whyPart] ?? null },
    ];
  }
  return step.slots.map((slot) => {
    const words = wordsFor(toolkit, `${step.id}.slot.${slot.id}`);
    return { id: slot.id, heading: words.heading, hint: words.hint ?? null, form: slot.form, text: texts?.[slot.id] ?? null };
  });
}
