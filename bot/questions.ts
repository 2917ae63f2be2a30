import type { Actor, Commands } from './commands';
import { journey } from './domain/journey';
import { minutesOf } from './domain/present';
import { wordsFor } from './domain/words';
import type { Store } from './store/store';

/** A step that waits for somebody, in one of their communities. */
export interface OpenQuestion {
  communityId: string;
  community: string;
  stepId: string;
  heading: string;
  minutes: number;
}

/** Communities that are looked through for one person: each means reading its record. */
const mostRead = 12;

/** The steps that wait for a person, over all the core groups that they are in. */
export async function openQuestions({ commands, store }: { commands: Commands; store: Pick<Store, 'places'> }, actor: Actor): Promise<OpenQuestion[]> {
  const mine = await store.places.communitiesOf(actor.tenantId, actor.personId);
  const records = await Promise.all(mine.filter((one) => one.part === 'core').slice(0, mostRead).map((one) => commands.read(actor, one.id)));
  return records.flatMap((record): OpenQuestion[] => {
    if (!record) return [];
    const { toolkit } = commands.reading(record);
    return journey(record, toolkit).filter((one) => one.waitsFor.some((each) => each.personId === actor.personId))
      .map(({ step }) => ({ communityId: record.community.id, community: record.community.name, stepId: step.id, heading: wordsFor(toolkit, step.id).heading, minutes: minutesOf(record, step) }));
  });
}
