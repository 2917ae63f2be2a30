import { Button } from '@fluentui/react-components';
import { useEffect, useId, useRef } from 'react';
import { PlainText } from '../parts/PlainText';
import { words } from '../words';
import type { Theirs } from './saver';
import type { Draft } from './useDraft';

/** Both texts side by side, and the choice between them. Nothing is sent before a person has chosen. */
export function MergeView({ label, draft, theirs }: { label: string; draft: Draft; theirs: Theirs }) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  // The field that held the caret is gone: the reader is led to what took its place.
  useEffect(() => heading.current?.focus(), []);
  const { choose } = draft.saver;
  const text = (value: string) => (value.trim() === '' ? <p className="quiet">{words.drafts.emptyText}</p> : <PlainText text={value} />);
  return (
    <section className="merge" aria-labelledby={id}>
      <h3 id={id} ref={heading} tabIndex={-1} className="heading">{words.drafts.merge}: {label}</h3>
      <p role="alert">{words.drafts.mergeLead(theirs.by)}</p>
      <div className="merge-texts">
        <section><h4>{words.drafts.mine}</h4>{text(draft.text)}</section>
        <section><h4>{words.drafts.theirs(theirs.by)}</h4>{text(theirs.text)}</section>
      </div>
      <div className="row">
        <Button onClick={() => choose('mine')}>{words.drafts.useMine}</Button>
        <Button onClick={() => choose('theirs')}>{words.drafts.useTheirs}</Button>
        <Button appearance="primary" onClick={() => choose('both')}>{words.drafts.keepBoth}</Button>
      </div>
    </section>
  );
}
