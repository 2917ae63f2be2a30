import { useState } from 'react';
import type { StepView } from '../../../bot/api/contract';
import { useCommunity } from '../../app/communityContext';
import { keepIn } from '../../drafts/useDraft';
import { workingVersion } from './version';

/**
 * The parts of a proposal while it is written, told which proposal they were begun on. No server has them before they are proposed, so that
 * they are kept on this device, by person: closing the window, or Teams, loses none of them.
 */
export function useProposalDraft(step: StepView, begin: () => Record<string, string>) {
  const { view } = useCommunity();
  const [keep] = useState(() => keepIn('localStorage', `${view.me.id}/${view.id}/${step.id}/${workingVersion(step)}/text`));
  const [state, setState] = useState(() => {
    const texts = begin();
    const kept = keep.read();
    if (!kept) return { texts, startedOn: step.proposal?.number ?? 0 };
    return { texts: { ...texts, ...readTexts(kept.text) }, startedOn: kept.base };
  });
  return {
    ...state,
    change(partId: string, text: string) {
      const texts = { ...state.texts, [partId]: text };
      setState({ ...state, texts });
      keep.write({ text: JSON.stringify(texts), base: state.startedOn });
    },
    forget: () => keep.forget(),
  };
}

function readTexts(kept: string): Record<string, string> {
  try {
    const read: unknown = JSON.parse(kept);
    if (typeof read !== 'object' || read === null) return {};
    return Object.fromEntries(Object.entries(read).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  } catch {
    return {};
  }
}
