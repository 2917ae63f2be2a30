import type { Decision } from '../../../bot/domain/decision';
import { testCommunity, type TestCommunity } from '../community';
import { triesOf, type Marker, type Move, type Try } from './moves';

/** Called after each act of a walk, with its id. */
export type Look = (community: TestCommunity, one: Try, decision: Decision, id: string) => void;

/** A community of four in which these moves were tried, one after the other. */
export function walk(moves: readonly Move[], look: Look = () => undefined): TestCommunity {
  const community = testCommunity(4);
  let marks = 0;
  let acts = 0;
  const mark: Marker = (kind) => `${kind}-${(marks += 1)}-`;
  for (const move of moves) {
    community.advance({ hours: move.hours, minutes: 1 });
    for (const one of triesOf(community, move, mark)) {
      const id = `walk-${(acts += 1)}`;
      look(community, one, community.act(one[0], one[1], id), id);
    }
  }
  return community;
}

/** The marks in anything that was made: a view, a card, a charter. */
export const marksIn = (made: unknown): string[] => [...new Set(JSON.stringify(made).match(/(?:answer|draft|note|proposal|voice)-\d+-/g) ?? [])];
