import { readFileSync } from 'node:fs';
import type { Frame, Page } from 'playwright-core';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

export interface Finding {
  id: string;
  nodes: string[];
}

// What breaks no rule is only counted.
const run = `axe.run({ exclude: [['[data-tabster-dummy]'], ['iframe']] }, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
  .then(({ violations }) => violations.map((one) => ({ id: one.id, nodes: one.nodes.map((node) => node.target.join(' ')) })))`;

/** WCAG 2.2 A and AA by axe, which comes into each document once; Tabster's invisible focus guards are left out. */
export async function findings(where: Page | Frame): Promise<Finding[]> {
  if (!(await where.evaluate<boolean>(`typeof axe === 'object'`))) await where.evaluate(axe);
  return where.evaluate<Finding[]>(run);
}

/** Pixels by which the page is wider than its window. */
export const overflow = (where: Page | Frame): Promise<number> => where.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
