import { Temporal } from 'temporal-polyfill';

export type CellValue = string | number | boolean;

/** What becomes of a value in a cell. `format` is one of the built-in number formats (ECMA-376, 18.8.30). */
export type Entry =
  | { kind: 'empty' }
  | { kind: 'text'; text: string; quoted: boolean }
  | { kind: 'number'; number: number; format?: number }
  | { kind: 'boolean'; boolean: boolean }
  | { kind: 'formula'; formula: string };

/** Excel's limit for the text of a cell. */
export const longestText = 32_767;

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** What Excel makes of a value that is sent: a text is read as if a person typed it, in the English of the United States. */
export function entered(value: string | number | boolean): Entry {
  if (typeof value === 'number') return { kind: 'number', number: value };
  if (typeof value === 'boolean') return { kind: 'boolean', boolean: value };
  if (value === '') return { kind: 'empty' };
  if (value.startsWith("'")) return { kind: 'text', text: value.slice(1), quoted: true };
  const number = numberIn(value.trim());
  if (number) return number;
  if (/^[=+\-@]./s.test(value)) return { kind: 'formula', formula: value.replace(/^[=@]/, '') };
  if (/^(true|false)$/i.test(value)) return { kind: 'boolean', boolean: value.toLowerCase() === 'true' };
  return { kind: 'text', text: value, quoted: false };
}

function numberIn(text: string): Entry | null {
  const [, sign = '', digits, percent] = /^([+-]?)\$?((?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d*)?(?:e[+-]?\d+)?)(%?)$/i.exec(text) ?? [];
  if (digits !== undefined && /\d/.test(digits)) {
    const number = Number(`${sign}${digits.replaceAll(',', '')}`);
    if (Number.isFinite(number)) return percent ? { kind: 'number', number: number / 100, format: 9 } : { kind: 'number', number };
  }
  return timeIn(text) ?? dateIn(text);
}

function timeIn(text: string): Entry | null {
  const [, hours, minutes, seconds = '0'] = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text) ?? [];
  if (hours === undefined) return null;
  return { kind: 'number', number: (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) / 86_400, format: 20 };
}

function dateIn(text: string): Entry | null {
  const [, isoYear, isoMonth, isoDay] = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text) ?? [];
  if (isoYear) return dateEntry(Number(isoYear), Number(isoMonth), Number(isoDay));
  const [, month, day, year] = /^(\d{1,2})[-/](\d{1,2})(?:[-/](\d{2,4}))?$/.exec(text) ?? [];
  if (month) return dateEntry(fullYear(year), Number(month), Number(day));
  const [, first, name = '', second] = /^(\d{1,2})?[- ]?([a-z]{3,9})[- ]?(\d{1,4})?$/i.exec(text) ?? [];
  const named = months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  if (named === 0 || (first === undefined && second === undefined)) return null;
  return dateEntry(fullYear(first === undefined ? undefined : second), named, Number(first ?? (second && Number(second) < 32 ? second : 1)));
}

/** Excel takes the year of today; which one it is matters to nobody here, only that it is no text any more. */
const fullYear = (text: string | undefined): number => (text === undefined ? 2026 : text.length <= 2 ? 2000 + Number(text) : Number(text));

function dateEntry(year: number, month: number, day: number): Entry | null {
  try {
    const date = Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
    // Day 1 is 1 January 1900, and a 29 February 1900 that never was is counted (ECMA-376, 18.17.4.1).
    return { kind: 'number', number: Temporal.PlainDate.from('1899-12-30').until(date, { largestUnit: 'day' }).days, format: 14 };
  } catch {
    return null;
  }
}

/** Characters that XML cannot carry stand in a file as `_xHHHH_` (ECMA-376, 22.9.2.19). */
export const unescaped = (text: string): string => text.replace(/_x([0-9A-Fa-f]{4})_/g, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

export const escaped = (text: string): string => text
  .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
  .replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, (one) => `_x${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`);
