import type { ActionView } from '../../../bot/api/contract';
import { may, useCommunity } from '../../app/communityContext';
import type { Acting } from '../../app/useAct';
import { useNotices } from '../../app/notices';
import { words } from '../../words';
import { actionWords } from './actionWords';

export interface ActionActs {
  busy: boolean;
  /** Members outside the core group change only what they have claimed; the server decides. */
  mayChange: (action: ActionView) => boolean;
  mayClaim: (action: ActionView) => boolean;
  move: (action: ActionView, state: ActionView['state']) => void;
  claim: (action: ActionView) => void;
  release: (action: ActionView) => void;
  edit: (action: ActionView) => void;
}

/** What can be done with an action of the plan; dropping one can be undone for a while. */
export function useActionActs(acting: Acting, edit: (action: ActionView) => void): ActionActs {
  const { view } = useCommunity();
  const { say } = useNotices();
  const drop = async (action: ActionView): Promise<void> => {
    const done = await acting.act({ type: 'changeAction', actionId: action.id, state: 'dropped' }, { quiet: true });
    if (done) say(actionWords.dropped(action.title), { label: words.undo, run: () => void acting.act({ type: 'changeAction', actionId: action.id, state: action.state }) });
  };
  return {
    busy: acting.busy,
    mayChange: (action) => may(view, 'changeAction') && (view.me.part === 'core' || action.mine),
    mayClaim: (action) => may(view, 'claimAction') && action.ownerId === null,
    move: (action, state) => {
      if (action.state === state) return;
      if (state === 'dropped') void drop(action);
      else void acting.act({ type: 'changeAction', actionId: action.id, state });
    },
    claim: (action) => void acting.act({ type: 'claimAction', actionId: action.id }),
    release: (action) => void acting.act({ type: 'releaseAction', actionId: action.id }),
    edit,
  };
}
