import { Button } from '@fluentui/react-components';
import { useEffect, useId, useRef } from 'react';
import { PlainText } from '../parts/PlainText';
import { words } from '../words';
import type { Theirs } from './saver';
import type { Draft } from './useDraft';

/** Both texts of a field that saves itself. */
export function MergeView({ label, draft, theirs }: { label: string; draft: Draft; theirs: Theirs }) {
  return <TwoTexts label={label} lead={words.drafts.mergeLead(theirs.by)} mine={draft.text} theirs={theirs.text} theirsHeading={words.drafts.theirs(theirs.by)} choose={draft.saver.choose} />;
}

interface Props {
  label: string;
  /** Why there are two. */
  lead: string;
  mine: string;
  theirs: string;
  theirsHeading: string;
  choose: (which: 'mine' | 'theirs' | 'both') => void;
}

/** Two texts for one field side by side, and the choice between them. Nothing is sent before a person has chosen. */
export function TwoTexts({ label, lead, mine, theirs, theirsHeading, choose }: Props) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  // The field that held the caret is gone: the reader is led to what took its place.
  useEffect(() => heading.current?.focus(), []);
  const text = (value: string) => (value.trim() === '' ? <p className="quiet">{words.drafts.emptyText}</p> : <PlainText text={value} />);
  return (
    <section className="merge" aria-labelledby={id}>
      <h3 id={id} ref={heading} tabIndex={-1} className="heading">{words.drafts.merge}: {label}</h3>
      <p role="alert">{lead}</p>
      <div className="merge-texts">
        <section><h4>{words.drafts.mine}</h4>{text(mine)}</section>
        <section><h4>{theirsHeading}</h4>{text(theirs)}</section>
      </div>
      <div className="row">
        <Button onClick={() => choose('mine')}>{words.drafts.useMine}</Button>
        <Button onClick={() => choose('theirs')}>{words.drafts.useTheirs}</Button>
        <Button appearance="primary" onClick={() => choose('both')}>{words.drafts.keepBoth}</Button>
      </div>
    </section>
  );
}
