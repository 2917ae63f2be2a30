import { crc32, deflateSync } from 'node:zlib';
import type { LocalPerson } from '../people';
import { Refusal, type Answer } from './answers';

const side = 64;
/** Backgrounds, as red, green and blue. */
const colours = [[96, 94, 162], [16, 124, 116], [152, 84, 48], [66, 104, 54], [134, 62, 110], [40, 92, 140]] as const;
const shape = [236, 236, 232] as const;

/** Everybody has a photo but each third, who has never set one. */
const hasPhoto = (people: readonly LocalPerson[], person: LocalPerson): boolean => people.indexOf(person) % 3 !== 2;

/** The photo of an invented person: head and shoulders, in a colour of their own. */
export function photoOf(people: readonly LocalPerson[], id: string, size: string): Answer {
  const person = people.find((one) => one.id === id);
  if (!person || !hasPhoto(people, person)) throw new Refusal(404, 'ImageNotFound', 'Exception of type ‘Microsoft.Fast.Profile.Core.Exception.ImageNotFoundException’ was thrown.');
  if (!/^(48x48|64x64|96x96|120x120|240x240|360x360|432x432|504x504|648x648)$/.test(size)) throw new Refusal(400, 'ErrorInvalidImageId', 'The photo size is not supported.');
  return { status: 200, bytes: drawn(colours[people.indexOf(person) % colours.length] ?? colours[0]), headers: { 'Content-Type': 'image/png' } };
}

function drawn(back: readonly [number, number, number]): Buffer {
  const rows = Array.from({ length: side }, (_row, y) => Buffer.from([0, ...Array.from({ length: side }, (_point, x) => (isInside(x, y) ? shape : back)).flat()]));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 2], 8);
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.concat(rows))), chunk('IEND', Buffer.alloc(0))]);
}

const isInside = (x: number, y: number): boolean => (x - 32) ** 2 + (y - 25) ** 2 < 121 || ((x - 32) / 22) ** 2 + ((y - 64) / 22) ** 2 < 1;

function chunk(name: string, data: Buffer): Buffer {
  const whole = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(whole));
  return Buffer.concat([length, whole, sum]);
}
