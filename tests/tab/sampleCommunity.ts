import { applyChanges } from '../../bot/domain/record';
import type { Command } from '../../bot/domain/commands';
import { execute } from '../../bot/domain/execute';
import { ownToolkit } from '../../bot/domain/ownWords';
import { communityView } from '../../bot/domain/present';
import { startCommunity } from '../../bot/domain/start';
import type { CommunityView } from '../../bot/domain/view';
import { loadToolkit } from '../../bot/toolkit/load';
import type { Toolkit } from '../../bot/toolkit/schema';
import { createSay } from '../../bot/toolkit/phrases';
import { emptyRecord } from '../../bot/domain/record';

const content = loadToolkit();
const say = createSay();
const now = '2026-05-14T09:00:00.000Z';
const people = ['Amara Okafor', 'Tom Whitfield', 'Priya Nair', 'Bea Lund'].map((name, i) => ({ id: `person-${i + 1}`, name, email: null }));
const core = people.slice(0, 3).map((one) => one.id);

/** A community of three, with person 4 outside the core group, moved on by the domain itself: what the tab gets from it is what the server would say. */
export function sampleCommunity(toolkit: Toolkit = content) {
  const empty = emptyRecord({ id: 'c1', name: '', topic: '', mode: 'new', zone: 'Europe/London', createdAt: now, createdBy: 'person-1', revision: 0, coreConversation: null, teamConversation: null, groupId: null, path: 'full', settings: null, planner: null, log: null, outlook: null, finding: null, files: null });
  const begun = startCommunity({ id: 'start', personId: 'person-1', now, random: 'start' }, { name: 'Inclusive Assessment', topic: 'Fair assessment', mode: 'new', zone: 'Europe/London', core, path: 'full' }, { kind: 'team', conversationId: '19:team', groupId: null }, people, toolkit, 'c1');
  if (!begun.ok) throw new Error('it did not start');
  let record = applyChanges(empty, begun.changes);
  let count = 0;
  return {
    /** Does one thing as person 1, 2, 3 or 4, at a moment. Throws when the domain refuses. */
    act(person: number, command: Command, at = now): void {
      count += 1;
      const decision = execute({ record, toolkit: ownToolkit(record, toolkit), act: { id: `act-${count}`, personId: `person-${person}`, now: at, random: `act-${count}` } }, command, say);
      if (!decision.ok) throw new Error(say(decision.refusal.because.key, decision.refusal.because.values));
      record = applyChanges(record, decision.changes);
    },
    view(person: number): CommunityView {
      const view = communityView({ record, toolkit: ownToolkit(record, toolkit), say, now }, `person-${person}`, { memberCount: 3, pending: [] });
      if (!view) throw new Error('not a member');
      return view;
    },
  };
}
