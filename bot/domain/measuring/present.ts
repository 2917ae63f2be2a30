import type { PhraseKey, Say } from '../../toolkit/phrases';
import type { CutOffs } from '../communitySettings';
import { dateWords } from '../times';
import type { Remark } from '../record';
import { coreLights, coreOnly, findings, lightIds, measureIds, type Colour } from './measure';
import { reportingDay, type Facts } from './facts';
import type { Chart, Finding, Label, Value } from './finding';
import type { LightId, MeasureId } from './ids';
import { storiesIn } from './running';

/** How a value is written: a share of 1 as per cent, an index between 0 and 1 as it is, a count whole. */
export type ChartUnit = 'share' | 'index' | 'count';

/** A chart with its labels in words; a null value is hidden. */
export type ChartView =
  | { kind: 'line'; unit: ChartUnit; points: { label: string; value: number | null; low: number | null; high: number | null }[] }
  | { kind: 'bars'; unit: ChartUnit; bars: { label: string; value: number | null; of: number }[] }
  | { kind: 'steps'; points: { at: number; share: number }[]; until: number; unit: 'day' | 'hour' };

export interface MeasureView {
  id: MeasureId;
  heading: string;
  question: string;
  /** In words. */
  value: string;
  /** What goes with it, in words: the interval, the number behind it. */
  more: string[];
  /** False where nothing can be shown: too few, or nothing yet. */
  shown: boolean;
  change: string | null;
  definition: string;
  source: string;
  caution: string;
  chart: ChartView | null;
  remarks: { id: string; text: string; by: string; at: string; mine: boolean }[];
}

export interface LightView {
  id: LightId;
  heading: string;
  colour: Colour;
  /** The colour in words. */
  state: string;
  reason: string;
}

export interface MeasuresView {
  /** `YYYY-MM-DD`: everything is of the weeks that ended there. */
  on: string;
  lights: LightView[];
  measures: MeasureView[];
}

const percent = (share: number): number => Math.round(share * 100);
/** A tenth of an hour is as exact as anybody needs it. */
const hours = (exact: number): number => Math.round(exact * 10) / 10;

interface Reader {
  personId: string;
  inCore: boolean;
}

/** The measures as somebody reads them: some are for the core group alone, as are its remarks. */
export function measuresView(facts: Facts, remarks: readonly (Remark & { by: string })[], { now, zone, say, cutOffs }: { now: string; zone: string; say: Say; cutOffs: CutOffs }, { personId, inCore }: Reader): MeasuresView {
  const { on, findings: all, lights } = findings(facts, now, zone, cutOffs);
  return {
    on,
    lights: lightIds.filter((id) => inCore || !coreLights.includes(id))
      .map((id) => ({ id, heading: say(`light.${id}`), colour: lights[id], state: say(`light.${lights[id]}`), reason: reasonOf(id, lights[id], all, facts, reportingDay(now, zone).at, say) })),
    measures: measureIds.filter((id) => inCore || !coreOnly.includes(id)).map((id) => ({
      id, heading: say(`measure.${id}`), question: say(`measure.${id}.question`), definition: say(`measure.${id}.definition`), source: say(`measure.${id}.source`), caution: say(`measure.${id}.caution`),
      ...valueWords(all[id].value, say), change: all[id].change && say(`change.${all[id].change}`), chart: chartView(id, all[id], say),
      remarks: inCore ? remarks.filter((one) => one.measureId === id).map((one) => ({ id: one.id, text: one.text, by: one.by, at: one.writtenAt, mine: one.writtenBy === personId })) : [],
    })),
  };
}

function valueWords(value: Value, say: Say): { value: string; more: string[]; shown: boolean } {
  const shown = (text: string, ...more: (string | false | null)[]) => ({ value: text, more: more.filter((one) => typeof one === 'string'), shown: true });
  switch (value.kind) {
    case 'share': {
      const { interval } = value;
      return shown(say('value.share', { value: value.value, of: value.of }), say('value.percent', { percent: percent(value.value / value.of) }), interval && say('value.interval', { low: percent(interval.low), high: percent(interval.high) }));
    }
    case 'count': return shown(value.value.toLocaleString('en-GB'));
    case 'parts': return shown(say('value.parts', { of: value.of }));
    case 'index': return shown(value.value.toFixed(2), say('value.parts', { of: value.n }));
    case 'within': return shown(say('value.within', { within30: percent(value.within30), within90: percent(value.within90) }), value.median === null ? say('value.no-median') : say('value.median-days', { days: value.median }));
    case 'hours': return shown(value.median === null ? say('value.hours-open') : say('value.hours', { median: hours(value.median) }), value.most !== null && say('value.most', { most: hours(value.most) }));
    case 'carried': return shown(say('value.carried', { count: value.people }), say('value.of-acts', { n: value.n }));
    case 'rhythm': return shown(say('value.rhythm', { held: value.held, planned: value.planned }), say('value.gap', { weeks: value.weeks }));
    case 'contact': return shown(
      say('value.contact', { kept: value.kept, planned: value.planned }), value.weeks !== null && say('value.last', { weeks: value.weeks }),
      value.replyDays !== null && say('value.reply', { days: value.replyDays }), value.asked > 0 && say('value.asks', { fulfilled: value.fulfilled, asked: value.asked }),
    );
    case 'too-few': return { value: say('value.too-few', { n: value.n }), more: [], shown: false };
    case 'nothing': return { value: say('value.nothing'), more: [], shown: false };
  }
}

function labelWords(label: Label, say: Say): string {
  if ('until' in label) return say('chart.until', { date: dateWords(label.until.slice(0, 10)) });
  if ('level' in label) return say(`level.${label.level}`);
  if ('event' in label) return `${label.event}, ${dateWords(label.on.slice(0, 10))}`;
  if ('action' in label) return say(`action.${label.action}`);
  if ('shelf' in label) return say(`shelf.${label.shelf}`);
  return label.own;
}

function chartView(id: MeasureId, { chart }: Finding, say: Say): ChartView | null {
  if (!chart) return null;
  const unit = (one: Exclude<Chart, { kind: 'steps' }>): ChartUnit => (one.unit === 'share' || one.unit === 'index' ? one.unit : 'count');
  switch (chart.kind) {
    case 'line': return { kind: 'line', unit: unit(chart), points: chart.points.map((one) => ({ label: labelWords(one.label, say), value: one.value, low: one.value === null ? null : (one.low ?? null), high: one.value === null ? null : (one.high ?? null) })) };
    case 'bars': return { kind: 'bars', unit: unit(chart), bars: chart.bars.map((one) => ({ label: labelWords(one.label, say), value: one.value, of: one.of })) };
    case 'steps': return { kind: 'steps', points: chart.points, until: chart.until, unit: id === 'reply-time' ? 'hour' : 'day' };
  }
}

function reasonOf(id: LightId, colour: Colour, all: Record<MeasureId, Finding>, facts: Facts, at: number, say: Say): string {
  const unknown = `light.${id}.unknown` as PhraseKey;
  if (colour === 'too-few') return say(unknown);
  const share = (measure: MeasureId): string => {
    const { value } = all[measure];
    return value.kind === 'share' ? say('value.share', { value: value.value, of: value.of }) : '';
  };
  switch (id) {
    case 'energy': {
      const { value } = all.rhythm;
      return say('light.energy.reason', { rate: share('participation'), weeks: value.kind === 'rhythm' ? value.weeks : 0 });
    }
    case 'inclusion': {
      const { value } = all.newcomers;
      return say('light.inclusion.reason', { share: value.kind === 'within' ? say('value.percent', { percent: percent(value.within30) }) : '', rate: share('coverage') });
    }
    case 'value': return say('light.value.reason', { count: storiesIn(facts, at) });
    case 'sustainability': {
      const { value } = all.absence;
      return say('light.sustainability.reason', { count: value.kind === 'carried' ? value.people : 0 });
    }
    case 'alignment': {
      const { value } = all.sponsor;
      return value.kind === 'contact' && value.weeks !== null ? say('light.alignment.reason', { weeks: value.weeks }) : say('light.alignment.never');
    }
  }
}
