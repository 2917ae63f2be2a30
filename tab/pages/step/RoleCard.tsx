import { Button, Checkbox, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { RoleView, StepView } from '../../../bot/api/contract';
import { may, useCommunity } from '../../app/communityContext';
import { useAct, type Acting } from '../../app/useAct';
import { serverNow } from '../../clock';
import { DirectorySearch } from '../../parts/DirectorySearch';
import { Folded } from '../../parts/Folded';
import { ActProblem } from '../../parts/Notice';
import { PeopleSearch } from '../../parts/PeopleSearch';
import { sayDate } from '../../time';
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
              {one.deputy && <span className="quiet">{stepWords.deputy}</span>}
              {(one.hours !== null || one.untilOn !== null) && <span className="quiet">{stepWords.time(one.hours, one.untilOn === null ? null : sayDate(one.untilOn, serverNow()))}</span>}
              {!one.accepted && <span className="quiet">{stepWords.offered}</span>}
              {one.gone && <span className="quiet">{stepWords.holderGone}</span>}
              {!one.isMe && (one.holder.startsWith('name:') || !one.accepted || one.gone) && may(view, 'leaveRole') && (
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
        {!mine && may(view, 'takeRole') && role.holders.some((one) => one.accepted && !one.deputy) && (
          <Button disabledFocusable={acting.busy} aria-label={`${stepWords.beDeputy}: ${role.heading}`} onClick={() => void acting.act({ type: 'takeRole', ...place, part: 'deputy' })}>{stepWords.beDeputy}</Button>
        )}
        {mine && (
          <Button disabledFocusable={acting.busy} aria-label={`${mine.accepted ? stepWords.leave : stepWords.decline}: ${role.heading}`}
            onClick={() => void acting.act({ type: 'leaveRole', ...place })}>{mine.accepted ? stepWords.leave : stepWords.decline}</Button>
        )}
      </div>
      {mine?.accepted && may(view, 'setRoleTime') && <MyTime key={`${mine.hours} ${mine.untilOn}`} step={step} role={role} hours={mine.hours} untilOn={mine.untilOn} acting={acting} />}
      {may(view, 'offerRole') && <Offer step={step} role={role} acting={acting} />}
    </li>
  );
}

/** What somebody can give to a role of theirs; both may stay open. */
function MyTime({ step, role, hours, untilOn, acting }: { step: StepView; role: RoleView; hours: number | null; untilOn: string | null; acting: Acting }) {
  const [typed, setTyped] = useState(hours === null ? '' : String(hours));
  const [until, setUntil] = useState(untilOn ?? '');
  return (
    <Folded summary={`${stepWords.myTime}: ${role.heading}`}>
      <form className="inline-form" onSubmit={(event) => {
        event.preventDefault();
        void acting.act({ type: 'setRoleTime', stepId: step.id, roleId: role.id, hours: typed === '' ? null : Number(typed), untilOn: until === '' ? null : until });
      }}>
        <Field label={stepWords.hours}>
          <Input type="number" min={0} max={200} step={1} value={typed} onChange={(_event, data) => setTyped(data.value)} />
        </Field>
        <Field label={stepWords.until}>
          <Input type="date" value={until} onChange={(_event, data) => setUntil(data.value)} />
        </Field>
        <Button type="submit" disabledFocusable={acting.busy}>{stepWords.saveTime}</Button>
      </form>
    </Folded>
  );
}

function Offer({ step, role, acting }: { step: StepView; role: RoleView; acting: Acting }) {
  const { view } = useCommunity();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [asDeputy, setAsDeputy] = useState(false);
  const place = { stepId: step.id, roleId: role.id };
  const nameIt = async (): Promise<void> => {
    if (name.trim() !== '' && (await acting.act({ type: 'nameHolder', ...place, name: name.trim() }))) setName('');
  };
  return (
    <Folded summary={`${stepWords.offer}: ${role.heading}`} toggled={setOpen}>
      {open && <Checkbox label={stepWords.asDeputy} checked={asDeputy} onChange={(_event, data) => setAsDeputy(data.checked === true)} />}
      {open && (
        <PeopleSearch label={stepWords.offerTo} busy={acting.busy} sayChoice={stepWords.offerToPerson}
          leaveOut={(one) => one.id === view.me.id || role.holders.some((holder) => holder.holder === one.id)}
          choose={(one) => void acting.act({ type: 'offerRole', ...place, personId: one.id, part: asDeputy ? 'deputy' : 'holder' })} />
      )}
      {open && role.outside && <DirectorySearch label={stepWords.findOutside} busy={acting.busy} sayChoice={stepWords.nameOutsidePerson} choose={(one) => void acting.act({ type: 'nameHolder', ...place, name: one.name })} />}
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
