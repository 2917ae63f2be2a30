import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { words } from '../words';

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
  return (
    <Dialog open={open} onOpenChange={(_event, data) => !data.open && close()}>
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
