import type { Toolkit } from '../toolkit/schema';
import type { Start } from './commands';
import { done, type Act, type Decision } from './decision';
import type { Change, Community, Member } from './record';
import { newRound } from './rounds';

/** Where a community starts: the conversation in which the start card was pressed. */
export interface StartPlace {
  kind: 'team' | 'chat' | 'personal';
  conversationId: string;
  groupId: string | null;
}

export interface StartPerson {
  id: string;
  name: string;
  email: string | null;
}

/**
 * Makes a community: the starter is in its core group, with those they chose from the people of the place.
 * The first step is opened, so that there is one next thing from the first minute.
 */
export function startCommunity(act: Act, start: Start, place: StartPlace, people: readonly StartPerson[], toolkit: Toolkit, communityId: string): Decision {
  const community: Community = {
    id: communityId, name: start.name, topic: start.topic, mode: start.mode, zone: start.zone,
    createdAt: act.now, createdBy: act.personId, revision: 0,
    coreConversation: place.kind === 'chat' ? place.conversationId : null,
    teamConversation: place.kind === 'team' ? place.conversationId : null,
    groupId: place.groupId,
    path: start.path,
    settings: null,
    planner: null,
    log: null,
    outlook: null,
    finding: null,
    files: null,
  };
  const chosen = new Set([...start.core, act.personId]);
  const members: Change[] = people.map((one) => {
    const row: Member = { personId: one.id, name: one.name, email: one.email, part: chosen.has(one.id) ? 'core' : 'member', joinedAt: act.now, leftAt: null };
    return { put: 'members', row };
  });
  const first = toolkit.stages[0]?.steps[0];
  if (!first) return done([{ put: 'community', row: community }, ...members]);
  return done(
    [{ put: 'community', row: community }, ...members, { put: 'rounds', row: newRound(first.id, 1, act) }],
    [{ kind: 'start-card' }, { kind: 'card', stepId: first.id }],
    { key: 'said.started', values: { name: start.name } },
  );
}
