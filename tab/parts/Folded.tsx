import type { ReactNode } from 'react';

/** Text folded under a line; the browser's own disclosure, so that it works with every input. */
export function Folded({ summary, toggled, children }: { summary: string; toggled?: (open: boolean) => void; children: ReactNode }) {
  return (
    <details className="folded" onToggle={(event) => toggled?.(event.currentTarget.open)}>
      <summary>{summary}</summary>
      <div className="folded-body">{children}</div>
    </details>
  );
}
