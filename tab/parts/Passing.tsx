import { createContext, Fragment, Suspense, useContext, useEffect, useState, type ReactNode } from 'react';

const Shown = createContext(true);

/** False while the dialog around is on its way out. */
export const useShown = (): boolean => useContext(Shown);

/** Longer than the library takes to let a dialog go, milliseconds. */
const goneAfter = 600;

/**
 * A dialog that is there only while it is wanted. Taken out of the page at once it would leave
 * everything else hidden from screen readers: it is closed first and goes a moment later.
 */
export function Passing({ children }: { children: ReactNode }) {
  const wanted = Boolean(children);
  const [kept, setKept] = useState<{ children: ReactNode; time: number; wanted: boolean }>({ children: null, time: 0, wanted: false });
  if (wanted ? kept.children !== children : kept.wanted) {
    // Opened anew it begins anew, also while the one before is still on its way out.
    setKept({ children: wanted ? children : kept.children, time: kept.time + (wanted && !kept.wanted ? 1 : 0), wanted });
  }
  useEffect(() => {
    if (wanted) return undefined;
    const timer = setTimeout(() => setKept((before) => (before.wanted ? before : { ...before, children: null })), goneAfter);
    return () => clearTimeout(timer);
  }, [wanted]);
  return <Shown value={wanted}><Fragment key={kept.time}><Suspense fallback={null}>{wanted ? children : kept.children}</Suspense></Fragment></Shown>;
}
