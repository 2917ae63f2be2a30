/** Draws the two icons of the app package; run it after a change of the symbol, and commit what it writes. */
import { writeFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { pathToFileURL } from 'node:url';
import { inProject } from './project.mjs';

const accent = [15, 108, 109];
const white = [255, 255, 255];

/** People round a shared middle: five dots on a ring that opens for each. Coverage is 1 inside, within a circle of radius 1. */
function symbol(x, y) {
  const dots = [0, 1, 2, 3, 4].map((n) => Math.PI * (0.4 * n - 0.5)).map((turn) => Math.hypot(x - 0.76 * Math.cos(turn), y - 0.76 * Math.sin(turn)));
  const nearest = Math.min(...dots);
  if (nearest < 0.24 || Math.hypot(x, y) < 0.26) return 1;
  return Math.abs(Math.hypot(x, y) - 0.76) < 0.065 && nearest > 0.34 ? 1 : 0;
}

/** A square picture as RGBA bytes; `radius` is the symbol's in pixels, `ground` null for transparent. */
function draw(size, radius, ground) {
  const pixels = Buffer.alloc(size * size * 4);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const share = coverage(column - size / 2, row - size / 2, radius);
      const colour = ground ? ground.map((part, i) => Math.round(part + (white[i] - part) * share)) : white;
      pixels.set([...colour, ground ? 255 : Math.round(255 * share)], (row * size + column) * 4);
    }
  }
  return pixels;
}

/** The share of a pixel that the symbol covers, from 64 points of it. */
function coverage(left, top, radius) {
  let inside = 0;
  for (let i = 0.5; i < 8; i += 1) for (let j = 0.5; j < 8; j += 1) inside += symbol((left + i / 8) / radius, (top + j / 8) / radius);
  return inside / 64;
}

/** A PNG file (RFC 2083): 8 bits a channel, RGBA, no filter. */
function png(size, pixels) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const rows = Array.from({ length: size }, (_, row) => Buffer.concat([Buffer.from([0]), pixels.subarray(row * size * 4, (row + 1) * size * 4)]));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** The check sum of PNG's chunks (RFC 2083, appendix); zlib's own is not in every Node.js 20. */
function crc(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}

/** The icons by file name, of the sizes that the manifest's description gives: the symbol stays in the middle half. */
export function icons() {
  return { 'color.png': png(192, draw(192, 48, accent)), 'outline.png': png(32, draw(32, 15, null)) };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const [name, bytes] of Object.entries(icons())) writeFileSync(inProject('appPackage', name), bytes);
}
