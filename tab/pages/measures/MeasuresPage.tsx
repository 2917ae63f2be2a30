import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { MeasureView } from '../../../bot/api/contract';
import { useCommunity, usePageTitle } from '../../app/communityContext';
import { words } from '../../words';
import { measureWords } from './measureWords';

/** The first measures, each with what it counts and what it cannot say; the same as a table. */
export function MeasuresPage() {
  const { view } = useCommunity();
  usePageTitle(words.nav.measures);
  const [table, setTable] = useState(false);
  return (
    <>
      <h1 className="title">{measureWords.heading}</h1>
      <p className="lead">{measureWords.lead}</p>
      <Button size="small" onClick={() => setTable(!table)}>{table ? measureWords.asLights : measureWords.asTable}</Button>
      {table ? <Table measures={view.measures} /> : (
        <ul className="plain measures">{view.measures.map((one) => <Measure key={one.id} measure={one} />)}</ul>
      )}
    </>
  );
}

/** `3 of 5`; a whole of nothing is said as such and never as a share. */
export function sayValue({ value, of }: Pick<MeasureView, 'value' | 'of'>): string {
  if (of === null) return String(value);
  return of === 0 ? measureWords.nothing : words.of(value, of);
}

function Measure({ measure }: { measure: MeasureView }) {
  const { of } = measure;
  const share = of === null || of === 0 ? null : Math.min(1, measure.value / of);
  return (
    <li className="measure">
      <h2 className="measure-heading">{measure.heading}</h2>
      <p className={of === 0 ? 'measure-value measure-none' : 'measure-value'}>{sayValue(measure)}</p>
      {share !== null && <div className="measure-bar" aria-hidden="true"><div style={{ inlineSize: `${share * 100}%` }} /></div>}
      <p>{measure.definition}</p>
      <p className="quiet small"><strong>{measureWords.caution}:</strong> {measure.caution}</p>
    </li>
  );
}

function Table({ measures }: { measures: MeasureView[] }) {
  const [name, now, counts, caution] = measureWords.columns;
  return (
    <table className="table">
      <caption className="hidden">{measureWords.caption}</caption>
      <thead><tr><th scope="col">{name}</th><th scope="col">{now}</th><th scope="col">{counts}</th><th scope="col">{caution}</th></tr></thead>
      <tbody>
        {measures.map((one) => (
          <tr key={one.id}>
            <th scope="row">{one.heading}</th><td data-label={now}>{sayValue(one)}</td><td data-label={counts}>{one.definition}</td><td data-label={caution}>{one.caution}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
