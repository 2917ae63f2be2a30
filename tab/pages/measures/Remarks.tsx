import { Button, Field, Textarea } from '@fluentui/react-components';
import type { MeasureView } from '../../../bot/api/contract';
import { useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { useUndoable } from '../../app/useUndoable';
import { serverNow } from '../../clock';
import { useKeptText } from '../../drafts/useKept';
import { Folded } from '../../parts/Folded';
import { ActProblem } from '../../parts/Notice';
import { PlainText } from '../../parts/PlainText';
import { sayDayOf } from '../../time';
import { measureWords } from './measureWords';

/** What the core group makes of a measure, in its own words. */
export function Remarks({ measure }: { measure: MeasureView }) {
  const { view } = useCommunity();
  const acting = useAct();
  const [text, setText, forget] = useKeptText(`remark.${measure.id}`);
  const add = async (): Promise<void> => {
    if (text.trim() === '') return;
    if (await acting.act({ type: 'addRemark', measureId: measure.id, text: text.trim() })) forget();
  };
  const undoable = useUndoable(acting);
  const remove = (remarkId: string) => undoable({ type: 'removeRemark', remarkId, removed: true }, measureWords.removed, { type: 'removeRemark', remarkId, removed: false });
  return (
    <Folded summary={measureWords.remarks(measure.remarks.length)}>
      <ul className="plain remarks">
        {measure.remarks.map((one) => (
          <li key={one.id}>
            <PlainText text={one.text} />
            <p className="quiet small">{one.by}, {sayDayOf(one.at, view.zone, serverNow())}{one.mine && <button type="button" className="link" onClick={() => void remove(one.id)}>{measureWords.remove}</button>}</p>
          </li>
        ))}
      </ul>
      <Field label={measureWords.remark(measure.heading)} hint={measureWords.remarkFor}>
        <Textarea value={text} rows={2} resize="vertical" maxLength={10_000} dir="auto" onChange={(_event, data) => setText(data.value)} />
      </Field>
      <ActProblem acting={acting} />
      <Button size="small" disabledFocusable={acting.busy || text.trim() === ''} onClick={() => void add()}>{measureWords.keep}</Button>
    </Folded>
  );
}
