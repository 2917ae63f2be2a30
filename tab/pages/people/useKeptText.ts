import { useState } from 'react';
import { useCommunity } from '../../app/communityContext';
import { keepIn } from '../../drafts/useDraft';

/** A text that has no server yet and outlives a reload of this window: [text, set it, forget it once it is sent]. `what` is unique within the community. */
export function useKeptText(what: string, first = ''): [text: string, set: (text: string) => void, forget: () => void] {
  const { view } = useCommunity();
  const [keep] = useState(() => keepIn('sessionStorage', `${view.id}.${what}`));
  const [text, setText] = useState(() => keep.read()?.text ?? first);
  const set = (next: string): void => {
    setText(next);
    keep.write({ text: next, base: 0 });
  };
  const forget = (): void => {
    setText(first);
    keep.forget();
  };
  return [text, set, forget];
}
