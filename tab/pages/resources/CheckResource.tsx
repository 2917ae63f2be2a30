import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { ResourceRow } from '../../../bot/api/contract';
import { useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { todayIn } from '../../clock';
import { fieldProblem } from '../../parts/fieldProblem';
import { Ask } from '../../parts/Ask';
import { ActProblem } from '../../parts/Notice';
import { addDays } from '../../time';
import { resourceWords } from './resourceWords';

/** Says that something on the shelf was checked, and when somebody should look again: in a year, unless another day is chosen. */
export function CheckResource({ resource, close }: { resource: ResourceRow; close: () => void }) {
  const acting = useAct();
  const { view } = useCommunity();
  const today = todayIn(view.zone);
  const [reviewOn, setReviewOn] = useState(addDays(today, 365));
  const past = reviewOn <= today;
  const save = async (): Promise<void> => {
    if (!past && (await acting.act({ type: 'checkResource', resourceId: resource.id, reviewOn }))) close();
  };
  return (
    <Ask open heading={resourceWords.checkHeading} close={close} act={{ label: resourceWords.check, busy: acting.busy || past, run: () => void save() }}>
      <p dir="auto"><strong>{resource.title}</strong></p>
      <p>{resourceWords.checkLead}</p>
      <Field label={resourceWords.checkAgain} required {...fieldProblem(past, resourceWords.checkPast)}><Input type="date" value={reviewOn} min={addDays(today, 1)} onChange={(_event, data) => setReviewOn(data.value)} /></Field>
      <ActProblem acting={acting} />
    </Ask>
  );
}
