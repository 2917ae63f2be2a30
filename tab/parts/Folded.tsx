import type { ReactNode } from 'react';

/** Text folded under a line; the browser's own disclosure, so that it works with every input. */
export function Folded({ summary, open, toggled, children }: { summary: string; /** Opened at first. */ open?: boolean; toggled?: (open: boolean) => void; children: ReactNode }) {
  return (
    <details className="folded" {...(open ? { open } : {})} onToggle={(event) => toggled?.(event.currentTarget.open)}>
      <summary>{summary}</summary>
      <div className="folded-body">{children}</div>
    </details>
  );
}
