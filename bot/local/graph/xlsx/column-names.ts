/** Line breaks in a name stand as `_x000a_` in the file. */
export const nameWritten = (name: string): string => name.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_').replaceAll('\n', '_x000a_');
export const nameRead = (name: string): string => name.replace(/_x([0-9A-Fa-f]{4})_/g, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** Names as Excel makes them right: none empty, none twice, upper and lower case being one. */
export function columnNames(given: readonly string[]): string[] {
  const taken = new Set<string>();
  return given.map((name, at) => {
    const wanted = name === '' ? `Column${at + 1}` : name;
    let free = wanted;
    for (let number = 2; taken.has(free.toLowerCase()); number += 1) free = `${wanted}${number}`;
    taken.add(free.toLowerCase());
    return free;
  });
}
