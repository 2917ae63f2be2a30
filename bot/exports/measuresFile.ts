import { stringify } from 'csv-stringify/sync';
import type { ChartView, MeasuresView } from '../domain/measuring/present';
import type { Say } from '../toolkit/phrases';

/** The measures as CSV that opens in Excel: a line for each, then a line for each point of its chart. Hidden cells stay hidden. */
export function measuresFile({ on, measures }: MeasuresView, say: Say): string {
  const head = [say('export.on'), say('export.measure'), say('export.point'), say('export.value'), say('export.definition'), say('export.caution')];
  const rows = measures.flatMap((one) => [
    [on, one.heading, '', [one.value, ...one.more].join('; '), one.definition, one.caution],
    ...points(one.chart, say).map(([point, value]) => [on, one.heading, point, value, '', '']),
  ]);
  return stringify([head, ...rows], { bom: true, record_delimiter: 'windows', escape_formulas: true });
}

function points(chart: ChartView | null, say: Say): [string, string | number][] {
  if (!chart) return [];
  const shown = (value: number | null): string | number => (value === null ? say('chart.hidden') : Number(value.toFixed(4)));
  if (chart.kind === 'line') return chart.points.map((one) => [one.label, shown(one.value)]);
  if (chart.kind === 'bars') return chart.bars.map((one) => [one.label, shown(one.value)]);
  return chart.points.map((one) => [chart.unit === 'day' ? say('chart.day', { day: one.at }) : say('chart.hour', { hours: one.at }), Number(one.share.toFixed(4))]);
}
