import { Button } from '@fluentui/react-components';
import { words } from '../words';
import type { Kept } from './useKept';

/** Says that a form holds what was typed before, with the way to an empty one. */
export function Restored({ kept: { restored, anew } }: { kept: Pick<Kept<object>, 'restored' | 'anew'> }) {
  if (!restored) return null;
  return (
    <p className="quiet small">
      {words.drafts.restored} <Button size="small" appearance="transparent" onClick={(event) => {
        // The button goes away with what it says: the keyboard goes to the first field.
        const field = event.currentTarget.closest('form')?.querySelector('input');
        anew();
        field?.focus();
      }}>{words.drafts.anew}</Button>
    </p>
  );
}
