import { lineForm, lineKinds, type LineKind, type TypedWords } from '../toolkit/typed';

const made = new WeakMap<TypedWords['lines'], Map<LineKind, RegExp[]>>();

/** The forms of a language, which are made once. */
function formsOf(lines: TypedWords['lines'], kind: LineKind): RegExp[] {
  const known = made.get(lines) ?? new Map<LineKind, RegExp[]>(lineKinds.map((one) => [one, lines[one].flatMap((text) => lineForm(text, one) ?? [])]));
  made.set(lines, known);
  return known.get(kind) ?? [];
}

/** What follows in a line of this kind, trimmed, and empty where nothing does or can; null for any other line. */
export function restOfLine({ lines }: Pick<TypedWords, 'lines'>, kind: LineKind, line: string): string | null {
  for (const one of formsOf(lines, kind)) {
    const found = one.exec(line);
    if (found) return (found[1] ?? '').trim();
  }
  return null;
}
