import type { ActionView } from '../../../bot/api/contract';
import { serverNow } from '../../clock';
import { sayDate } from '../../time';
import { actionWords } from './actionWords';

/** The date of an action; one that is past says so in words. */
export function ActionDate({ action }: { action: ActionView }) {
  if (action.dueOn === null) return null;
  const day = sayDate(action.dueOn, serverNow());
  return action.overdue ? <span className="overdue">{actionWords.overdue(day)}</span> : <span>{actionWords.dueOn(day)}</span>;
}
