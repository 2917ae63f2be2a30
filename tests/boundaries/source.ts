import { posix } from 'node:path';
import { parse as parseText } from '@babel/parser';
import { isIdentifier, isImport, isMemberExpression, isStringLiteral, isTemplateLiteral, traverse, type CallExpression, type File, type ImportDeclaration, type Node } from '@babel/types';

/** One file of the project: its path from the project's folder, with forward slashes, and its text. */
export interface Source {
  path: string;
  text: string;
}

export interface Import {
  /** A package name, or for a relative import the path from the project's folder, without an extension. */
  to: string;
  relative: boolean;
  /** True if nothing of it is left at run time. */
  typeOnly: boolean;
}

export function parse({ path, text }: Source): File {
  return parseText(text, { sourceType: 'module', plugins: path.endsWith('x') ? ['typescript', 'jsx'] : ['typescript'] });
}

/** Calls `see` for every node of the file, with the node around it. */
export function walk(file: File, see: (node: Node, around: Node | undefined) => void): void {
  traverse(file, (node, above) => see(node, above.at(-1)?.node));
}

/** Everything that the file imports, by whichever form: import, export from, import(), require(), import types. */
export function importsOf(source: Source): Import[] {
  const found: Import[] = [];
  const add = (specifier: Node | null | undefined, typeOnly: boolean): void => {
    const name = wholeText(specifier);
    if (name === null) return;
    const relative = name.startsWith('.');
    const to = relative ? posix.join(posix.dirname(source.path), name).replace(/\.(c|m)?(t|j)sx?$/, '') : name;
    found.push({ to, relative, typeOnly });
  };
  walk(parse(source), (node) => {
    if (node.type === 'ImportDeclaration') add(node.source, isTypeImport(node));
    else if (node.type === 'ExportNamedDeclaration' || node.type === 'ExportAllDeclaration') add(node.source, node.exportKind === 'type');
    else if (node.type === 'TSImportType') add(node.argument, true);
    else if ((node.type === 'CallExpression' || node.type === 'OptionalCallExpression') && (isImport(node.callee) || isRequire(node.callee))) add(node.arguments[0], false);
  });
  return found;
}

/** What a string says that holds no expression, in either kind of quotes; null for anything else. */
export function wholeText(node: Node | null | undefined): string | null {
  if (isStringLiteral(node)) return node.value;
  return isTemplateLiteral(node) && node.quasis.length === 1 ? node.quasis[0]?.value.cooked ?? null : null;
}

function isTypeImport({ importKind, specifiers }: ImportDeclaration): boolean {
  if (importKind === 'type') return true;
  return specifiers.length > 0 && specifiers.every((one) => one.type === 'ImportSpecifier' && one.importKind === 'type');
}

function isRequire(callee: CallExpression['callee']): boolean {
  const name = isMemberExpression(callee) && isIdentifier(callee.property, { name: 'resolve' }) ? callee.object : callee;
  return isIdentifier(name, { name: 'require' });
}
