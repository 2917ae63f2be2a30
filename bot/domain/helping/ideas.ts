import { newAction } from '../actionPlan';
import type { CommandOf } from '../commands';
import { already, done, refuse, type Decision, type Situation } from '../decision';
import type { Idea } from '../record';

/** Ideas for the community, and what becomes of them. */

/** What an action says about where it comes from. */
export const fromIdeas = 'page:people';

export function addIdea({ record, act }: Situation, { text, named }: CommandOf<'addIdea'>): Decision {
  // The id of a command names who gave it: an idea without a name has another.
  if (record.ideas.some((one) => one.id === act.random)) return already('said.idea-added');
  const row: Idea = { id: act.random, authorId: act.personId, named, text, addedAt: act.now, state: 'new', answer: '', answeredBy: null, answeredAt: null, actionId: null, revision: 1 };
  return done([{ put: 'ideas', row }], [], { key: 'said.idea-added' });
}

export function answerIdea({ record, act }: Situation, { ideaId, base, answer }: CommandOf<'answerIdea'>): Decision {
  const before = record.ideas.find((one) => one.id === ideaId);
  if (!before) return refuse('not-found', 'refuse.no-idea');
  if (before.answer === answer) return already('said.idea-answered');
  if (before.revision !== base) return refuse('changed-meanwhile', 'refuse.idea-changed');
  const row: Idea = { ...before, state: before.state === 'planned' ? 'planned' : 'answered', answer, answeredBy: act.personId, answeredAt: act.now, revision: before.revision + 1 };
  return done([{ put: 'ideas', row }], [], { key: 'said.idea-answered' });
}

/** The action belongs to nobody: it waits to be claimed. */
export function planIdea(situation: Situation, { ideaId, base, title }: CommandOf<'planIdea'>): Decision {
  const { record, act } = situation;
  const before = record.ideas.find((one) => one.id === ideaId);
  if (!before) return refuse('not-found', 'refuse.no-idea');
  if (before.state === 'planned') return already('said.idea-planned');
  if (before.revision !== base) return refuse('changed-meanwhile', 'refuse.idea-changed');
  const action = newAction(situation, act.id, { title, ownerId: null, dueOn: null, tier: null, source: fromIdeas });
  const row: Idea = { ...before, state: 'planned', answeredBy: before.answeredBy ?? act.personId, answeredAt: before.answeredAt ?? act.now, actionId: action.id, revision: before.revision + 1 };
  return done([{ put: 'actions', row: action }, { put: 'ideas', row }], [], { key: 'said.idea-planned' });
}
