import { Button } from '@fluentui/react-components';
import type { ActionView } from '../../../bot/api/contract';
import { MoreActs } from '../../parts/MoreActs';
import { actionWords } from './actionWords';
import { columns } from './sort';
import type { ActionActs } from './useActionActs';

/** The likeliest next act as a button, the others in a menu; all of it works from the keyboard. */
export function ActionButtons({ action, acts }: { action: ActionView; acts: ActionActs }) {
  const { busy } = acts;
  const mayChange = acts.mayChange(action);
  const open = action.state === 'to-do' || action.state === 'doing';
  const about = (label: string): string => `${label}: ${action.title}`;
  if (action.state === 'dropped') {
    return mayChange ? <Button size="small" disabledFocusable={busy} aria-label={about(actionWords.restore)} onClick={() => acts.move(action, 'to-do')}>{actionWords.restore}</Button> : null;
  }
  const rarer = [
    ...columns.filter((one) => one !== action.state).map((one) => ({ label: actionWords.moveTo(actionWords.columns[one]), run: () => acts.move(action, one) })),
    { label: actionWords.edit, run: () => acts.edit(action) },
    ...(open && action.mine ? [{ label: actionWords.release, run: () => acts.release(action) }] : []),
    ...(open ? [{ label: actionWords.drop, run: () => acts.move(action, 'dropped') }] : []),
  ];
  return (
    <div className="row action-buttons">
      {open && acts.mayClaim(action) && <Button size="small" disabledFocusable={busy} aria-label={about(actionWords.claim)} onClick={() => acts.claim(action)}>{actionWords.claim}</Button>}
      {mayChange && action.state === 'to-do' && action.ownerId !== null && <Button size="small" disabledFocusable={busy} aria-label={about(actionWords.start)} onClick={() => acts.move(action, 'doing')}>{actionWords.start}</Button>}
      {mayChange && action.state === 'doing' && <Button size="small" disabledFocusable={busy} aria-label={about(actionWords.finish)} onClick={() => acts.move(action, 'done')}>{actionWords.finish}</Button>}
      {mayChange && <MoreActs about={action.title} acts={rarer} />}
    </div>
  );
}
