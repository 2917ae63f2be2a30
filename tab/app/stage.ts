import type { CommunityView } from '../../bot/api/contract';

/**
 * The view as it may be seen on the stage of a meeting, where everybody looks at one person's screen: nothing of the
 * reader's own that is not revealed, and nothing to press. Drafts, own votes and notes on oneself stay in the side panel.
 */
export function forStage(view: CommunityView): CommunityView {
  return {
    ...view, // Nobody is "you" to those who look together.
    me: { ...view.me, id: '', may: [] }, pending: [], settings: { ...view.settings, cutOffs: null },
    steps: view.steps.map((step) => ({
      ...step,
      questions: step.questions.map((one) => ({ ...one, mine: { text: '', state: 'passed', revision: 0, savedAt: null, given: null } })),
      vote: step.vote && { ...step.vote, mine: 'none', options: step.vote.options.map((one) => ({ ...one, mine: 0 })) },
      consultation: step.consultation && { ...step.consultation, mine: null, voices: [] },
    })),
  };
}
