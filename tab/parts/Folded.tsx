import type { ReactNode } from 'react';

/** Text folded under a line; the browser's own disclosure, so that it works with every input. */
export function Folded({ summary, children }: { summary: string; children: ReactNode }) {
  return (
    <details className="folded">
      <summary>{summary}</summary>
      <div className="folded-body">{children}</div>
    </details>
  );
}
