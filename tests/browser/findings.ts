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

/** What is drawn and means something, with the property that colours it. */
const marks = {
  '.chart-line': 'stroke', '.chart-base': 'stroke', '.chart-dot': 'backgroundColor', '.bars-fill': 'backgroundColor', '.survey-fill': 'backgroundColor',
  '.light-mark': 'color', '.mark-fill': 'fill', '.mark-line': 'stroke', '.mark-dashed': 'stroke', '.charter-purpose': 'borderInlineStartColor',
};

/** Marks that stand out from what is behind them by less than 3 to 1 (WCAG 1.4.11), which axe does not judge. */
const faint = `(() => {
  const channels = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
  const light = (colour) => channels(colour).slice(0, 3).map((one) => one / 255).map((one) => (one <= 0.03928 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)).reduce((sum, one, n) => sum + one * [0.2126, 0.7152, 0.0722][n], 0);
  const behind = (node) => {
    const colour = node === null ? 'rgb(255, 255, 255)' : getComputedStyle(node).backgroundColor;
    return channels(colour)[3] === 0 ? behind(node.parentElement) : colour;
  };
  const nodes = Object.entries(${JSON.stringify(marks)}).flatMap(([mark, property]) => [...document.querySelectorAll(mark)].flatMap((node) => {
    const [a, b] = [light(getComputedStyle(node)[property]), light(behind(node.parentElement))];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 3 ? [mark + ' ' + getComputedStyle(node)[property] + ' on ' + behind(node.parentElement)] : [];
  }));
  return nodes.length === 0 ? [] : [{ id: 'faint-mark', nodes: [...new Set(nodes)] }];
})()`;

/**
 * What axe finds, which comes into each document once, and faint marks of charts; Tabster's invisible focus guards are left out.
 * A page with the markup that `judged` already holds is looked at for how it is drawn: only that is another in another theme.
 */
export async function findings(where: Page | Frame, judged = new Set<string>()): Promise<Finding[]> {
  if (!(await where.evaluate<boolean>(`typeof axe === 'object'`))) await where.evaluate(axe);
  const markup = await where.evaluate<string>(`document.body.outerHTML.replace(/ (class|style)="[^"]*"/g, '')`);
  const rules = judged.has(markup) ? drawn : everything;
  judged.add(markup);
  return [...await where.evaluate<Finding[]>(run(rules)), ...await where.evaluate<Finding[]>(faint)];
}

/** Pixels by which the page is wider than its window. */
export const overflow = (where: Page | Frame): Promise<number> => where.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
