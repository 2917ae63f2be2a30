import type { Toolkit } from '../../toolkit/schema';
import { goodMoment, hoursOf, ourManners, type Manners } from '../prompting/manners';
import type { Prompt } from '../prompting/plan';
import { closuresOf } from '../prompting/terms';
import type { CoffeeRound, CommunityRecord, PersonId } from '../record';

/** A round as the plan needs it: with who is still in the community, and who has said whether they met. */
export interface CoffeeFacts extends Pick<CoffeeRound, 'id' | 'drawnAt' | 'askAt' | 'groups' | 'alone'> {
  here: PersonId[];
  answered: PersonId[];
}

const day = 86_400_000;
/** Days within which the names of a round, and the question after it, are still of use. */
const namesDays = 10;
const askDays = 7;

/** What people asked for by joining: with whom they are, and some weeks later, once, whether they met. */
export function coffeePrompts(record: CommunityRecord, { about }: Pick<Toolkit, 'about'>, { coffee, manners }: { coffee: readonly CoffeeFacts[]; manners: ReadonlyMap<PersonId, Manners> }): Prompt[] {
  const { community } = record;
  const closed = closuresOf(community, about);
  return coffee.flatMap((round, n) => {
    const before = coffee[n - 1];
    // Who was alone in the round before as well has been told.
    const alone = round.alone === null || round.alone === before?.alone ? [] : [round.alone];
    const people = [...round.groups.flat(), ...alone].filter((one) => round.here.includes(one));
    return people.flatMap((personId): Prompt[] => {
      const own = manners.get(personId) ?? ourManners;
      if (own.muted.includes(community.id)) return [];
      const at = (what: 'coffee-pair' | 'coffee-met', from: string, days: number): Prompt[] => {
        const dueAt = own.off.includes(what) ? null : goodMoment(from, hoursOf(own, community.zone, what, closed));
        return dueAt === null ? [] : [{ what, about: round.id, personId, dueAt, lapsesAt: new Date(Date.parse(from) + days * day).toISOString() }];
      };
      return [...at('coffee-pair', round.drawnAt, namesDays), ...(personId === round.alone || round.answered.includes(personId) ? [] : at('coffee-met', round.askAt, askDays))];
    });
  });
}
