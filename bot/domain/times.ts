const formats = new Map<string, Intl.DateTimeFormat>();

/** Made once for each zone when first asked for: a format takes a hundred times as long to make as to use. */
function formatOf(kind: 'date' | 'moment', timeZone: string): Intl.DateTimeFormat {
  const key = `${kind} ${timeZone}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat('en-GB', { ...fields[kind], timeZone });
  formats.set(key, format);
  return format;
}

const fields = {
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  moment: { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** "Thu 14 May, 10:00 (London)": a moment (ISO 8601 UTC) in a zone, with the zone's place named. */
export function timeWords(moment: string, zone: string): string {
  const parts = formatOf('moment', zone).formatToParts(new Date(moment));
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('weekday')} ${part('day')} ${part('month')}, ${part('hour')}:${part('minute')} (${placeOf(zone)})`;
}

/** "14 May 2027" for a date `YYYY-MM-DD`. */
export const dateWords = (date: string): string => formatOf('date', 'UTC').format(new Date(`${date}T00:00:00Z`));

/** "London" for `Europe/London`. */
export const placeOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replace(/_/g, ' ');
