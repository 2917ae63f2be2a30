import fc from 'fast-check';
import type { Command } from '../../bot/domain/commands';
import type { Decision } from '../../bot/domain/decision';
import { execute } from '../../bot/domain/execute';
import { isOver, journey, nextActIn } from '../../bot/domain/journey';
import { coreGroup } from '../../bot/domain/people';
import { applyChanges, keys, type Answer, type Collection, type CommunityRecord } from '../../bot/domain/record';
import { journeyCard } from '../../bot/teams/cards/journeyCard';
import { stepCard } from '../../bot/teams/cards/stepCard';
import { member, say, sponsor, toolkit, type TestCommunity } from './community';
import { moves, steps } from './random/moves';
import { marksIn, walk } from './random/walk';

/** Random people trying random things in the real content. A failure prints its seed and the shortest way to it. */
const runs = { numRuns: 400, verbose: fc.VerbosityLevel.None };

/** The living cards, which are the same for everybody. */
const livingCards = (community: TestCommunity): unknown => steps.map((step) => stepCard(community.reading, step.id));

/** What only its author may see: every draft, and every answer of a version that is not revealed. */
function privateMarks(record: CommunityRecord): { personId: string; marks: string[] }[] {
  const revealed = (one: Answer): boolean => record.rounds.some((round) => round.stepId === one.stepId && round.version === one.version && round.revealedAt !== null);
  return record.answers.map((one) => ({ personId: one.personId, marks: marksIn([one.draft, revealed(one) ? '' : one.text]) }));
}

/**
 * A skipped step went on where it was. Reopened once more it begins a new version, if it had got as far
 * as the reveal: only the log of commands knows a repeat from a second wish. `openStep` has no such trap.
 */
const tookUpAgain = (decision: Decision, now: string): boolean =>
  decision.ok && decision.said?.key === 'said.reopened' && decision.changes.some((one) => one.put === 'rounds' && one.row.openedAt !== now);

/** Two actions, events, things or remarks with the same words are two: that is for people to decide. */
const addsOne = (command: Command): boolean =>
  command.type === 'addAction' || command.type === 'addRemark' || command.type === 'askHelp' || command.type === 'addIdea' || (command.type === 'planEvent' && command.eventId === null) || (command.type === 'saveResource' && command.resourceId === null) || (command.type === 'saveContact' && command.contactId === null);

describe('whatever people do, in any order', () => {
  test('nobody sees a draft or an unrevealed answer of somebody else, in the tab or on a card', () => {
    fc.assert(fc.property(moves(40), (tried) => {
      const community = walk(tried);
      const secrets = privateMarks(community.record);
      const onCards = marksIn(livingCards(community));
      for (const personId of [...community.core, member, sponsor]) {
        const seen = new Set([...onCards, ...marksIn([community.view(personId), journeyCard(community.reading, personId)])]);
        const told = secrets.filter((one) => one.personId !== personId).flatMap((one) => one.marks.filter((mark) => seen.has(mark)));
        expect(told).toEqual([]);
      }
      // The card in the chat is read by its author's colleagues too: it holds no secret of anybody.
      expect(secrets.flatMap((one) => one.marks.filter((mark) => onCards.includes(mark)))).toEqual([]);
    }), { ...runs, numRuns: 100 });
  });

  test('members and the sponsor see no answer, note or proposal, but for what was published, put to the members or became an action, and of what members say only their own', () => {
    fc.assert(fc.property(moves(40), (tried) => {
      const community = walk(tried);
      const { charters, actions, proposals, consultations, voices } = community.record;
      const asked = proposals.filter((one) => consultations.some((consultation) => consultation.stepId === one.stepId && consultation.number === one.number));
      const open = new Set(marksIn([charters, actions.map((one) => one.title), asked.map((one) => one.texts)]));
      for (const personId of [member, sponsor]) {
        const view = community.view(personId);
        if (view.me.part === 'core') continue;
        const own = new Set(marksIn(voices.filter((one) => one.personId === personId)));
        expect(marksIn(view).filter((mark) => !open.has(mark) && !own.has(mark))).toEqual([]);
      }
    }), runs);
  });

  test('the very same command once more changes nothing, and a second one like it makes no second row', () => {
    fc.assert(fc.property(moves(40), (tried) => {
      walk(tried, ({ record, now }, [personId, command], first, id) => {
        if (tookUpAgain(first, now)) return;
        for (const as of addsOne(command) ? [id] : [id, 'another']) {
          const decision = execute({ record, toolkit, act: { id: as, personId, now, random: `random-${as}` } }, command, say);
          if (decision.ok && decision.changes.length > 0) expect(applyChanges(record, decision.changes)).toEqual(record);
        }
      });
    }), runs);
  });

  test('every step has a state, one that is over waits for nobody, and in one that is not somebody can do something', () => {
    const known = ['not-started', 'open', 'ready', 'revealed', 'proposed', 'done', 'parked', 'skipped'];
    fc.assert(fc.property(moves(40), (tried) => {
      const faults: unknown[] = [];
      walk(tried, ({ record }) => {
        const core = coreGroup(record);
        for (const state of journey(record, toolkit)) {
          const able = core.filter((one) => nextActIn(record, state, one.personId) !== null).length;
          // What is put aside waits for nobody either; taking it up again is always possible.
          const right = isOver(state.status) || state.status === 'parked' ? state.waitsFor.length === 0 && able === 0 : able > 0 || core.length === 0;
          if (!right || !known.includes(state.status)) faults.push({ step: state.step.id, status: state.status, waits: state.waitsFor.length, able });
        }
      });
      expect(faults).toEqual([]);
    }), runs);
  });

  test('what was given is there at the end, unless its author changed it', () => {
    fc.assert(fc.property(moves(40), (tried) => {
      const given = new Map<string, Answer>();
      const byOthers: Answer[] = [];
      const keyOf = (one: Answer): string => keys.answers.map((field) => one[field]).join('/');
      const community = walk(tried, (_community, [personId], decision) => {
        if (!decision.ok) return;
        for (const change of decision.changes) {
          if (change.put !== 'answers') continue;
          if (change.row.personId !== personId) byOthers.push(change.row);
          given.set(keyOf(change.row), change.row);
        }
      });
      expect(byOthers).toEqual([]);
      expect(Object.fromEntries(community.record.answers.map((one) => [keyOf(one), one]))).toEqual(Object.fromEntries(given));
    }), runs);
  });

  test('rows stay unique by their key, and nothing that was there is gone', () => {
    fc.assert(fc.property(moves(40), (tried) => {
      const before = new Set<string>();
      const faults: string[] = [];
      walk(tried, ({ record }) => {
        const now = (Object.keys(keys) as Collection[]).flatMap((collection) => {
          const rows = record[collection] as unknown as Record<string, unknown>[];
          return rows.map((row) => [collection, ...keys[collection].map((field) => row[field])].join('/'));
        });
        const unique = new Set(now);
        if (unique.size < now.length) faults.push('doubled');
        for (const key of before) if (!unique.has(key)) faults.push(`${key} is gone`);
        for (const key of unique) before.add(key);
      });
      expect(faults).toEqual([]);
    }), runs);
  });
});
