import type { Mark } from './stepState';

/** A state as a shape: a full circle with a tick, a half one, an empty one, a dash, a lock. The words stand beside it. */
export function StateMark({ mark }: { mark: Mark }) {
  return (
    <svg className={`mark mark-${mark}`} viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
      {mark === 'done' && <><circle cx="10" cy="10" r="9" className="mark-fill" /><path d="M5.5 10.4l3 3 6-6.6" className="mark-tick" /></>}
      {mark === 'half' && <><circle cx="10" cy="10" r="8" className="mark-line" /><path d="M10 2a8 8 0 0 1 0 16z" className="mark-fill" /></>}
      {mark === 'none' && <circle cx="10" cy="10" r="8" className="mark-line" />}
      {mark === 'skipped' && <><circle cx="10" cy="10" r="8" className="mark-dashed" /><path d="M6 10h8" className="mark-line" /></>}
      {mark === 'closed' && <><rect x="4" y="9" width="12" height="8.5" rx="1.5" className="mark-line" /><path d="M6.75 9V6.25a3.25 3.25 0 0 1 6.5 0V9" className="mark-line" /></>}
    </svg>
  );
}
