import { Button } from '@fluentui/react-components';
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { words } from '../words';

interface Said {
  id: number;
  text: string;
  act?: { label: string; run: () => void } | undefined;
}

interface Telling {
  said: Said | null;
  say: (text: string, act?: Said['act']) => void;
  clear: () => void;
}

const NoticesContext = createContext<Telling | null>(null);

/** A sentence stays for this long, and as long as somebody points at it or stands in it. */
const shownMs = 8_000;
const shownWithActMs = 20_000;

export function NoticesProvider({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState<Said | null>(null);
  const telling = useMemo<Telling>(() => ({
    said,
    say: (text, act) => setSaid((before) => ({ id: (before?.id ?? 0) + 1, text, act })),
    clear: () => setSaid(null),
  }), [said]);
  return <NoticesContext value={telling}>{children}</NoticesContext>;
}

/** Says what was done, in one sentence, with at most one thing to do about it. */
export function useNotices(): Telling {
  const found = useContext(NoticesContext);
  if (!found) throw new Error('useNotices outside of its provider');
  return found;
}

/** Where these sentences appear. One polite region: the newest sentence takes the place of the last. */
export function Notices() {
  const { said, clear } = useNotices();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (!said || held) return undefined;
    const timer = setTimeout(clear, said.act ? shownWithActMs : shownMs);
    return () => clearTimeout(timer);
  }, [said, held, clear]);

  return (
    <section className="notices" aria-label={words.notices}
      onPointerEnter={() => setHeld(true)} onPointerLeave={() => setHeld(false)} onFocus={() => setHeld(true)} onBlur={() => setHeld(false)}>
      <div role="status">{said && <p className="said" key={said.id}>{said.text}</p>}</div>
      {said && (
        <div className="said-acts">
          {said.act && <Button size="small" onClick={() => {
            said.act?.run();
            clear();
          }}>{said.act.label}</Button>}
          <Button size="small" appearance="transparent" onClick={clear}>{words.dismiss}</Button>
        </div>
      )}
    </section>
  );
}
