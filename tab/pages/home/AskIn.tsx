import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useAct } from '../../app/useAct';
import { Ask } from '../../parts/Ask';
import { ActProblem } from '../../parts/Notice';
import { PeopleSearch, type FoundPerson } from '../../parts/PeopleSearch';
import { words } from '../../words';

/** Asks a member into the core group. Whoever is in leaves only by themselves, so it is asked first. */
export function AskIn() {
  const acting = useAct();
  const field = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<FoundPerson | null>(null);
  const [open, setOpen] = useState(false);
  const askIn = async (): Promise<void> => {
    if (!chosen || !(await acting.act({ type: 'changeCore', personId: chosen.id, part: 'core' }))) return;
    // Nothing outside of an open dialog takes the focus: it is closed first.
    flushSync(() => setOpen(false));
    field.current?.focus();
  };
  return (
    <div className="ask-in">
      <PeopleSearch label={words.core.find} leaveOut={(one) => one.part === 'core'} sayChoice={(name) => `${words.core.askIn}: ${name}`} field={field} choose={(one) => {
        acting.clear();
        setChosen(one);
        setOpen(true);
      }} />
      <Ask open={open} heading={words.core.askHeading(chosen?.name ?? '')} close={() => setOpen(false)} act={{ label: words.core.askAct, busy: acting.busy, run: () => void askIn() }}>
        <p>{words.core.askLead}</p>
        <p>{words.core.askStays}</p>
        <ActProblem acting={acting} />
      </Ask>
    </div>
  );
}
