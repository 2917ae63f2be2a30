import { Button, Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { useKeptText } from '../../drafts/useKept';
import { fieldProblem } from '../../parts/fieldProblem';
import { stepWords } from './stepWords';

type Stance = 'agree' | 'concern' | 'object';

interface Props {
  /** What it is a word on: a reason that was begun is kept under this name. */
  about: string;
  mine: Stance | null;
  busy: boolean;
  /** False where silence counts as agreement. */
  mayAgree?: boolean;
  /** What each word does. */
  hints?: Record<'concern' | 'object', string>;
  /** True once it was taken. */
  send: (stance: Stance, reason: string | null) => Promise<boolean>;
}

/** One's own word on a text: agreement, or a concern or an objection with its reason. */
export function MyWord({ about, mine, busy, mayAgree = true, hints = stepWords.stanceHint, send }: Props) {
  const [wants, setWants] = useState<'concern' | 'object' | null>(null);
  const [reason, setReason, forget] = useKeptText(`reason.${about}`);
  const [missing, setMissing] = useState(false);
  const sendReason = async (): Promise<void> => {
    setMissing(reason.trim() === '');
    if (wants === null || reason.trim() === '') return;
    if (await send(wants, reason.trim())) {
      setWants(null);
      forget();
    }
  };
  return (
    <section aria-labelledby="stand-heading" className="stand">
      <h3 id="stand-heading">{stepWords.stand}</h3>
      {mine && <p>{stepWords.yours(stepWords.stances[mine])}</p>}
      <div className="row">
        {mayAgree && (
          <Button appearance={mine === null ? 'primary' : 'secondary'} disabledFocusable={busy} onClick={() => {
            setWants(null);
            void send('agree', null);
          }}>{stepWords.stances.agree}</Button>
        )}
        <Button aria-expanded={wants === 'concern'} onClick={() => setWants(wants === 'concern' ? null : 'concern')}>{stepWords.stances.concern}</Button>
        <Button aria-expanded={wants === 'object'} onClick={() => setWants(wants === 'object' ? null : 'object')}>{stepWords.stances.object}</Button>
      </div>
      {wants !== null && (
        <div className="reason">
          <Field label={stepWords.reason} hint={hints[wants]} required {...fieldProblem(missing && reason.trim() === '', stepWords.reasonNeeded)}>
            <Textarea value={reason} maxLength={2000} dir="auto" onChange={(_event, data) => setReason(data.value)} />
          </Field>
          <Button appearance="primary" disabledFocusable={busy} onClick={() => void sendReason()}>{stepWords.sendReason}</Button>
        </div>
      )}
    </section>
  );
}
