import { Button, Field, Input, Select } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PromptsAnswer } from '../../../bot/api/contract';
import { useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { serverNow } from '../../clock';
import { ActProblem } from '../../parts/Notice';
import { sayDate } from '../../time';
import { sendingWords } from './sendingWords';

const kinds = Object.keys(sendingWords.kinds) as (keyof typeof sendingWords.kinds)[];

/** One kind alone, paused until a date or stopped; the rest goes on. */
export function Kinds({ hushed }: { hushed: PromptsAnswer['hushed'] }) {
  const { view } = useCommunity();
  const queries = useQueryClient();
  const acting = useAct();
  const [what, setWhat] = useState<(typeof kinds)[number]>('check-in');
  const [until, setUntil] = useState('');
  const hush = (kind: (typeof kinds)[number], untilOn: string | null): void => {
    if (acting.busy) return;
    void acting.act({ type: 'hushPrompts', what: kind, untilOn }).then((done) => {
      if (done) setUntil('');
      return queries.invalidateQueries({ queryKey: ['community', view.id, 'prompts'] });
    });
  };
  return (
    <section className="block">
      <h2 className="heading">{sendingWords.oneKind}</h2>
      <p className="quiet">{sendingWords.oneKindLead}</p>
      {hushed.map((one) => (
        <div key={one.what} className="row">
          <p>{one.untilOn === null ? sendingWords.stopped(sendingWords.kinds[one.what]) : sendingWords.notBefore(sendingWords.kinds[one.what], sayDate(one.untilOn, serverNow()))}</p>
          <Button disabledFocusable={acting.busy} aria-label={sendingWords.about(sendingWords.kinds[one.what], sendingWords.again)} onClick={() => hush(one.what, null)}>{sendingWords.again}</Button>
        </div>
      ))}
      <form noValidate className="inline-form" onSubmit={(event) => {
        event.preventDefault();
        if (until !== '') hush(what, until);
      }}>
        <Field label={sendingWords.kind}><Select value={what} onChange={(_event, { value }) => setWhat(value as typeof what)}>{kinds.map((one) => <option key={one} value={one}>{sendingWords.kinds[one]}</option>)}</Select></Field>
        <Field label={sendingWords.until}><Input type="date" value={until} onChange={(_event, { value }) => setUntil(value)} /></Field>
        <Button type="submit" disabledFocusable={until === '' || acting.busy}>{sendingWords.pauseIt}</Button>
        <Button disabledFocusable={acting.busy} onClick={() => hush(what, 'always')}>{sendingWords.stop}</Button>
      </form>
      <ActProblem acting={acting} />
    </section>
  );
}
