import type { CutOffs } from './communitySettings';
import { countCell, type LogReading } from './logRows';
import type { LogRow } from './logTables';
import { day, type Facts } from './measuring/facts';
import type { Value } from './measuring/finding';
import { fewest } from './measuring/formulas';
import type { MeasureId } from './measuring/ids';
import { findings } from './measuring/measure';
import { measuresView } from './measuring/present';

/** Of these only today's figure is known: nothing can be said of weeks that are over. */
const onlyNow: readonly MeasureId[] = ['web', 'charter'];

/** What everybody in the community may read, and not the core group's own. */
const reader = { personId: '', inCore: false };

/**
 * The measures of the last reporting days, `weeks` of them: those that every member sees in the app. Stricter than there,
 * since a file can be sent on: a share is hidden where fewer than five stand on either side of it.
 */
export function measureRows(facts: Facts, cutOffs: CutOffs, { zone, now, say }: LogReading, weeks: number): LogRow[] {
  return Array.from({ length: weeks }, (_one, n) => weeks - 1 - n).flatMap((ago) => {
    const then = new Date(Date.parse(now) - ago * 7 * day).toISOString();
    const { on, findings: all } = findings(facts, then, zone, cutOffs);
    const view = measuresView(facts, [], { now: then, zone, say, cutOffs }, reader);
    return view.measures.filter((one) => ago === 0 || !onlyNow.includes(one.id)).map((one): LogRow => {
      const { value } = all[one.id];
      const known = shownOf(value);
      const words = value.kind === 'rhythm' ? one.value : [one.value, ...one.more].join('; ');
      const cells = known === null
        ? { value: say('export.hidden'), n: say('export.hidden'), words: say('export.hidden') }
        : { value: typeof known.value === 'number' ? countCell(known.value, say) : known.value, n: known.n === null ? null : countCell(known.n, say), words };
      return { key: `${on} ${one.id}`, cells: { date: on, measure: one.heading, ...cells } };
    });
  });
}

interface Shown {
  value: number | string | null;
  n: number | null;
}

/** What may be said of a value: a count as a number, anything else in words alone; null for nothing at all. */
function shownOf(value: Value): Shown | null {
  switch (value.kind) {
    case 'share': return isPart(value.value, value.of) ? { value: value.value, n: value.of } : null;
    case 'rhythm': return isPart(value.held, value.planned) ? { value: value.held, n: value.planned } : null;
    case 'count': return value.value === 0 || value.value >= fewest ? { value: value.value, n: null } : null;
    case 'parts': return value.of >= fewest ? { value: null, n: value.of } : null;
    // As a text: it is no count, and nobody should read 0.42 as one.
    case 'index': return value.n >= fewest ? { value: value.value.toFixed(2), n: value.n } : null;
    case 'within': return isPart(Math.round(value.within30 * value.n), value.n) && isPart(Math.round(value.within90 * value.n), value.n) ? { value: null, n: value.n } : null;
    case 'hours': return value.n >= fewest ? { value: null, n: value.n } : null;
    case 'nothing': return { value: null, n: null };
    case 'carried': case 'contact': case 'too-few': return null;
  }
}

/** Nobody, everybody, or five at least on both sides. */
function isPart(part: number, of: number): boolean {
  const enough = (n: number): boolean => n <= 0 || n >= fewest;
  return of >= fewest && enough(part) && enough(of - part);
}
