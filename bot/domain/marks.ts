const { imul } = Math;

/** A short mark of any value; values that say the same have the same one. */
export function markOf(value: unknown): string {
  const text = canonical(value);
  // FNV-1a, 32 bit, twice with different starts: enough to notice a changed preview.
  let a = 0x811c9dc5;
  let b = 0x9dc5811c;
  for (let i = 0; i < text.length; i += 1) {
    a = imul(a ^ text.charCodeAt(i), 0x01000193);
    b = imul(b ^ text.charCodeAt(i), 0x01000193) ^ (a >>> 13);
  }
  return (a >>> 0).toString(16).padStart(8, '0') + (b >>> 0).toString(16).padStart(8, '0');
}

/** Whether two values say the same, in whichever order a database has given their fields. */
export const isSameFacts = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

/** JSON with the keys of every object in order: a database may keep them in another one. What is undefined is not there. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  return `{${Object.entries(value).filter(([, one]) => one !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`;
}
