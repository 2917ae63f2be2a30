import { posix } from 'node:path';
import ts from 'typescript';

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

export function parse({ path, text }: Source): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true, path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
}

/** Calls `see` for every node of the file. */
export function walk(file: ts.SourceFile, see: (node: ts.Node) => void): void {
  const visit = (node: ts.Node): void => {
    see(node);
    ts.forEachChild(node, visit);
  };
  visit(file);
}

/** Everything that the file imports, by whichever form: import, export from, import(), require(), import types. */
export function importsOf(source: Source): Import[] {
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, typeOnly: boolean): void => {
    if (!specifier || !ts.isStringLiteralLike(specifier)) return;
    const relative = specifier.text.startsWith('.');
    const to = relative ? posix.join(posix.dirname(source.path), specifier.text).replace(/\.(c|m)?(t|j)sx?$/, '') : specifier.text;
    found.push({ to, relative, typeOnly });
  };
  walk(parse(source), (node) => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeImport(node));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node)) add(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, true);
    else if (ts.isCallExpression(node) && (node.expression.kind === ts.SyntaxKind.ImportKeyword || isRequire(node.expression))) add(node.arguments[0], false);
  });
  return found;
}

function isTypeImport({ importClause }: ts.ImportDeclaration): boolean {
  if (!importClause) return false;
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const named = importClause.namedBindings;
  return !importClause.name && !!named && ts.isNamedImports(named) && named.elements.length > 0 && named.elements.every((one) => one.isTypeOnly);
}

function isRequire(node: ts.Expression): boolean {
  const name = ts.isPropertyAccessExpression(node) && node.name.text === 'resolve' ? node.expression : node;
  return ts.isIdentifier(name) && name.text === 'require';
}
