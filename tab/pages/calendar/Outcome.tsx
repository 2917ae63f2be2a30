import { Button, Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { EventRow } from '../../../bot/api/contract';
import { may, useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { TwoTexts } from '../../drafts/MergeView';
import { Restored } from '../../drafts/Restored';
import { joinTexts } from '../../drafts/saver';
import { useKeptForm } from '../../drafts/useKept';
import { ActProblem } from '../../parts/Notice';
import { PlainText } from '../../parts/PlainText';
import { calendarWords } from './calendarWords';

/** What came of an event: everybody reads it, the core group writes it. */
export function Outcome({ event }: { event: EventRow }) {
  const { view } = useCommunity();
  return (
    <section className="block">
      <h2 className="heading">{calendarWords.outcome}</h2>
      {may(view, 'closeEvent') ? <Writing event={event} /> : event.outcome === '' ? <p>{calendarWords.noOutcome}</p> : <PlainText text={event.outcome} />}
    </section>
  );
}

function Writing({ event }: { event: EventRow }) {
  const acting = useAct();
  const standing = { text: event.outcome, base: event.revision };
  const kept = useKeptForm(`outcome.${event.id}`, () => standing);
  const [writes, setWrites] = useState(kept.restored);
  // Until somebody writes here, the field shows what others have written meanwhile.
  const { text, base } = writes ? kept.form : standing;
  const write = (next: string, on: number): void => {
    kept.set({ text: next, base: on });
    setWrites(true);
  };
  const done = (): void => {
    kept.forget();
    setWrites(false);
    acting.clear();
  };
  const close = async (): Promise<void> => {
    if (await acting.act({ type: 'closeEvent', eventId: event.id, base, outcome: text })) done();
  };
  const theirs = acting.problem?.code === 'changed-meanwhile' ? acting.problem.theirs : undefined;
  if (theirs) {
    return (
      <TwoTexts label={calendarWords.outcome} lead={acting.problem?.message ?? ''} mine={text} theirs={theirs.text} theirsHeading={calendarWords.outcomeOther} choose={(which) => {
        if (which === 'theirs') return done();
        write(which === 'mine' ? text : joinTexts(text, theirs.text), theirs.revision);
        acting.clear();
      }} />
    );
  }
  const held = event.state === 'held';
  return (
    <>
      <Restored kept={{ restored: writes && kept.restored, anew: done }} />
      <Field label={{ children: calendarWords.outcome, className: 'hidden' }} hint={calendarWords.outcomeHint}><Textarea rows={4} resize="vertical" dir="auto" maxLength={10_000} value={text} onChange={(_event, data) => write(data.value, base)} /></Field>
      <ActProblem acting={acting} />
      <Button appearance="primary" disabledFocusable={acting.busy || (held && text === event.outcome)} onClick={() => void close()}>{held ? calendarWords.closeAgain : calendarWords.close}</Button>
    </>
  );
}
