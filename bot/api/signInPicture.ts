import { encode } from 'uqr';

/** A QR picture as one path of dark modules, to be drawn on white. */
export interface Picture {
  /** Modules on each side, the quiet zone included. */
  size: number;
  /** An SVG path in modules. */
  path: string;
}

/** Modules of white around a QR code: four on each side (ISO/IEC 18004, "Quiet zone"). */
const quietZone = 4;

/** The QR picture of a text; it stands a seventh of it being hidden or unsharp (level M). */
export function pictureOf(text: string): Picture {
  const { size, data } = encode(text, { ecc: 'M', border: quietZone });
  const path = data.map((row, y) => row.map((dark, x) => {
    if (!dark || row[x - 1]) return '';
    const end = row.indexOf(false, x);
    const length = (end < 0 ? row.length : end) - x;
    return `M${x} ${y}h${length}v1h-${length}z`;
  }).join('')).join('');
  return { size, path };
}
