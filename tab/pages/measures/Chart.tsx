import type { ChartView } from '../../../bot/api/contract';
import { words } from '../../words';
import { measureWords } from './measureWords';
import { runsOf, sayPoint, topOf, type Run } from './scale';

/** A chart of one measure. It is a picture: the table beside it says the same to those who do not see it. */
export function Chart({ chart, name }: { chart: ChartView; name: string }) {
  switch (chart.kind) {
    case 'line': return <Line chart={chart} name={name} />;
    case 'bars': return <Bars chart={chart} />;
    case 'steps': return chart.points.length === 0 ? null : <Steps chart={chart} name={name} />;
  }
}

function Frame({ top, middle, first, last, label, children }: { top: string; middle: string; first: string; last: string; label: string; children: React.ReactNode }) {
  return (
    <div className="chart" role="img" aria-label={label}>
      <div className="chart-up" aria-hidden="true"><span>{top}</span><span>{middle}</span><span>0</span></div>
      <div className="chart-area">{children}</div>
      <div className="chart-along" aria-hidden="true"><span>{first}</span><span>{last}</span></div>
    </div>
  );
}

function Line({ chart, name }: { chart: Extract<ChartView, { kind: 'line' }>; name: string }) {
  const top = topOf(chart.unit, chart.points.flatMap((one) => [one.value, one.high]));
  const runs = runsOf(chart.points, top);
  const last = chart.points.at(-1);
  // Axes with nothing between them say less than the words above them.
  if (runs.length === 0) return null;
  return (
    <Frame label={measureWords.lineAlt(name, chart.points.length, sayPoint(last?.value ?? null, chart.unit))} top={sayPoint(top, chart.unit)} middle={sayPoint(top / 2, chart.unit)} first={chart.points[0]?.label ?? ''} last={chart.points.length > 1 ? (last?.label ?? '') : ''}>
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
        <Grid />
        {runs.map((run) => <path key={run[0]?.x} className="chart-band" d={bandOf(run)} />)}
        {runs.map((run) => <path key={run[0]?.x} className="chart-line" d={lineOf(run)} />)}
      </svg>
      {runs.flat().map((point) => <span key={point.x} className="chart-dot" style={{ left: `${point.x}%`, top: `${point.y}%` }} />)}
    </Frame>
  );
}

const lineOf = (run: readonly Run[]): string => run.map(({ x, y }, n) => `${n === 0 ? 'M' : 'L'}${x} ${y}`).join('');
const bandOf = (run: readonly Run[]): string => `${run.map(({ x, high }, n) => `${n === 0 ? 'M' : 'L'}${x} ${high}`).join('')}${[...run].reverse().map(({ x, low }) => `L${x} ${low}`).join('')}Z`;

function Grid() {
  return <><path className="chart-grid" d="M0 50H100" /><path className="chart-grid" d="M0 0H100" /><path className="chart-base" d="M0 100H100" /></>;
}

function Steps({ chart, name }: { chart: Extract<ChartView, { kind: 'steps' }>; name: string }) {
  const along = (at: number): number => (Math.min(at, chart.until) / chart.until) * 100;
  const d = chart.points.map(({ at, share }, n) => (n === 0 ? `M${along(at)} ${100 - share * 100}` : `H${along(at)}V${100 - share * 100}`)).join('');
  const last = chart.points.at(-1);
  const unit = measureWords.units[chart.unit];
  return (
    <Frame label={measureWords.stepsAlt(name, words.percent(last?.share ?? 0), unit(Math.round(last?.at ?? 0)))} top={words.percent(1)} middle={words.percent(0.5)} first={unit(0)} last={unit(chart.until)}>
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
        <Grid />
        <path className="chart-line" d={`${d}H100`} />
      </svg>
    </Frame>
  );
}

/** Bars carry their own words, so they are a list and not a picture. */
function Bars({ chart }: { chart: Extract<ChartView, { kind: 'bars' }> }) {
  const top = topOf(chart.unit, chart.bars.map((one) => one.value));
  return (
    <ul className="plain bars">
      {chart.bars.map((one) => (
        <li key={one.label}>
          <span className="bars-label">{one.label}</span>
          {one.value !== null && <span className="bars-track" aria-hidden="true"><span className="bars-fill" style={{ inlineSize: `${Math.min(1, one.value / top) * 100}%` }} /></span>}
          <span className={one.value === null ? 'bars-none' : 'bars-value'}>{sayPoint(one.value, chart.unit)}</span>
        </li>
      ))}
    </ul>
  );
}
