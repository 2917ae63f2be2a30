import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { words } from '../words';
import { useCommunity } from './communityContext';

/** Closes the dialog that a card opened, and hands `{ done }` back to the bot: the step that was worked on, or null. */
export function DialogFoot({ done = null, primary = false }: { done?: string | null; primary?: boolean }) {
  const { host } = useCommunity();
  const [stuck, setStuck] = useState(false);
  return (
    <div className="row dialog-foot">
      {stuck && <p role="status">{words.closeYourself}</p>}
      <Button {...(primary ? { appearance: 'primary' as const } : {})} onClick={() => setStuck(!host?.submitDialog({ done }))}>{words.close}</Button>
    </div>
  );
}
