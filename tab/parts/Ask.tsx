import { Button } from '@fluentui/react-components';
import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
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

/**
 * Asks before something that others will see, or that cannot be taken back; and holds small forms. The
 * browser's own dialog: it keeps the focus inside, hides the rest from everybody, and gives both back
 * when it closes, also when its page is left.
 */
export function Ask({ open, heading, children, act, cancel = words.cancel, wide = false, close }: Props) {
  const id = useId();
  const box = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = box.current;
    if (!open || !dialog) return undefined;
    dialog.showModal();
    return () => dialog.close();
  }, [open]);
  return (
    <dialog ref={box} className={wide ? 'ask ask-wide' : 'ask'} aria-labelledby={id} onClose={() => open && close()} onCancel={(event) => {
      event.preventDefault();
      close();
    }}>
      {open && (
        <form noValidate onSubmit={(event) => {
          event.preventDefault();
          if (!act.busy) act.run();
        }}>
          <h2 id={id} className="heading">{heading}</h2>
          <div className="ask-content">{children}</div>
          <div className="row ask-acts">
            <Button onClick={close}>{cancel}</Button>
            <Button type="submit" appearance="primary" disabledFocusable={act.busy}>{act.label}</Button>
          </div>
        </form>
      )}
    </dialog>
  );
}
