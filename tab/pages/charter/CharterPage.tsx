import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { may, useCommunity, usePageTitle } from '../../app/communityContext';
import { words } from '../../words';
import { CharterText } from './CharterText';
import { charterWords } from './charterWords';
import { ComparePart } from './ComparePart';
import { PartsPart } from './PartsPart';
import { PublishedPart } from './PublishedPart';
import { PublishPart } from './PublishPart';
import { ReviewDates } from './ReviewDates';

/** The charter as people read it; the core group also sees the draft, its review dates and its publishing. */
export function CharterPage() {
  const { view } = useCommunity();
  usePageTitle(words.nav.charter);
  const inCore = view.me.part === 'core';
  const { draft, latest, unchanged } = view.charter;
  const [published, setPublished] = useState(false);
  // Where the draft has nothing new, there is only what is published.
  const hasDraft = inCore && !unchanged;
  const content = latest && (published || !hasDraft) ? latest : draft;

  if (!inCore && !latest) return <><h1 className="title">{charterWords.heading}</h1><p className="empty">{charterWords.memberEmpty}</p></>;
  return (
    <>
      <div className="row row-between no-print">
        <p className="quiet">{content === draft ? charterWords.draft(draft.version) : charterWords.shown(content.version)}</p>
        <div className="row">
          {hasDraft && latest && <Button size="small" onClick={() => setPublished(!published)}>{published ? charterWords.showDraft : charterWords.showPublished}</Button>}
          <Button size="small" onClick={() => window.print()}>{charterWords.print}</Button>
        </div>
      </div>
      <CharterText content={content} level={1} />
      {may(view, 'setReviews') && <ReviewDates key={draft.reviews.map((one) => one.onDate).join()} />}
      {may(view, 'leaveOut') && <PartsPart />}
      {may(view, 'publishCharter') && <PublishPart />}
      <PublishedPart />
      <ComparePart />
    </>
  );
}
