import type { ActionView, Command } from '../../../bot/api/contract';
import { readCsv } from './csv';
import { plannerWords } from './plannerWords';

export type ImportRow = Extract<Command, { type: 'importActions' }>['rows'][number];

/** What a file would bring. */
export interface PlanFile {
  rows: ImportRow[];
  /** How many of its lines are in the plan already. */
  standing: number;
  /** Lines that cannot be read, and why. */
  faults: { line: number; why: string }[];
  /** How many lines are left for another file. */
  left: number;
  /** Why nothing of it can be taken; null where something can. */
  problem: string | null;
}

/** As the server takes them: lines in one import, characters of a title and of a name. */
export const mostRows = 200;
const longest = 300;

/** What the columns are called here, in Planner's own export, in Trello and by people. In small letters. */
const columns = {
  title: ['action', 'title', 'task', 'task name', 'card name', 'name', 'what'],
  owner: ['owner', 'assigned to', 'assignee', 'members', 'who'],
  due: ['due', 'due date', 'date', 'by', 'deadline'],
  state: ['state', 'status', 'progress', 'list name'],
  tier: ['how important', 'tier', 'importance', 'bucket name', 'bucket'],
};

/** Reads a CSV text for the plan as it stands. Two titles that differ in spaces or capitals are the same, as for the server. */
export function readPlanFile(text: string, actions: readonly Pick<ActionView, 'title'>[]): PlanFile {
  const { records: [head, ...lines], unclosed } = readCsv(text);
  const nothing = (problem: string): PlanFile => ({ rows: [], standing: 0, faults: [], left: 0, problem });
  const names = (head?.cells ?? []).map(same);
  const placeOf = (column: keyof typeof columns): number => columns[column].map((one) => names.indexOf(one)).find((one) => one >= 0) ?? -1;
  const places = { title: placeOf('title'), owner: placeOf('owner'), due: placeOf('due'), state: placeOf('state'), tier: placeOf('tier') };
  if (places.title < 0) return nothing(plannerWords.noColumn);
  if (lines.length === 0) return nothing(plannerWords.empty);
  const known = new Set(actions.map((one) => same(one.title)));
  const found: PlanFile = { rows: [], standing: 0, faults: [], left: 0, problem: null };
  for (const { line, cells } of lines) {
    const cell = (place: number): string => plain(place < 0 ? '' : (cells[place] ?? ''));
    const read = unclosed && line === lines.at(-1)?.line ? plannerWords.unclosed : rowOf({ title: cell(places.title), owner: cell(places.owner), due: cell(places.due), state: cell(places.state), tier: cell(places.tier) });
    if (typeof read === 'string') found.faults.push({ line, why: read });
    else if (known.has(same(read.title))) found.standing += 1;
    else if (found.rows.length >= mostRows) found.left += 1;
    else {
      known.add(same(read.title));
      found.rows.push(read);
    }
  }
  return found;
}

const same = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();

/** A cell as it was meant: files that are safe to open in Excel put an apostrophe before what looks like a formula. */
const plain = (cell: string): string => cell.replace(/^'(?=[=+\-@\t\r＝＋－＠])/, '').trim();

/** A line as an action, or why it cannot be one. */
function rowOf({ title, owner, due, state, tier }: Record<keyof typeof columns, string>): ImportRow | string {
  if (title === '') return plannerWords.noTitle;
  if (title.length > longest) return plannerWords.longTitle(longest);
  const dueOn = dateOf(due);
  if (dueOn === undefined) return plannerWords.noDate(due);
  const stands = stateOf(state);
  if (stands === 'dropped') return plannerWords.wasDropped;
  return { title, owner: owner.slice(0, longest).trim(), dueOn, state: stands, tier: tierOf(tier) };
}

/** `2027-03-18`, also with a time behind it, or `18/03/2027`; null for none, undefined for what is no date. */
function dateOf(text: string): string | null | undefined {
  if (text === '') return null;
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)(?:[T ].*)?$/.exec(text) ?? [];
  const [, dayOf, monthOf, yearOf] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  const date = `${year ?? yearOf ?? ''}-${(month ?? monthOf ?? '').padStart(2, '0')}-${(day ?? dayOf ?? '').padStart(2, '0')}`;
  const at = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== date || date < '0001' ? undefined : date;
}

function stateOf(text: string): ImportRow['state'] | 'dropped' {
  const one = same(text).replace(/-/g, ' ');
  if (['done', 'completed', 'complete', 'finished'].includes(one)) return 'done';
  if (['doing', 'under way', 'in progress', 'started'].includes(one)) return 'doing';
  return ['dropped', 'cancelled', 'canceled'].includes(one) ? 'dropped' : 'to-do';
}

function tierOf(text: string): ImportRow['tier'] {
  const one = same(text).replace(/-/g, ' ');
  return one === 'baseline' ? 'baseline' : one === 'nice to have' ? 'nice-to-have' : null;
}
