import { useState } from 'react';
import { useCommunity } from '../app/communityContext';
import { keepIn } from './useDraft';

/** By person: whoever signs in after somebody else in the same window does not find their words. */
function useKeep(what: string) {
  const { view } = useCommunity();
  return useState(() => keepIn('sessionStorage', `${view.me.id}.${view.id}.${what}`));
}

/**
 * A text that has no server yet and outlives a reload of this window: [text, set it, forget it once it is sent]. `what` is unique within the
 * community; what is forgotten begins anew with `first`.
 */
export function useKeptText(what: string, first = ''): [text: string, set: (text: string) => void, forget: () => void] {
  const [keep] = useKeep(what);
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

/** A form that has no server yet. */
export interface Kept<F> {
  form: F;
  set: (form: F) => void;
  /** True while it is what somebody had typed when the form was closed before it was sent. */
  restored: boolean;
  /** Begins anew. */
  anew: () => void;
  /** To be called once it is sent. */
  forget: () => void;
}

/** A form whose text survives Escape, a press beside it, a page that is left and a reload of this window. `what` names it, and what it was begun on, within the community. */
export function useKeptForm<F extends object>(what: string, first: () => F): Kept<F> {
  const [keep] = useKeep(what);
  const [{ form, restored }, setState] = useState(() => {
    const begun = first();
    const kept = readKept(keep.read()?.text, begun);
    return { form: kept ?? begun, restored: kept !== null };
  });
  return {
    form,
    restored,
    set(next) {
      setState({ form: next, restored });
      keep.write({ text: JSON.stringify(next), base: 0 });
    },
    anew() {
      keep.forget();
      setState({ form: first(), restored: false });
    },
    forget: () => keep.forget(),
  };
}

/** What was kept, where it has the shape of the form. */
function readKept<F extends object>(text: string | undefined, begun: F): F | null {
  if (text === undefined) return null;
  try {
    const kept: unknown = JSON.parse(text);
    if (typeof kept !== 'object' || kept === null) return null;
    const alike = Object.entries(begun).every(([name, value]) => typeof (kept as Record<string, unknown>)[name] === typeof value);
    return alike ? { ...begun, ...kept } : null;
  } catch {
    return null;
  }
}
