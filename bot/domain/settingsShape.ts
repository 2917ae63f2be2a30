import { z } from 'zod';

const share = z.number().min(0).max(1);
const weeks = z.number().int().min(1).max(104);
const number = z.number().int().min(0).max(1_000);
/** From the better to the worse: of what is to be high `green` is above `red`, of what is to be low below. */
const between = (value: z.ZodNumber, high: boolean) => z.strictObject({ green: value, red: value }).refine(({ green, red }) => (high ? green > red : green < red), 'leaves no room between good and needs care');
/** Where the lights change their colour; see `CutOffs`. */
export const cutOffsShape = z.strictObject({
  participation: between(share, true), gapWeeks: between(weeks, false), within30: share, coverage: share, carriedBy: between(number, true), sponsorWeeks: between(weeks, false), stories: between(number, true),
});
