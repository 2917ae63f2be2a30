import type { ActionView } from '../../../bot/api/contract';
import { may, useCommunity } from '../../app/communityContext';
import type { Acting } from '../../app/useAct';
import { useUndoable } from '../../app/useUndoable';
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
  const undoable = useUndoable(acting);
  const drop = (action: ActionView) => undoable({ type: 'changeAction', actionId: action.id, state: 'dropped' }, actionWords.dropped(action.title), { type: 'changeAction', actionId: action.id, state: action.state });
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
