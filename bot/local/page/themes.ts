import type { Theme } from '../teams/contract';

/** The colours of a theme that cards need as values; the page's own are in style.css under the same names. */
interface Colours {
  panel: string;
  sunk: string;
  ink: string;
  soft: string;
  line: string;
  accent: string;
  good: string;
  warning: string;
  attention: string;
}

/** Each ink on each ground has a contrast of 4.5 or more (WCAG 2.2, 1.4.3). */
export const colours: Record<Theme, Colours> = {
  default: { panel: '#ffffff', sunk: '#eef3f2', ink: '#1b2423', soft: '#4a5856', line: '#c5cfcd', accent: '#0b5f66', good: '#0d6432', warning: '#734600', attention: '#9c231c' },
  dark: { panel: '#1d2525', sunk: '#273232', ink: '#eef3f2', soft: '#b7c4c2', line: '#435150', accent: '#84d8ce', good: '#86dba2', warning: '#f2c976', attention: '#ffa69e' },
  contrast: { panel: '#000000', sunk: '#000000', ink: '#ffffff', soft: '#ffffff', line: '#ffffff', accent: '#ffee32', good: '#8dffab', warning: '#ffd84d', attention: '#ff9c9c' },
};

/** The host configuration of `adaptivecards` for a theme. */
export function hostConfig(theme: Theme): object {
  const c = colours[theme];
  const pair = (colour: string, subtle = colour): object => ({ default: colour, subtle });
  const foregroundColors = {
    default: pair(c.ink, c.soft), dark: pair(c.ink, c.soft), light: pair(c.soft), accent: pair(c.accent), good: pair(c.good), warning: pair(c.warning), attention: pair(c.attention),
  };
  const style = (backgroundColor: string, borderColor = c.line): object => ({ backgroundColor, borderColor, foregroundColors });
  return {
    supportsInteractivity: true,
    fontFamily: 'inherit',
    fontTypes: {
      default: { fontFamily: 'inherit', fontSizes: { small: 13, default: 15, medium: 16, large: 18, extraLarge: 22 }, fontWeights: { lighter: 400, default: 400, bolder: 650 } },
      monospace: { fontFamily: 'ui-monospace, Consolas, monospace', fontSizes: { small: 13, default: 14, medium: 15, large: 17, extraLarge: 20 }, fontWeights: { lighter: 400, default: 400, bolder: 650 } },
    },
    spacing: { small: 4, default: 10, medium: 14, large: 20, extraLarge: 28, padding: 16 },
    separator: { lineThickness: 1, lineColor: c.line },
    imageSizes: { small: 40, medium: 80, large: 160 },
    containerStyles: {
      default: style(c.panel), emphasis: style(c.sunk), accent: style(c.sunk, c.accent), good: style(c.sunk, c.good), warning: style(c.sunk, c.warning), attention: style(c.sunk, c.attention),
    },
    // Six actions are shown on a card in Teams; more of them open from a menu.
    actions: { maxActions: 6, spacing: 'default', buttonSpacing: 8, showCard: { actionMode: 'inline', inlineTopMargin: 12 }, actionsOrientation: 'horizontal', actionAlignment: 'left' },
    adaptiveCard: { allowCustomStyle: false },
    // Under the chat's own heading.
    textBlock: { headingLevel: 3 },
    inputs: {
      label: { inputSpacing: 'small', requiredInputs: { weight: 'bolder', color: 'default' }, optionalInputs: { weight: 'bolder', color: 'default' } },
      errorMessage: { color: 'attention', weight: 'default' },
    },
    factSet: { title: { color: 'default', isSubtle: true, weight: 'default', wrap: true, maxWidth: 160 }, value: { color: 'default', weight: 'bolder', wrap: true }, spacing: 12 },
  };
}
