import { Button, Field, Input } from '@fluentui/react-components';
import { fieldProblem } from '../../parts/fieldProblem';
import type { SpanForm } from './settingsForm';
import { settingsWords } from './settingsWords';

interface Props {
  spans: SpanForm[];
  /** What each of them is called, and what adds and takes them. */
  words: { all: string; name: string; example: string; add: string; take: (name: string) => string };
  most: number;
  /** True once somebody has tried to save: what is missing says so. */
  checked: boolean;
  set: (spans: SpanForm[]) => void;
}

/** Days from one date to another, each with a name: days off, terms. */
export function Spans({ spans, words, most, checked, set }: Props) {
  const change = (n: number, part: Partial<SpanForm>): void => set(spans.map((one, i) => (i === n ? { ...one, ...part } : one)));
  const missing = (value: string) => fieldProblem(checked && value.trim() === '', settingsWords.missing);
  return (
    <>
      {spans.map((one, n) => (
        <div key={n} className="form-grid closure" role="group" aria-label={one.name || words.all}>
          <Field label={words.name} required {...missing(one.name)}><Input value={one.name} maxLength={300} dir="auto" placeholder={words.example} onChange={(_event, { value }) => change(n, { name: value })} /></Field>
          <Field label={settingsWords.from} required {...missing(one.from)}><Input type="date" value={one.from} onChange={(_event, { value }) => change(n, { from: value, until: one.until === '' || one.until < value ? value : one.until })} /></Field>
          <Field label={settingsWords.until} required {...missing(one.until)}><Input type="date" value={one.until} onChange={(_event, { value }) => change(n, { until: value })} /></Field>
          <Button appearance="subtle" onClick={() => set(spans.filter((_other, i) => i !== n))}>{words.take(one.name)}</Button>
        </div>
      ))}
      <Button disabledFocusable={spans.length >= most} onClick={() => set([...spans, { from: '', until: '', name: '' }])}>{words.add}</Button>
    </>
  );
}
