import { isCallExpression, isIdentifier, isMemberExpression, isOptionalCallExpression, isOptionalMemberExpression, type Node } from '@babel/types';
import { parse, walk, wholeText, type Source } from './source';

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
  const faults: string[] = [];
  const isPure = source.path.startsWith('bot/domain/');
  walk(parse(source), (node, around) => {
    const at = `${source.path}:${node.loc?.start.line}`;
    if (readsEnvironment(node) && !mayReadEnvironment(source.path, around)) faults.push(`${at} reads the environment: only bot/settings.ts may`);
    if (isPure && isImpure(node, around)) faults.push(`${at} says ${textOf(source, node).split('\n')[0] ?? ''}: the domain has no clock, no randomness and no machine`);
    if (!source.path.startsWith('bot/store/') && isSql(source, node)) faults.push(`${at} holds SQL: only bot/store may`);
  });
  return faults;
}

const textOf = ({ text }: Source, { start, end }: Node): string => text.slice(start ?? 0, end ?? 0);

/** The object and the name in `object.name`, also in `object?.name`. */
function property(node: Node | undefined): { object: Node; name: Node } | null {
  if (!isMemberExpression(node) && !isOptionalMemberExpression(node)) return null;
  return node.computed ? null : { object: node.object, name: node.property };
}

const named = (node: Node, name: string): boolean => isIdentifier(node, { name });

function isProperty(node: Node, object: string, name: string): boolean {
  const found = property(node);
  return !!found && named(found.object, object) && named(found.name, name);
}

const readsEnvironment = (node: Node): boolean => isProperty(node, 'process', 'env');

/** main.ts hands it over whole, and reads nothing of it. */
function mayReadEnvironment(path: string, around: Node | undefined): boolean {
  if (path === 'bot/settings.ts') return true;
  return path === 'bot/main.ts' && isCallExpression(around) && named(around.callee, 'readSettings');
}

function isImpure(node: Node, around: Node | undefined): boolean {
  if (node.type === 'NewExpression') return named(node.callee, 'Date') && node.arguments.length === 0;
  if (node.type === 'CallExpression') return named(node.callee, 'Date');
  if (isProperty(node, 'Date', 'now') || isProperty(node, 'Math', 'random') || isProperty(node, 'Temporal', 'Now')) return true;
  return isIdentifier(node) && machine.has(node.name) && isUse(node, around);
}

/** True if the name stands for the machine's own thing: not a property, a key, a type or something declared here. */
function isUse(node: Node, around: Node | undefined): boolean {
  if (isMemberExpression(around) || isOptionalMemberExpression(around)) return around.object === node;
  return (isCallExpression(around) || isOptionalCallExpression(around)) && around.callee === node;
}

function isSql(source: Source, node: Node): boolean {
  const text = wholeText(node);
  if (text !== null) return isStatement(text);
  return node.type === 'TemplateLiteral' && isStatement(textOf(source, node).slice(1, -1));
}
