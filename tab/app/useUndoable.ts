import type { Command } from '../../bot/api/contract';
import { words } from '../words';
import { useNotices } from './notices';
import type { Acting } from './useAct';

/** Does something that can be taken back: says what was done, with the way back beside it. Resolves to whether it was done. */
export function useUndoable(acting: Acting): (command: Command, said: string, back: Command) => Promise<boolean> {
  const { say } = useNotices();
  return async (command, said, back) => {
    const done = await acting.act(command, { quiet: true });
    if (done) say(said, { label: words.undo, run: () => void acting.act(back) });
    return done !== null;
  };
}
