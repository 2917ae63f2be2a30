import { readFileSync } from 'node:fs';
import type { Frame, Page } from 'playwright-core';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

export interface Finding {
  id: string;
  nodes: string[];
}

/** WCAG 2.2 A and AA by axe. */
const everything = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** Of these the rules that ask how a page is drawn; all others read its markup alone. */
const drawn = ['color-contrast', 'link-in-text-block', 'target-size'];

// What breaks no rule is only counted.
const run = (rules: readonly string[]): string => `axe.run({ exclude: [['[data-tabster-dummy]'], ['iframe']] }, { resultTypes: ['violations'], runOnly: ${JSON.stringify(rules)} })
  .then(({ violations }) => violations.map((one) => ({ id: one.id, nodes: one.nodes.map((node) => node.target.join(' ')) })))`;

/**
 * What axe finds, which comes into each document once; Tabster's invisible focus guards are left out.
 * A page with the markup that `judged` already holds is looked at for how it is drawn: only that is another in another theme.
 */
export async function findings(where: Page | Frame, judged = new Set<string>()): Promise<Finding[]> {
  if (!(await where.evaluate<boolean>(`typeof axe === 'object'`))) await where.evaluate(axe);
  const markup = await where.evaluate<string>(`document.body.outerHTML.replace(/ (class|style)="[^"]*"/g, '')`);
  if (judged.has(markup)) return where.evaluate<Finding[]>(run(drawn));
  judged.add(markup);
  return where.evaluate<Finding[]>(run(everything));
}

/** Pixels by which the page is wider than its window. */
export const overflow = (where: Page | Frame): Promise<number> => where.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
