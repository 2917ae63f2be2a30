import { useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { Ask } from '../../parts/Ask';
import { ActProblem } from '../../parts/Notice';
import { words } from '../../words';

/** Leaving the core group, after saying what stays. `left` is called when it is done. */
export function LeaveCore({ close, left }: { close: () => void; left: () => void }) {
  const { view } = useCommunity();
  const acting = useAct();
  const leave = async (): Promise<void> => {
    if (await acting.act({ type: 'changeCore', personId: view.me.id, part: 'member' })) left();
  };
  return (
    <Ask open heading={words.core.leaveHeading} cancel={words.core.stay} close={close} act={{ label: words.core.leave, busy: acting.busy, run: () => void leave() }}>
      <p>{words.core.leaveStays}</p>
      <p>{words.core.leaveGoes}</p>
      <ActProblem acting={acting} />
    </Ask>
  );
}
