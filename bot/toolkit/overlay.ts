import { z } from 'zod';
import { ToolkitFault, type Fault } from './fault';
import type { ContentFiles } from './files';
import { readFiles } from './read';

/**
 * A university's own toolkit, laid over ours. Its files stand in the same folders: `stages/*.json`
 * switch steps off, add steps to a stage or add a stage; `words/<language>/*.json` change words or
 * bring those of added steps, `phrases.json` among them the sentences of the app, `typed.json` what
 * people type to the bot, and `about.json` names the owner, the strategy and the glossary. Ours are never written to.
 */
const id = z.string().min(1);
const stageOver = z.strictObject({
  id,
  /** For a stage that is new. */
  order: z.number().int().optional(),
  covers: z.array(z.string()).optional(),
  /** Steps of ours that are left out, with their words. */
  off: z.array(id).default([]),
  /** Steps that are added, in the form that `schema.ts` describes, behind the step `after` or at the end. */
  steps: z.array(z.looseObject({ id, after: id.optional() })).default([]),
});
type StageOver = z.output<typeof stageOver>;
type Raw = Record<string, unknown>;
interface Step { id: string }

/**
 * Our content with another one laid over it, both not yet checked any further.
 * @throws ToolkitFault if the overlay's own form is wrong, or if it names steps that are not there.
 */
export function layOver(base: ContentFiles, over: ContentFiles): ContentFiles {
  const faults: Fault[] = [];
  const stages = structuredClone(base.stages) as Record<string, Raw>;
  const gone = new Set<string>();
  for (const { file, data } of readFiles(stageOver, over.stages, faults)) {
    const ours = Object.values(stages).find((one) => one['id'] === data.id);
    const steps = (ours?.['steps'] ?? []) as Step[];
    const missing = (stepId: string): boolean => !steps.some((one) => one.id === stepId) && !data.steps.some((one) => one.id === stepId);
    for (const named of [...data.off, ...data.steps.flatMap((one) => one.after ?? [])].filter(missing)) {
      faults.push({ file, key: named, reason: `the stage ${data.id} has no step called ${named}` });
    }
    data.off.forEach((stepId) => gone.add(stepId));
    stages[ours ? fileOf(stages, ours) : file] = { ...(ours ?? { id: data.id, order: data.order, covers: data.covers ?? [] }), steps: mergeSteps(steps, data) };
  }
  if (faults.length > 0) throw new ToolkitFault(faults);
  return { stages, words: layWords(base, over, gone), phrases: layBooks(base.phrases, over.phrases), about: layAbout(base.about, over.about), typed: layTyped(base.typed, over.typed) };
}

const isObject = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Field by field; what is no object is left for the shapes to refuse. */
function layBooks(base: Record<string, unknown>, over: Record<string, unknown>): Record<string, unknown> {
  const laid = Object.entries(over).map(([language, book]) => [language, isObject(book) && isObject(base[language]) ? { ...base[language], ...book } : book]);
  return { ...base, ...Object.fromEntries(laid) as Record<string, unknown> };
}

/** As other books; what is typed for one thing can be changed without saying again what is typed for the others. */
function layTyped(base: Record<string, unknown>, over: Record<string, unknown>): Record<string, unknown> {
  const laid = layBooks(base, over);
  for (const [language, book] of Object.entries(over)) {
    const [ours, whole] = [base[language], laid[language]];
    if (!isObject(ours) || !isObject(book) || !isObject(whole)) continue;
    for (const part of ['phrases', 'lines']) if (isObject(ours[part]) && isObject(book[part])) whole[part] = { ...ours[part], ...book[part] };
  }
  return laid;
}

/** As other books; a term of the glossary that ours has too gets the other meaning, a new one is added. */
function layAbout(base: Record<string, unknown>, over: Record<string, unknown>): Record<string, unknown> {
  const laid = layBooks(base, over);
  for (const [language, book] of Object.entries(laid)) {
    const [ours, theirs] = [base[language], over[language]].map((one) => (isObject(one) && Array.isArray(one['glossary']) ? (one['glossary'] as unknown[]) : []));
    if (!isObject(book) || !ours?.length || !theirs?.length) continue;
    const termOf = (entry: unknown): unknown => (isObject(entry) ? entry['term'] : undefined);
    book['glossary'] = [...ours.map((one) => theirs.find((other) => termOf(other) === termOf(one)) ?? one), ...theirs.filter((one) => !ours.some((other) => termOf(other) === termOf(one)))];
  }
  return laid;
}

const fileOf = (stages: Record<string, Raw>, stage: Raw): string => Object.keys(stages).find((file) => stages[file] === stage) ?? '';

function mergeSteps(ours: readonly Step[], { off, steps }: StageOver): Step[] {
  const merged = ours.filter((one) => !off.includes(one.id));
  for (const { after, ...step } of steps) {
    const place = after === undefined ? -1 : merged.findIndex((one) => one.id === after);
    merged.splice(place < 0 ? merged.length : place + 1, 0, step);
  }
  return merged;
}

/** Ours without the words of steps that are gone, changed part by part where the overlay has the same key. */
function layWords(base: ContentFiles, over: ContentFiles, gone: ReadonlySet<string>): ContentFiles['words'] {
  const words: Record<string, Record<string, unknown>> = {};
  for (const language of new Set([...Object.keys(base.words), ...Object.keys(over.words)])) {
    const left = Object.entries(structuredClone(base.words[language] ?? {})).map(([file, book]) =>
      [file, Object.fromEntries(Object.entries(book as Raw).filter(([key]) => !gone.has(key.split('.')[0] ?? '')))] as const);
    const ours = new Map(left.flatMap(([, book]) => Object.keys(book).map((key) => [key, book] as const)));
    const added = Object.entries(over.words[language] ?? {}).map(([file, book]) => {
      if (typeof book !== 'object' || book === null) return [file, book] as const;
      const fresh: Raw = {};
      for (const [key, value] of Object.entries(book as Raw)) {
        const before = ours.get(key);
        if (before) before[key] = typeof value === 'object' && value !== null ? { ...(before[key] as Raw), ...value } : value;
        else fresh[key] = value;
      }
      return [file, fresh] as const;
    });
    words[language] = Object.fromEntries([...left, ...added]);
  }
  return words;
}
