import { useEffect, useId, useRef, useState, type ReactNode } from 'react';

interface Props {
  /** What the button says. */
  label: string;
  /** What screen readers call the panel. */
  name: string;
  className: string;
  children: (close: () => void) => ReactNode;
}

/** A button of the bar that opens a panel of links below it. Closes with Escape, outside, and once something was chosen. */
export function DropPanel({ label, name, className, children }: Props) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const whole = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return;
    const closeOutside = (event: PointerEvent): void => {
      if (!whole.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, [open]);
  return (
    <div ref={whole} className="drop" onKeyDown={(event) => {
      if (event.key !== 'Escape' || !open) return;
      event.stopPropagation();
      setOpen(false);
      button.current?.focus();
    }}>
      <button type="button" ref={button} aria-expanded={open} aria-controls={open ? id : undefined} onClick={() => setOpen(!open)}>{label}</button>
      {open && <nav id={id} aria-label={name} className={`drop-panel ${className}`}>{children(() => setOpen(false))}</nav>}
    </div>
  );
}
