import type { Command } from '../../bot/domain/commands';
import type { Reading } from '../../bot/domain/decision';
import { execute } from '../../bot/domain/execute';
import { applyChanges, type CommunityRecord } from '../../bot/domain/record';
import { startCommunity, type StartPerson } from '../../bot/domain/start';
import { loadToolkit } from '../../bot/toolkit/load';
import { createSay } from '../../bot/toolkit/phrases';
import { emptyRecord } from '../../bot/domain/record';

/** A community on paper: the real domain on a record in memory, for cards of states that would take long to walk to. */
export interface Paper {
  record: CommunityRecord;
  readonly people: StartPerson[];
  reading(now?: string): Reading;
  /** Does something as the person with this number; throws when it is refused. */
  do(index: number, command: Command): void;
  answerAll(stepId: string, text: (index: number, questionId: string) => string, count?: number): void;
  /** Everybody answers and somebody reveals. */
  reveal(stepId: string, text: (index: number, questionId: string) => string): void;
}

export const toolkit = loadToolkit();
export const say = createSay();
export const aDay = '2027-03-01T09:00:00.000Z';

const nothing = emptyRecord({ id: 'cop-paper', name: '', topic: '', mode: 'new', zone: 'Europe/London', createdAt: aDay, createdBy: 'p0', revision: 0, coreConversation: null, teamConversation: null, groupId: null, path: 'full', settings: null, planner: null, log: null, outlook: null, finding: null, files: null });

/** A community whose people are all in its core group. */
export function paper(people: StartPerson[], words: { name?: string; topic?: string } = {}): Paper {
  const act = (personId: string, id: string) => ({ id, personId, now: aDay, random: id });
  const start = { name: words.name ?? 'Inclusive Assessment', topic: words.topic ?? 'Assessment for everybody', mode: 'new' as const, zone: 'Europe/London', core: people.map((one) => one.id), path: 'full' as const };
  const begun = startCommunity(act(people[0]?.id ?? '', 'start'), start, { kind: 'team', conversationId: '19:team', groupId: 'group' }, people, toolkit, 'cop-paper');
  if (!begun.ok) throw new Error('it could not be started');
  let count = 0;
  const sheet: Paper = {
    record: applyChanges(nothing, begun.changes),
    people,
    reading: (now = aDay) => ({ record: sheet.record, toolkit, say, now }),
    do(index, command) {
      count += 1;
      const decision = execute({ record: sheet.record, toolkit, act: act(people[index]?.id ?? '', `act-${count}`) }, command, say);
      if (!decision.ok) throw new Error(`${command.type}: ${decision.refusal.because.key}`);
      const next = applyChanges(sheet.record, decision.changes);
      sheet.record = { ...next, community: { ...next.community, revision: next.community.revision + 1 } };
    },
    answerAll(stepId, text, some = people.length) {
      const step = toolkit.steps.get(stepId)?.step;
      if (step?.kind !== 'ask') throw new Error(`${stepId} asks nothing`);
      for (let index = 0; index < some; index += 1) {
        for (const question of step.questions) sheet.do(index, { type: 'giveAnswer', stepId, questionId: question.id, text: text(index, question.id) });
      }
    },
    reveal(stepId, text) {
      sheet.answerAll(stepId, text);
      sheet.do(0, { type: 'reveal', stepId });
    },
  };
  return sheet;
}
