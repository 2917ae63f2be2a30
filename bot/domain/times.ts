// Made once each: a format takes a hundred times as long to make as to use.
const dateFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const momentFormats = new Map<string, Intl.DateTimeFormat>();

function momentFormat(zone: string): Intl.DateTimeFormat {
  const format = momentFormats.get(zone) ?? new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', timeZone: zone });
  momentFormats.set(zone, format);
  return format;
}

/** "Thu 14 May, 10:00 (London)": a moment (ISO 8601 UTC) in a zone, with the zone's place named. */
export function timeWords(moment: string, zone: string): string {
  const parts = momentFormat(zone).formatToParts(new Date(moment));
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('weekday')} ${part('day')} ${part('month')}, ${part('hour')}:${part('minute')} (${placeOf(zone)})`;
}

/** "14 May 2027" for a date `YYYY-MM-DD`. */
export const dateWords = (date: string): string => dateFormat.format(new Date(`${date}T00:00:00Z`));

/** "London" for `Europe/London`. */
export const placeOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replace(/_/g, ' ');
