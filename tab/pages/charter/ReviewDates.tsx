import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { useRead } from '../../app/useRead';
import { Download } from '../../parts/Download';
import { Folded } from '../../parts/Folded';
import { ActProblem } from '../../parts/Notice';
import { words } from '../../words';
import { charterWords } from './charterWords';

/** The two review dates: those that stand, or while nobody has chosen, those of the draft, in order of date. */
export function ReviewDates() {
  const { view } = useCommunity();
  const standing = useRead(['dates'], (api, id) => api.dates(id)).data?.dates;
  const [first, second] = view.charter.draft.reviews;
  const on = (kind: 'light' | 'full'): string | undefined => standing?.find((one) => one.kind === kind)?.onDate;
  const dates = { light: on('light') ?? first?.onDate ?? '', full: on('full') ?? second?.onDate ?? first?.onDate ?? '' };
  return <ReviewDatesForm key={`${dates.light} ${dates.full}`} dates={dates} />;
}

function ReviewDatesForm({ dates }: { dates: { light: string; full: string } }) {
  const acting = useAct();
  const [light, setLight] = useState(dates.light);
  const [full, setFull] = useState(dates.full);
  const [checked, setChecked] = useState(false);
  const fits = light !== '' && full !== '' && light <= full;

  return (
    <div className="no-print">
      {dates.light !== '' && <Download file="dates.ics" name="dates.ics" label={charterWords.datesFile} />}
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
