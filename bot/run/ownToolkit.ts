import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evaluate, parse } from '@humanwhocodes/momoa';
import { ToolkitFault, type Fault } from '../toolkit/fault';
import { contentFiles, type ContentFiles } from '../toolkit/files';
import { loadToolkit } from '../toolkit/load';
import { layOver } from '../toolkit/overlay';
import type { Toolkit } from '../toolkit/schema';

/** Content files of a folder as they are on disk, by their path below it. */
type Texts = Map<string, string>;

/**
 * Our toolkit, with the one in `folder` laid over it where a folder is named.
 * @throws ToolkitFault whose faults name the overlay's file and line.
 */
export function toolkitFor(folder: string | null, language = 'en-GB'): Toolkit {
  if (folder === null) return loadToolkit(language);
  const texts = readTexts(folder);
  const over = parseTexts(texts);
  try {
    return loadToolkit(language, layOver(contentFiles, over));
  } catch (error) {
    throw error instanceof ToolkitFault ? new ToolkitFault(error.faults.map((fault) => located(fault, texts))) : error;
  }
}

function readTexts(folder: string): Texts {
  if (!existsSync(folder)) throw new ToolkitFault([{ file: folder, key: 'TOOLKIT_FOLDER', reason: 'there is no such folder' }]);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
  const known = names.filter((name) => /^(?:stages|words\/[^/]+)\/[^/]+\.json$/.test(name));
  return new Map(known.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

function parseTexts(texts: Texts): ContentFiles {
  const faults: Fault[] = [];
  const files: ContentFiles = { stages: {}, words: {}, phrases: {}, about: {}, typed: {} };
  for (const [name, text] of texts) {
    const [kind, language = ''] = name.split('/');
    try {
      const value: unknown = evaluate(parse(text));
      if (kind === 'stages') files.stages[name] = value;
      else if (name.endsWith('/phrases.json')) files.phrases[language] = value;
      else if (name.endsWith('/about.json')) files.about[language] = value;
      else if (name.endsWith('/typed.json')) files.typed[language] = value;
      else (files.words[language] ??= {})[name] = value;
    } catch (error) {
      const { line } = error as { line?: number };
      faults.push({ file: `${name}:${line ?? 1}`, key: 'JSON', reason: 'this is no JSON from here on' });
    }
  }
  if (faults.length > 0) throw new ToolkitFault(faults);
  return files;
}

/** The fault at its line in the overlay: where the overlay names the thing that is wrong. */
function located(fault: Fault, texts: Texts): Fault {
  const names = [fault.key, ...fault.key.split('.').reverse(), ...(/called (\S+)/.exec(fault.reason)?.[1]?.split('.') ?? [])];
  const files = [...texts].sort(([name]) => (name === fault.file ? -1 : 1));
  for (const name of names) {
    for (const [file, text] of files) {
      const offset = text.indexOf(JSON.stringify(name));
      if (offset >= 0) return { ...fault, file: `${file}:${lineAt(text, offset)}` };
    }
  }
  return fault;
}

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;
