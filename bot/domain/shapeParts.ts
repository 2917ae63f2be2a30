import { z } from 'zod';

/** What the shapes of commands are made of; the limits are ours. */

/** Longest answer, note or agreed text, in UTF-16 units: about eight pages. */
export const longText = 20_000;
/** Longest one-line text: names, titles, reasons. */
export const shortText = 300;

export const id = z.string().min(1).max(200);
export const line = z.string().trim().min(1, 'is empty').max(shortText);
export const text = z.string().max(longText);
/** How often something was changed, as the reader knew it; 0 for something new. */
export const count = z.number().int().min(0);
/** `YYYY-MM-DD`; PostgreSQL has no year 0. */
export const date = z.iso.date('is not a date').refine((value) => value >= '0001-01-01', 'is not a date');
export const step = { stepId: id };
export const words = (longest: number) => z.string().trim().max(longest);
export const webAddress = z.url({ protocol: /^https$/, error: 'is not an address that begins with https://' }).max(2_000);
/** One address, in small letters: the same person is not written to twice for its spelling. */
export const address = z.email('is not an address such as name@university.ac.uk').max(254).transform((value) => value.toLowerCase());
