/** Text of people: as they wrote it, with its lines, in its own direction, and never as markup. */
export function PlainText({ text, className = '' }: { text: string; className?: string }) {
  return <div className={`plain-text ${className}`} dir="auto">{text}</div>;
}

/** A text whose lines are points of a list. */
export function LineList({ text }: { text: string }) {
  const lines = text.split('\n').map((line) => line.trim()).filter(Boolean);
  if (lines.length < 2) return <PlainText text={text} />;
  return <ul className="lines">{lines.map((line, i) => <li key={`${i} ${line}`} dir="auto">{line}</li>)}</ul>;
}
