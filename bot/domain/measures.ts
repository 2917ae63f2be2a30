import type { Reading } from './decision';
import { answersOf } from './kinds/asking';
import { checkInSeries, occurrences } from './kinds/event';
import { coreGroup } from './people';
import { currentRound } from './rounds';
import type { MeasureView } from './view';

/** Outside a group, a count of its people is shown only where it does not point at one of them. */
const fewest = 5;

/**
 * The first measures. Counts of what the record holds, each with its whole: who is there, who has
 * answered, what was held, what was done. Nobody is named and nobody is ranked.
 */
export function firstMeasures(reading: Reading, memberCount: number, inCore: boolean): MeasureView[] {
  const { record, toolkit, say, now } = reading;
  const core = coreGroup(record);
  const answered = core.filter((member) => hasAnswered(reading, member.personId)).length;
  const series = checkInSeries(record, toolkit);
  const starts = series ? occurrences(series) : [];
  const planned = record.actions.filter((one) => one.state !== 'dropped');
  const measure = (id: MeasureView['id'], value: number, of: number | null): MeasureView => ({
    id, value, of,
    heading: say(`measure.${id}`), definition: say(`measure.${id}.definition`), caution: say(`measure.${id}.caution`),
  });
  return [
    measure('members', memberCount, null),
    ...(inCore || core.length >= fewest ? [measure('answered', answered, core.length)] : []),
    measure('events', starts.filter((start) => start <= now).length, starts.length),
    measure('actions', planned.filter((one) => one.state === 'done').length, planned.length),
  ];
}

/** True if the person has given at least one answer in a version that is being worked on now. */
function hasAnswered({ record, toolkit }: Reading, personId: string): boolean {
  for (const stepId of toolkit.steps.keys()) {
    const round = currentRound(record, stepId);
    if (round && answersOf(record, round).some((one) => one.personId === personId && one.state === 'given')) return true;
  }
  return false;
}
