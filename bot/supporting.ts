import type { Actor, Commands } from './commands';
import { helpDesk, welcomeDesk } from './domain/helping/desk';
import { isOverdue } from './domain/helping/help';
import { newcomerDays } from './domain/helping/welcome';
import type { DigestFacts } from './domain/prompting/digest';
import type { Store } from './store/store';

/** Communities that are looked through for one person: each means reading its record. */
const mostRead = 12;
const day = 86_400_000;

/** What waits for somebody who looks after others, and what became of their own requests for help, over all their communities. */
export async function supportOf({ commands, store }: { commands: Commands; store: Pick<Store, 'helping'> }, actor: Actor, now: string): Promise<DigestFacts['support']> {
  const { tenantId, personId } = actor;
  const before = (days: number): string => new Date(Date.parse(now) - days * day).toISOString();
  // Asked twice by the weekly message at most: no answer is one too.
  const [thanks, ids, settled] = await Promise.all([store.helping.thanksNews(tenantId, personId, before(7), before(14)), store.helping.lookedAfter(tenantId, personId), store.helping.settled(tenantId, personId, before(7))]);
  const looked = await Promise.all(ids.slice(0, mostRead).map(async (id): Promise<DigestFacts['support']> => {
    const record = await commands.read(actor, id);
    if (!record) return [];
    const where = { communityId: id, community: record.community.name };
    const [newcomers, asked] = await Promise.all([
      welcomeDesk(record).includes(personId) ? store.helping.newcomers(tenantId, id, before(newcomerDays)) : [],
      helpDesk(record).includes(personId) ? store.helping.help(tenantId, id, null) : [],
    ]);
    const waiting = newcomers.filter((one) => one.greeting === null && one.id !== personId);
    const overdue = asked.filter((one) => isOverdue(record, commands.toolkit, one, now));
    return [
      ...(overdue.length > 0 ? [{ ...where, kind: 'help-overdue' as const, count: overdue.length, names: [] }] : []),
      ...(waiting.length > 0 ? [{ ...where, kind: 'newcomers' as const, count: waiting.length, names: waiting.map((one) => one.name) }] : []),
    ];
  }));
  return [...thanks.map((one) => ({ ...one, count: one.names.length })), ...looked.flat(), ...settled.map((one) => ({ ...one, kind: 'help-settled' as const, count: 1, names: [] }))];
}
