import { stringify } from 'csv-stringify/sync';
import type { Reading } from '../domain/decision';
import { nameOf } from '../domain/people';
import { wordsFor } from '../domain/words';

/** The action plan as CSV that opens in Excel, Trello or Planner's own import, and that the plan reads again. Dates are `YYYY-MM-DD`. */
export function actionsFile({ record, toolkit, say }: Reading): string {
  const head = [say('export.action'), say('export.owner'), say('export.due'), say('export.state'), say('export.tier'), say('export.source'), say('export.serves')];
  const rows = [...record.actions]
    .sort((a, b) => (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9') || a.createdAt.localeCompare(b.createdAt) || a.id.localeCompare(b.id))
    .map((one) => [
      one.title, one.ownerId === null ? '' : (nameOf(record, one.ownerId) ?? ''), one.dueOn ?? '', say(`action.${one.state}`),
      one.tier === null ? '' : say(`planner.${one.tier}`), one.source === null ? '' : wordsFor(toolkit, one.source.split('/')[0] ?? '').heading, one.serves ?? '',
    ]);
  return stringify([head, ...rows], { bom: true, record_delimiter: 'windows', escape_formulas: true });
}
