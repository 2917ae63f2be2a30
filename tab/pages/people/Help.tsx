import { Button, Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { HelpView } from '../../../bot/api/contract';
import { useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { serverNow } from '../../clock';
import { fieldProblem } from '../../parts/fieldProblem';
import { ActProblem } from '../../parts/Notice';
import { PlainText } from '../../parts/PlainText';
import { sayDayOf } from '../../time';
import { peopleWords } from './peopleWords';
import { useKeptText } from '../../drafts/useKept';

/** Asking member support, and what became of what one asked. */
export function Help({ help }: { help: HelpView }) {
  const { view } = useCommunity();
  const acting = useAct();
  const [text, setText, forget] = useKeptText('help');
  const [checked, setChecked] = useState(false);
  const missing = text.trim() === '';
  const ask = async (): Promise<void> => {
    setChecked(true);
    if (missing || acting.busy || !(await acting.act({ type: 'askHelp', text: text.trim() }))) return;
    forget();
    setChecked(false);
  };
  return (
    <section className="block" aria-labelledby="help-heading">
      <h2 id="help-heading" className="heading">{peopleWords.help}</h2>
      <p className="quiet">{peopleWords.helpLead(help.readers, help.goalDays)}</p>
      <form noValidate onSubmit={(event) => {
        event.preventDefault();
        void ask();
      }}>
        <Field label={peopleWords.helpText} {...fieldProblem(checked && missing, peopleWords.missing)}>
          <Textarea value={text} rows={3} resize="vertical" maxLength={4_000} dir="auto" onChange={(_event, { value }) => setText(value)} />
        </Field>
        <ActProblem acting={acting} />
        <div className="row"><Button type="submit" disabledFocusable={acting.busy}>{peopleWords.ask}</Button></div>
      </form>
      {help.mine.length > 0 && (
        <>
          <h3>{peopleWords.myRequests}</h3>
          <ul className="plain">
            {help.mine.map((one) => (
              <li key={one.id} className="entry">
                <PlainText text={one.text} />
                <p className="quiet small">{peopleWords.states[one.state]} · {peopleWords.asked(sayDayOf(one.askedAt, view.zone, serverNow()))}{one.takenByName !== null && ` · ${peopleWords.takenBy(one.takenByName)}`}</p>
                {one.answer !== '' && <><p><strong>{one.state === 'passed' ? peopleWords.passedTo : peopleWords.answer}</strong></p><PlainText text={one.answer} /></>}
                <Button size="small" disabledFocusable={acting.busy} onClick={() => void acting.act({ type: 'moveHelp', requestId: one.id, base: one.revision, act: one.state === 'closed' ? 'reopen' : 'close', note: '' })}>{one.state === 'closed' ? peopleWords.reopen : peopleWords.close}</Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
