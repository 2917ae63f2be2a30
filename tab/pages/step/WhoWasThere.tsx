import { Button, Checkbox, Field, Select } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import type { MeetingAnswer } from '../../../bot/api/contract';
import { may, useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { useRead } from '../../app/useRead';
import { Loaded } from '../../parts/Loaded';
import { ActProblem } from '../../parts/Notice';
import { thereWords } from './thereWords';

const ReportPart = lazy(() => import('../calendar/ReportPart').then((module) => ({ default: module.ReportPart })));

/** Who was at a meeting of the core group, beside its notes: a tick for each, all at once, or as Teams tells it. */
export function WhoWasThere({ id }: { id: string }) {
  const query = useRead(['meeting', id], (api, communityId) => api.meeting(communityId, id));
  return <Loaded query={query}>{(answer) => <There id={id} answer={answer} />}</Loaded>;
}

function There({ id, answer: { people, ledBy, online, report } }: { id: string; answer: MeetingAnswer }) {
  const { view } = useCommunity();
  const acting = useAct();
  if (!may(view, 'markCame')) return null;
  const mark = (personIds: string[], came: boolean): void => void acting.act({ type: 'markCame', eventId: id, personIds, came }, { quiet: true });
  const inCore = (personId: string): boolean => view.core.some((one) => one.id === personId);
  const missing = people.filter((one) => one.came !== true && inCore(one.personId)).map((one) => one.personId);
  return (
    <fieldset className="there">
      <legend>{thereWords.heading}</legend>
      <p className="quiet small">{thereWords.lead}</p>
      <ul className="plain who">
        {people.map(({ personId, name, came }) => (
          <li key={personId}><Checkbox label={inCore(personId) ? name : thereWords.left(name)} checked={came === true} disabled={acting.busy} onChange={(_event, data) => mark([personId], data.checked === true)} /></li>
        ))}
      </ul>
      {missing.length > 1 && <Button size="small" disabledFocusable={acting.busy} onClick={() => mark(missing, true)}>{thereWords.everybody}</Button>}
      <Field label={thereWords.led} hint={thereWords.ledHint}>
        <Select value={ledBy ?? ''} disabled={acting.busy} onChange={(_event, { value }) => void acting.act({ type: 'noteFacilitator', eventId: id, personId: value === '' ? null : value }, { quiet: true })}>
          <option value="">{thereWords.nobody}</option>
          {people.filter((one) => inCore(one.personId) || one.personId === ledBy).map((one) => <option key={one.personId} value={one.personId}>{one.name}</option>)}
        </Select>
      </Field>
      <ActProblem acting={acting} />
      <Suspense fallback={null}><ReportPart of={{ id, online, report }} who="core" /></Suspense>
    </fieldset>
  );
}
