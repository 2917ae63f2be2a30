import ts from 'typescript';
import { parse, walk, type Source } from './source';

/** What only the machine knows: the pure part is handed such values instead. */
const machine = new Set(['process', 'console', 'fetch', 'crypto', 'performance', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'globalThis', 'require']);

const sql = /^\s*(select\s.+\sfrom\s|insert\s+into\s|update\s+\S+\s+set\s|delete\s+from\s|create\s+(table|index|database)\s|alter\s+table\s|drop\s+(table|database)\s|with\s+\S+\s+as\s*\()/is;

/** SQL is written small or large throughout; a sentence for people begins with one capital. */
function isStatement(text: string): boolean {
  const first = text.trim().split(/\s/)[0] ?? '';
  return sql.test(text) && (first === first.toLowerCase() || first === first.toUpperCase());
}

/** What a file in `bot` says that its folder may not, one sentence each. */
export function wordFaults(source: Source): string[] {
  const file = parse(source);
  const faults: string[] = [];
  const at = (node: ts.Node): string => `${source.path}:${file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1}`;
  const isPure = source.path.startsWith('bot/domain/');
  walk(file, (node) => {
    if (readsEnvironment(node) && !mayReadEnvironment(source.path, node)) faults.push(`${at(node)} reads the environment: only bot/settings.ts may`);
    if (isPure && isImpure(node)) faults.push(`${at(node)} says ${node.getText(file).split('\n')[0] ?? ''}: the domain has no clock, no randomness and no machine`);
    if (!source.path.startsWith('bot/store/') && isSql(node)) faults.push(`${at(node)} holds SQL: only bot/store may`);
  });
  return faults;
}

function readsEnvironment(node: ts.Node): node is ts.PropertyAccessExpression {
  return ts.isPropertyAccessExpression(node) && node.name.text === 'env' && ts.isIdentifier(node.expression) && node.expression.text === 'process';
}

/** main.ts hands it over whole, and reads nothing of it. */
function mayReadEnvironment(path: string, node: ts.Node): boolean {
  if (path === 'bot/settings.ts') return true;
  const call = node.parent;
  return path === 'bot/main.ts' && ts.isCallExpression(call) && ts.isIdentifier(call.expression) && call.expression.text === 'readSettings';
}

function isImpure(node: ts.Node): boolean {
  if (ts.isNewExpression(node)) return named(node.expression, 'Date') && !node.arguments?.length;
  if (ts.isCallExpression(node)) return named(node.expression, 'Date');
  if (ts.isPropertyAccessExpression(node)) {
    return (named(node.expression, 'Date') && node.name.text === 'now') || (named(node.expression, 'Math') && node.name.text === 'random') || (named(node.expression, 'Temporal') && node.name.text === 'Now');
  }
  return ts.isIdentifier(node) && machine.has(node.text) && isUse(node);
}

const named = (node: ts.Expression, name: string): boolean => ts.isIdentifier(node) && node.text === name;

/** True if the name stands for the machine's own thing: not a property, a key, a type or something declared here. */
function isUse(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  return ts.isCallExpression(parent) && parent.expression === node;
}

function isSql(node: ts.Node): boolean {
  if (ts.isStringLiteralLike(node)) return isStatement(node.text);
  return ts.isTemplateExpression(node) && isStatement(node.getText().slice(1));
}
