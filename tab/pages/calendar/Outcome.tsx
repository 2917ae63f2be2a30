import { Button, Field, Textarea } from '@fluentui/react-components';
import type { EventRow } from '../../../bot/api/contract';
import { may, useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { useKeptText } from '../../drafts/useKept';
import { ActProblem } from '../../parts/Notice';
import { PlainText } from '../../parts/PlainText';
import { calendarWords } from './calendarWords';

/** What came of an event: everybody reads it, the core group writes it. */
export function Outcome({ event }: { event: EventRow }) {
  const { view } = useCommunity();
  const acting = useAct();
  const [text, setText, forget] = useKeptText(`outcome.${event.id}`, event.outcome);
  const close = async (): Promise<void> => {
    if (await acting.act({ type: 'closeEvent', eventId: event.id, outcome: text })) forget(text);
  };
  const held = event.state === 'held';
  return (
    <section className="block">
      <h2 className="heading">{calendarWords.outcome}</h2>
      {may(view, 'closeEvent') ? (
        <>
          <Field label={calendarWords.outcome} hint={calendarWords.outcomeHint}><Textarea rows={4} resize="vertical" dir="auto" maxLength={10_000} value={text} onChange={(_event, data) => setText(data.value)} /></Field>
          <ActProblem acting={acting} />
          <Button appearance="primary" disabledFocusable={acting.busy || (held && text === event.outcome)} onClick={() => void close()}>{held ? calendarWords.closeAgain : calendarWords.close}</Button>
        </>
      ) : event.outcome === '' ? <p>{calendarWords.noOutcome}</p> : <PlainText text={event.outcome} />}
    </section>
  );
}
