import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { CommunityView } from '../../../bot/api/contract';
import { useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { Ask } from '../../parts/Ask';
import { ActProblem, Notice } from '../../parts/Notice';
import { CharterText } from './CharterText';
import { charterWords } from './charterWords';

type Seen = Pick<CommunityView['charter'], 'draft' | 'fingerprint'>;

/** Publishing is a person's act on what they have just read: the preview is held still while they read it. */
export function PublishPart() {
  const { view } = useCommunity();
  const acting = useAct();
  const [seen, setSeen] = useState<Seen | null>(null);
  const { draft, fingerprint, unchanged } = view.charter;
  const empty = draft.purpose === null && draft.sections.every((one) => one.lines.length === 0);

  const publish = async (): Promise<void> => {
    if (seen && (await acting.act({ type: 'publishCharter', fingerprint: seen.fingerprint }))) setSeen(null);
  };
  const changed = seen !== null && seen.fingerprint !== fingerprint;
  if (empty) return <p className="quiet no-print">{charterWords.emptyDraft}</p>;
  if (unchanged && seen === null) return <p className="quiet no-print">{charterWords.same}</p>;
  return (
    <section className="block no-print">
      <div className="row">
        <Button appearance="primary" onClick={() => {
          acting.clear();
          setSeen({ draft, fingerprint });
        }}>{charterWords.publish}</Button>
        <span className="quiet small">{charterWords.publishLead}</span>
      </div>
      <Ask open={seen !== null} wide heading={charterWords.previewHeading(seen?.draft.version ?? draft.version)} cancel={charterWords.keepReading} close={() => setSeen(null)}
        act={{ label: charterWords.publishNow, busy: acting.busy || changed, run: () => void publish() }}>
        <p>{charterWords.previewLead}</p>
        {changed && <Notice tone="warning" act={{ label: charterWords.showNew, run: () => setSeen({ draft, fingerprint }) }}>{charterWords.changed}</Notice>}
        <ActProblem acting={acting} />
        {seen && <div className="preview" tabIndex={0} role="group" aria-label={charterWords.heading}><CharterText content={seen.draft} level={2} /></div>}
      </Ask>
    </section>
  );
}
