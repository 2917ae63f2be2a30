import type { MeasureView } from '../../../bot/api/contract';
import { useCommunity } from '../../app/communityContext';
import { Folded } from '../../parts/Folded';
import { Chart } from './Chart';
import { ChartTable } from './ChartTable';
import { measureWords } from './measureWords';
import { Remarks } from './Remarks';

/** One measure: its question, its value with what belongs to it, its chart and the same as a table. */
export function Measure({ measure }: { measure: MeasureView }) {
  const { view } = useCommunity();
  const { chart } = measure;
  return (
    <li className="measure">
      <h3 className="measure-heading">{measure.heading}</h3>
      <p className="quiet">{measure.question}</p>
      <p className={measure.shown ? 'measure-value' : 'measure-value measure-none'}>{measure.value}</p>
      {measure.more.length > 0 && <p>{measure.more.join(' · ')}</p>}
      {measure.change !== null && <p className="quiet small">{measure.change}</p>}
      {chart && <Chart chart={chart} name={measure.heading} />}
      <div className="measure-folds">
        {chart && <Folded summary={measureWords.table}><ChartTable chart={chart} name={measure.heading} /></Folded>}
        <Folded summary={measureWords.about}>
          <p>{measure.definition}</p>
          <p><strong>{measureWords.source}</strong> {measure.source}</p>
          <p><strong>{measureWords.caution}</strong> {measure.caution}</p>
        </Folded>
        {view.me.part === 'core' && <Remarks measure={measure} />}
      </div>
    </li>
  );
}
