import { Button, Field, Input, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { RoleView, StepView } from '../../../bot/api/contract';
import { may, useCommunity } from '../../app/communityContext';
import { useAct, type Acting } from '../../app/useAct';
import { Folded } from '../../parts/Folded';
import { ActProblem } from '../../parts/Notice';
import { stepWords } from './stepWords';

/** One role: its holders, and the ways to fill it. */
export function RoleCard({ step, role }: { step: StepView; role: RoleView }) {
  const { view } = useCommunity();
  const acting = useAct();
  const mine = role.holders.find((one) => one.isMe);
  const place = { stepId: step.id, roleId: role.id };
  return (
    <li className="role">
      <h2 className="role-heading">{role.heading}</h2>
      {role.lead !== null && <p>{role.lead}</p>}
      {role.holders.length === 0 ? <p className="quiet">{stepWords.nobody}</p> : (
        <ul className="plain holders" aria-label={stepWords.holders}>
          {role.holders.map((one) => (
            <li key={one.holder} className="holder">
              <span className="holder-name">{one.name}</span>
              {!one.accepted && <span className="quiet">{stepWords.offered}</span>}
              {!one.isMe && (one.holder.startsWith('name:') || !one.accepted) && may(view, 'leaveRole') && (
                <Button size="small" appearance="subtle" disabledFocusable={acting.busy} onClick={() => void acting.act({ type: 'leaveRole', ...place, holder: one.holder })}>{stepWords.remove(one.name)}</Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {mine && !mine.accepted && <p>{stepWords.offeredToYou}</p>}
      <ActProblem acting={acting} />
      <div className="row">
        {may(view, 'takeRole') && !mine?.accepted && (
          <Button appearance={mine ? 'primary' : 'secondary'} disabledFocusable={acting.busy} aria-label={`${mine ? stepWords.accept : stepWords.take}: ${role.heading}`}
            onClick={() => void acting.act({ type: 'takeRole', ...place })}>{mine ? stepWords.accept : stepWords.take}</Button>
        )}
        {mine && (
          <Button disabledFocusable={acting.busy} aria-label={`${mine.accepted ? stepWords.leave : stepWords.decline}: ${role.heading}`}
            onClick={() => void acting.act({ type: 'leaveRole', ...place })}>{mine.accepted ? stepWords.leave : stepWords.decline}</Button>
        )}
      </div>
      {may(view, 'offerRole') && <Offer step={step} role={role} acting={acting} />}
    </li>
  );
}

function Offer({ step, role, acting }: { step: StepView; role: RoleView; acting: Acting }) {
  const { view } = useCommunity();
  const [person, setPerson] = useState('');
  const [name, setName] = useState('');
  const free = view.core.filter((one) => one.id !== view.me.id && !role.holders.some((holder) => holder.holder === one.id));
  const place = { stepId: step.id, roleId: role.id };
  const offer = async (): Promise<void> => {
    if (person !== '' && (await acting.act({ type: 'offerRole', ...place, personId: person }))) setPerson('');
  };
  const nameIt = async (): Promise<void> => {
    if (name.trim() !== '' && (await acting.act({ type: 'nameHolder', ...place, name: name.trim() }))) setName('');
  };
  if (free.length === 0 && !role.outside) return null;
  return (
    <Folded summary={`${stepWords.offer}: ${role.heading}`}>
      {free.length > 0 && (
        <form className="inline-form" onSubmit={(event) => {
          event.preventDefault();
          void offer();
        }}>
          <Field label={stepWords.offerTo}>
            <Select value={person} onChange={(_event, data) => setPerson(data.value)}>
              <option value="">{stepWords.choosePerson}</option>
              {free.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
            </Select>
          </Field>
          <Button type="submit" disabledFocusable={person === '' || acting.busy}>{stepWords.offer}</Button>
        </form>
      )}
      {role.outside && (
        <form className="inline-form" onSubmit={(event) => {
          event.preventDefault();
          void nameIt();
        }}>
          <Field label={stepWords.nameOutside}>
            <Input value={name} maxLength={300} onChange={(_event, data) => setName(data.value)} />
          </Field>
          <Button type="submit" disabledFocusable={name.trim() === '' || acting.busy}>{stepWords.nameIt}</Button>
        </form>
      )}
    </Folded>
  );
}
