/** SharePoint takes 255 characters for a name and 400 for a whole path; this leaves room for the folders. */
const longest = 120;

/** Names that Windows or SharePoint keep for themselves. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d|desktop\.ini|\.lock|_vti_.*|.*_vti_.*)$/i;

/**
 * A name that SharePoint, Teams, OneDrive sync and Office on a desktop all take, as close as can be
 * to the one given. `" * : < > ? / \ |` are refused by SharePoint; `# % ~ { }` are taken but break
 * links in Office. Invisible and direction-changing characters are left out: they can hide an ending.
 */
export function safeFileName(wanted: string): string {
  const cleaned = wanted
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/["*:<>?/\\|#%~{}]+/g, '-')
    .replace(/\s+/g, ' ');
  const { stem, ending } = split(trimmed(cleaned));
  const short = trimmed(cut(stem, longest - ending.length));
  const safe = short === '' || reserved.test(short) || reserved.test(short + ending) ? `Document ${short}`.trim() : short;
  return `${safe}${ending}`;
}

/** No leading space, full stop or underscore, no trailing space or full stop. */
const trimmed = (name: string): string => name.replace(/^[\s._]+/, '').replace(/[\s.]+$/, '');

function split(name: string): { stem: string; ending: string } {
  const match = /^(.*?)\s*(\.[A-Za-z0-9]{1,8})$/s.exec(name);
  return match ? { stem: match[1] ?? '', ending: match[2] ?? '' } : { stem: name, ending: '' };
}

/** The start of a text: counts UTF-16 units as Microsoft 365 does and never halves a character made of two. */
export function cut(text: string, units: number): string {
  let short = '';
  for (const one of text) {
    if (short.length + one.length > units) return short;
    short += one;
  }
  return short;
}
