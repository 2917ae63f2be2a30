import { findIana, findWindows } from 'windows-iana';

/** Newer IANA names that the table does not hold, with the older name of the same zone. */
const olderNames: Record<string, string> = {
  'Europe/Kyiv': 'Europe/Kiev',
  'Pacific/Kanton': 'Pacific/Enderbury',
  'America/Ciudad_Juarez': 'America/Ojinaga',
};

/**
 * The Windows name of an IANA zone: Outlook takes all Windows names, but only some IANA ones.
 * A zone without a Windows name is returned as it came. Throws RangeError for a name that is no zone.
 */
export function windowsZone(iana: string): string {
  const canonical = new Intl.DateTimeFormat('en-GB', { timeZone: iana }).resolvedOptions().timeZone;
  for (const name of [iana, canonical, olderNames[iana], olderNames[canonical]]) {
    const found = name === undefined ? undefined : findWindows(name)[0];
    if (found) return found;
  }
  return iana;
}

/** The IANA zone of a Windows or IANA name, or null when it is neither. */
export function ianaZone(name: string): string | null {
  const found = findIana(name as never)[0];
  if (found) return found;
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: name });
    return name;
  } catch {
    return null;
  }
}
