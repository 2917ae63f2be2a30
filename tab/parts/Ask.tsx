import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components';
import { useEffect, useState, type ReactNode } from 'react';
import { words } from '../words';
import { useShown } from './Passing';

interface Props {
  open: boolean;
  heading: string;
  children: ReactNode;
  act: { label: string; busy: boolean; run: () => void };
  cancel?: string;
  wide?: boolean;
  close: () => void;
}

/** Asks before something that others will see, or that cannot be taken back. */
export function Ask({ open, heading, children, act, cancel = words.cancel, wide = false, close }: Props) {
  const shown = useShown() && open;
  useFocusBack(shown);
  return (
    <Dialog open={shown} onOpenChange={(_event, data) => !data.open && close()}>
      <DialogSurface className={wide ? 'ask ask-wide' : 'ask'}>
        <form onSubmit={(event) => {
          event.preventDefault();
          if (!act.busy) act.run();
        }}>
          <DialogBody>
            <DialogTitle>{heading}</DialogTitle>
            <DialogContent className="ask-content">{children}</DialogContent>
            <DialogActions fluid>
              <Button onClick={close}>{cancel}</Button>
              <Button type="submit" appearance="primary" disabledFocusable={act.busy}>{act.label}</Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}

/** The library takes about this long to let a dialog go, milliseconds. */
const closedAfter = 300;

/** Once it is closed, the focus is where it was before; or at the page, where that place is gone with what was done. */
function useFocusBack(open: boolean): void {
  const [before, setBefore] = useState<{ open: boolean; from: Element | null }>({ open: false, from: null });
  if (before.open !== open) setBefore({ open, from: open ? document.activeElement : before.from });
  const { from } = before;
  useEffect(() => {
    if (open || !(from instanceof HTMLElement)) return undefined;
    const timer = setTimeout(() => {
      if (document.activeElement === document.body) (from.isConnected ? from : document.getElementById('page'))?.focus({ preventScroll: true });
    }, closedAfter);
    return () => clearTimeout(timer);
  }, [open, from]);
}
