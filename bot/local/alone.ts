import { CannotStart } from '../run/say';
import { registerUser, usersOf } from '../store/embedded/users';

/**
 * Takes the state in `folder` for this process alone, and gives back what leaves it: a second app on
 * one folder would rewrite the journal of local Teams under the first one, whose messages were then
 * written nowhere. Throws CannotStart while another process has it. Of two that begin at the same
 * moment both may be refused.
 */
export function holdAlone(folder: string): () => void {
  const leave = registerUser(folder);
  const other = usersOf(folder).find((pid) => pid !== process.pid);
  if (other === undefined) return () => void leave();
  leave();
  throw new CannotStart(`CoP Guide runs already with the state in ${folder}, as process ${other}. Use that one, or stop it with Ctrl-C in its window, then start again. A second one needs a folder and a port of its own: COP_DATA and PORT.`);
}
