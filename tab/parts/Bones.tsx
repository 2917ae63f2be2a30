import { words } from '../words';

/** The shape of a page that is on its way. */
export function Bones() {
  return (
    <div role="status" aria-label={words.opening}>
      <div className="bone bone-title" />
      <div className="bone bone-line" />
      <div className="bone bone-panel" />
      <div className="bone bone-row" />
      <div className="bone bone-panel" />
    </div>
  );
}

/** As the page's own markup has it before any script runs, so that nothing moves when this takes its place. */
export function PageBones() {
  return (
    <div className="wait-page">
      <p className="wait-word" aria-hidden="true">{words.opening}</p>
      <Bones />
    </div>
  );
}
