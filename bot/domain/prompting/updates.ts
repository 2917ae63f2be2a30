import type { Toolkit } from '../../toolkit/schema';
import { dateIn, laterDate } from '../kinds/event';
import { papersOf, type PaperStep } from '../paper';
import type { CommunityRecord } from '../record';
import { onOrAfter, type Hours } from './manners';
import type { Prompt } from './plan';

/** Days between two updates to members, and as many for which the word about one is of use. */
const everyDays = 28;

/** The text for members in which the group thanks people: the one that comes again and again. */
export function updateStep(toolkit: Toolkit): PaperStep | null {
  for (const { step } of toolkit.steps.values()) {
    if (step.kind === 'paper' && step.audience === 'members' && step.sections.some((section) => section.id === 'thanks' && section.own)) return step;
  }
  return null;
}

/**
 * Four weeks after the last update to members, and each four weeks from then on: that the next one is drawn up. Nothing before the
 * first, which the launch leads to.
 */
export function updatePrompts(record: CommunityRecord, toolkit: Toolkit, hours: Hours): Prompt[] {
  const step = updateStep(toolkit);
  const last = step && papersOf(record, step.id)[0];
  if (!step || !last) return [];
  const from = dateIn(record.community.zone, last.publishedAt);
  return Array.from({ length: 13 }, (_one, n) => laterDate(from, { days: everyDays * (n + 1) })).flatMap((on): Prompt[] => {
    const dueAt = onOrAfter(on, hours);
    return dueAt === null ? [] : [{ what: 'update', about: `${step.id}@${on}`, personId: null, dueAt, lapsesAt: `${laterDate(on, { days: everyDays - 7 })}T00:00:00.000Z` }];
  });
}
