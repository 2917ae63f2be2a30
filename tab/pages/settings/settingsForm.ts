import type { Command, CommunityView } from '../../../bot/api/contract';

type Settings = Extract<Command, { type: 'changeSettings' }>;
export type CutOffs = NonNullable<CommunityView['settings']['cutOffs']>['now'];
export type CutOffId = keyof CutOffs;

/** Days from one date to another, both included; dates `YYYY-MM-DD`, empty before they are chosen. */
export interface SpanForm {
  from: string;
  until: string;
  name: string;
}

/** The form as it is typed. Shares are in per cent. */
export interface SettingsForm {
  name: string;
  topic: string;
  zone: string;
  listed: boolean;
  closed: SpanForm[];
  /** The community's own terms; empty where it goes by the university's. */
  terms: SpanForm[];
  cutOffs: Record<CutOffId, { green: string; red: string | null }>;
}

export const cutOffIds: CutOffId[] = ['participation', 'gapWeeks', 'within30', 'coverage', 'carriedBy', 'sponsorWeeks', 'stories'];
const shares: CutOffId[] = ['participation', 'within30', 'coverage'];
/** Of these, less is better. */
const low: CutOffId[] = ['gapWeeks', 'sponsorWeeks'];

const typed = (id: CutOffId, value: number): string => String(shares.includes(id) ? Math.round(value * 100) : value);

export function typedCutOffs(cutOffs: CutOffs): SettingsForm['cutOffs'] {
  return Object.fromEntries(cutOffIds.map((id) => {
    const value = cutOffs[id];
    return [id, typeof value === 'number' ? { green: typed(id, value), red: null } : { green: typed(id, value.green), red: typed(id, value.red) }];
  })) as SettingsForm['cutOffs'];
}

/** The settings as they stand, to be changed. */
export function formOf({ name, topic, zone, settings }: CommunityView): SettingsForm | null {
  return settings.cutOffs && { name, topic, zone, listed: settings.listed, closed: settings.closed.map((one) => ({ ...one })), terms: (settings.terms?.own ?? []).map((one) => ({ ...one })), cutOffs: typedCutOffs(settings.cutOffs.now) };
}

/** What the server would be told, or null while something is missing or outside its limits (those of the server). */
export function readForm(form: SettingsForm, base: number): Settings | null {
  const [name, topic] = [form.name.trim(), form.topic.trim()];
  const [closed, terms] = [readSpans(form.closed), readSpans(form.terms)];
  if (name === '' || topic === '' || closed === null || terms === null) return null;
  const cutOffs: Record<string, unknown> = {};
  for (const id of cutOffIds) {
    const { green, red } = form.cutOffs[id];
    const [good, bad] = [readNumber(id, green), red === null ? null : readNumber(id, red)];
    if (good === null || (red !== null && (bad === null || (low.includes(id) ? good >= bad : good <= bad)))) return null;
    cutOffs[id] = red === null ? good : { green: good, red: bad };
  }
  return { type: 'changeSettings', base, name, topic, zone: form.zone, listed: form.listed, closed, terms, cutOffs: cutOffs as unknown as CutOffs };
}

/** In order; null while one of them lacks something. */
function readSpans(spans: readonly SpanForm[]): SpanForm[] | null {
  const read = spans.map((one) => ({ ...one, name: one.name.trim() })).sort((a, b) => a.from.localeCompare(b.from) || a.until.localeCompare(b.until));
  return read.some((one) => one.name === '' || !isDate(one.from) || !isDate(one.until) || one.until < one.from) ? null : read;
}

const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

function readNumber(id: CutOffId, text: string): number | null {
  const value = Number(text);
  const [from, to] = shares.includes(id) ? [0, 100] : low.includes(id) ? [1, 104] : [0, 1_000];
  if (text.trim() === '' || !Number.isInteger(value) || value < from || value > to) return null;
  return shares.includes(id) ? value / 100 : value;
}
