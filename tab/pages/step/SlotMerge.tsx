import { Button } from '@fluentui/react-components';
import type { SlotView } from '../../../bot/api/contract';
import { stepWords } from './stepWords';

const lines = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');
const plain = (line: string): string => line.replace(/\s+/g, ' ').trim().toLowerCase();

/** One part of two texts, side by side, with the lines marked that the other one does not have. */
export function SlotMerge({ slot, mine, take }: { slot: SlotView; mine: string; take: (text: string) => void }) {
  const theirs = slot.text ?? '';
  const both = [...lines(theirs), ...lines(mine).filter((line) => !lines(theirs).some((other) => plain(other) === plain(line)))].join('\n');
  if (plain(theirs) === plain(mine)) return null;
  return (
    <section className="merge" aria-label={`${stepWords.mergeHeading}: ${slot.heading}`}>
      <div className="merge-texts">
        <section><h4>{stepWords.mergeMine}</h4><Marked text={mine} other={theirs} /></section>
        <section><h4>{stepWords.mergeTheirs}</h4><Marked text={theirs} other={mine} /></section>
      </div>
      <div className="row">
        <Button size="small" onClick={() => take(theirs)}>{stepWords.mergeUseTheirs}</Button>
        <Button size="small" onClick={() => take(both)}>{stepWords.mergeBoth}</Button>
      </div>
    </section>
  );
}

function Marked({ text, other }: { text: string; other: string }) {
  const known = new Set(lines(other).map(plain));
  if (lines(text).length === 0) return <p className="quiet">{stepWords.noText}</p>;
  return lines(text).map((line, i) => <p key={`${i} ${line}`} dir="auto">{known.has(plain(line)) ? line : <mark>{line}</mark>}</p>);
}
