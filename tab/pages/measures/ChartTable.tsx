import type { ChartView } from '../../../bot/api/contract';
import { words } from '../../words';
import { measureWords } from './measureWords';
import { sayPoint } from './scale';

/** A chart as a table: every point of it, with its interval where it has one. */
export function ChartTable({ chart, name }: { chart: ChartView; name: string }) {
  const rows = rowsOf(chart);
  const between = rows.some((one) => one.between !== null);
  const [point, value, interval] = measureWords.columns;
  return (
    <table className="table chart-table">
      <caption className="hidden">{name}</caption>
      <thead><tr><th scope="col">{point}</th><th scope="col">{value}</th>{between && <th scope="col">{interval}</th>}</tr></thead>
      <tbody>
        {rows.map((one) => <tr key={one.label}><th scope="row">{one.label}</th><td data-label={value}>{one.value}</td>{between && <td data-label={interval}>{one.between}</td>}</tr>)}
      </tbody>
    </table>
  );
}

function rowsOf(chart: ChartView): { label: string; value: string; between: string | null }[] {
  switch (chart.kind) {
    case 'line': return chart.points.map(({ label, value, low, high }) => ({ label, value: sayPoint(value, chart.unit), between: low === null || high === null ? null : measureWords.between(sayPoint(low, chart.unit), sayPoint(high, chart.unit)) }));
    case 'bars': return chart.bars.map(({ label, value }) => ({ label, value: sayPoint(value, chart.unit), between: null }));
    case 'steps': return chart.points.map(({ at, share }) => ({ label: measureWords.units[chart.unit](Math.round(at * 10) / 10), value: words.percent(share), between: null }));
  }
}
