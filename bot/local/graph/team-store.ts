import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { localTeam } from '../people';
import { readJson, writeJson } from './disk';

export interface StoredChannel {
  id: string;
  displayName: string;
  description: string | null;
  createdAt: string;
  /** Left out for a standard channel. */
  membershipType?: 'private' | 'shared';
}

export interface StoredOperation {
  id: string;
  type: 'archiveTeam' | 'unarchiveTeam';
  createdAt: string;
  /** How often somebody has asked how it or the team stands; that is the time that passes here. */
  asked: number;
  isDone: boolean;
}

interface TeamState {
  channels: StoredChannel[];
  isArchived: boolean;
  /** Members may only read the team's files while it is archived. */
  filesReadOnly: boolean;
  operations: StoredOperation[];
}

/** The one team as far as it changes; its name and members are in `people.ts`. */
export interface TeamStore {
  /** General first, then in the order of their making. */
  channels(): StoredChannel[];
  addChannel(displayName: string, description: string | null, now: Date, membershipType?: 'private' | 'shared'): StoredChannel;
  isArchived(): boolean;
  /** The archiving or unarchiving that is under way. */
  pending(): StoredOperation | null;
  begin(type: StoredOperation['type'], filesReadOnly: boolean, now: Date): StoredOperation;
  /** How an operation stands: under way when first asked for, done from then on. Null when there is none of this id. */
  ask(operationId: string): StoredOperation | null;
}

/** `folder/team.json`; without the file the team is as it begins, with General alone. */
export function openTeamStore(folder: string, now: Date): TeamStore {
  const file = join(folder, 'team.json');
  const general: StoredChannel = { id: localTeam.channelId, displayName: localTeam.channelName, description: null, createdAt: now.toISOString() };
  let state = readJson<TeamState>(file) ?? { channels: [general], isArchived: false, filesReadOnly: false, operations: [] };
  const keep = (next: TeamState): void => {
    writeJson(file, next);
    state = next;
  };
  const pending = (): StoredOperation | null => state.operations.find((one) => !one.isDone) ?? null;

  return {
    channels: () => state.channels,
    addChannel(displayName, description, at, membershipType) {
      const channel: StoredChannel = { id: `19:${randomBytes(16).toString('hex')}@thread.tacv2`, displayName, description, createdAt: at.toISOString(), ...(membershipType ? { membershipType } : {}) };
      keep({ ...state, channels: [...state.channels, channel] });
      return channel;
    },
    isArchived: () => state.isArchived,
    pending,
    begin(type, filesReadOnly, at) {
      const operation: StoredOperation = { id: randomUUID(), type, createdAt: at.toISOString(), asked: 0, isDone: false };
      keep({ ...state, filesReadOnly, operations: [...state.operations, operation] });
      return operation;
    },
    ask(operationId) {
      const before = state.operations.find((one) => one.id === operationId);
      if (!before) return null;
      const next = { ...before, asked: before.asked + 1, isDone: before.asked > 0 };
      const operations = state.operations.map((one) => (one.id === operationId ? next : one));
      keep({ ...state, operations, isArchived: next.isDone && !before.isDone ? next.type === 'archiveTeam' : state.isArchived });
      return next;
    },
  };
}
