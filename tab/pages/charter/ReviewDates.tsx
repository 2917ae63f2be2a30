import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { Download } from '../../parts/Download';
import { Folded } from '../../parts/Folded';
import { ActProblem } from '../../parts/Notice';
import { words } from '../../words';
import { charterWords } from './charterWords';

/** The two review dates. The view names them in order of date, and the light one is never the later. */
export function ReviewDates() {
  const { view } = useCommunity();
  const acting = useAct();
  const [first, second] = view.charter.draft.reviews;
  const [light, setLight] = useState(first?.onDate ?? '');
  const [full, setFull] = useState(second?.onDate ?? first?.onDate ?? '');
  const [checked, setChecked] = useState(false);
  const fits = light !== '' && full !== '' && light <= full;

  return (
    <div className="no-print">
      {first && <Download file="dates.ics" name="dates.ics" label={charterWords.datesFile} />}
      <Folded summary={charterWords.change}>
        <form noValidate onSubmit={(event) => {
          event.preventDefault();
          setChecked(true);
          if (fits && !acting.busy) void acting.act({ type: 'setReviews', lightOn: light, fullOn: full });
        }}>
          <div className="form-grid">
            <Field label={charterWords.light} required><Input type="date" value={light} onChange={(_event, data) => setLight(data.value)} /></Field>
            <Field label={charterWords.full} required><Input type="date" value={full} onChange={(_event, data) => setFull(data.value)} /></Field>
          </div>
          {checked && !fits && <p role="alert">{charterWords.order}</p>}
          <ActProblem acting={acting} />
          <Button type="submit" disabledFocusable={acting.busy}>{words.save}</Button>
        </form>
      </Folded>
    </div>
  );
}
