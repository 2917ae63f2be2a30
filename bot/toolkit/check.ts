import type { Fault } from './fault';
import { partsOf, printable, wordKey } from './keys';
import english from './words/en-GB/phrases.json';
import type { Sound } from './read';
import type { StageData, StepData, WordBook } from './schema';

type Stages = readonly Sound<StageData>[];

/** Says where something was met before, so that the second time can be a fault that names the first. */
function firstSeen(faults: Fault[], what: string): (name: string, file: string, key: string) => void {
  const seen = new Map<string, string>();
  return (name, file, key) => {
    const before = seen.get(name);
    if (before === undefined) seen.set(name, `${file}: ${key}`);
    else faults.push({ file, key, reason: `${what} ${name} is used before, in ${before}` });
  };
}

/** Ids, orders and covers are used once; a step has one most important question at most. */
export function checkIds(stages: Stages): Fault[] {
  const faults: Fault[] = [];
  const id = firstSeen(faults, 'the id');
  const order = firstSeen(faults, 'the order');
  const covers = firstSeen(faults, 'the toolkit item');
  for (const { file, data: stage } of stages) {
    // Stages and steps share one space of names: both are word keys.
    id(stage.id, file, stage.id);
    order(String(stage.order), file, stage.id);
    for (const item of stage.covers) covers(item, file, stage.id);
    for (const step of stage.steps) {
      id(step.id, file, step.id);
      for (const item of step.covers) covers(item, file, step.id);
      for (const part of partsOf(step)) {
        const key = wordKey(step.id, part.kind, part.id);
        id(key, file, key);
        for (const item of part.covers) covers(item, file, key);
      }
      if (step.kind === 'ask' && step.questions.filter((one) => one.important).length > 1) {
        faults.push({ file, key: step.id, reason: 'more than one question is marked as the most important' });
      }
    }
  }
  return faults;
}

/** What a document or paper prints exists, its purpose is a slot of prose, and what opens or is needed for a step exists. */
export function checkReferences(stages: Stages): Fault[] {
  const steps = stages.flatMap(({ file, data }) => data.steps.map((step) => ({ file, step })));
  const names = new Set(steps.flatMap(({ step }) => partsOf(step).filter((one) => printable.includes(one.kind)).map((one) => `${step.id}.${one.id}`)));
  const prose = new Set(steps.flatMap(({ step }) => proseSlots(step)));
  const faults: Fault[] = [...checkGates(steps)];
  for (const { file, step } of steps) {
    const asked = step.kind === 'ask' ? step.questions.map((one) => one.id) : [];
    for (const missing of (step.fast?.questions ?? []).filter((one) => !asked.includes(one))) faults.push({ file, key: step.id, reason: `no question is called ${missing}` });
    for (const from of step.kind === 'vote' ? step.from.filter((one) => !names.has(one)) : []) faults.push({ file, key: step.id, reason: `no slot, role or field is called ${from}` });
    if (step.kind !== 'document' && step.kind !== 'paper') continue;
    for (const section of step.sections) {
      for (const from of section.from.filter((one) => !names.has(one))) {
        faults.push({ file, key: wordKey(step.id, 'section', section.id), reason: `no slot, role or field is called ${from}` });
      }
    }
    if (step.kind === 'document' && !prose.has(step.purpose)) faults.push({ file, key: `${step.id}.purpose`, reason: `no prose slot is called ${step.purpose}` });
  }
  return faults;
}

/** A step opens with an option that somebody can decide, and a decision needs steps that somebody can do. */
function checkGates(steps: readonly { file: string; step: StepData }[]): Fault[] {
  const ids = new Set(steps.map(({ step }) => step.id));
  const options = new Set(steps.flatMap(({ step }) => (step.kind === 'decide' ? step.options.map((one) => `${step.id}.${one.id}`) : [])));
  return steps.flatMap(({ file, step }) => {
    const faults: Fault[] = [];
    if (step.opensWith !== undefined && !options.has(step.opensWith)) faults.push({ file, key: step.id, reason: `no decision has the option ${step.opensWith}` });
    for (const option of step.kind === 'decide' ? step.options : []) {
      for (const needed of option.needs.filter((one) => !ids.has(one))) faults.push({ file, key: wordKey(step.id, 'option', option.id), reason: `no step is called ${needed}` });
    }
    return faults;
  });
}

const proseSlots = (step: StepData): string[] =>
  step.kind === 'ask' ? step.slots.filter((one) => one.form === 'prose').map((one) => `${step.id}.${one.id}`) : [];

/** Every stage, step and part has words, once, and no words are left over. */
export function checkWords(stages: Stages, books: readonly Sound<WordBook>[], language: string): Fault[] {
  const faults: Fault[] = [];
  const once = firstSeen(faults, 'the key');
  for (const { file, data } of books) for (const key of Object.keys(data)) once(key, file, key);

  const wanted = new Map(stages.flatMap(({ data: stage }) => keysOf(stage).map((key) => [key, stage.id] as const)));
  const present = new Set(books.flatMap(({ data }) => Object.keys(data)));
  for (const [key, stageId] of wanted) {
    if (!present.has(key)) faults.push({ file: `words/${language}/${stageId}.json`, key, reason: 'the words are missing' });
  }
  for (const { file, data } of books) {
    for (const key of Object.keys(data)) {
      if (!wanted.has(key)) faults.push({ file, key, reason: 'nothing in the stages uses these words' });
    }
  }
  return faults;
}

const valuesIn = (phrase: string): string[] => [...phrase.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');

/** Every sentence of the app is there, nothing else is, and none asks for a value that the app does not put in. */
export function checkPhrases(book: unknown, file: string): Fault[] {
  const given = new Map(Object.entries(typeof book === 'object' && book !== null ? (book as Record<string, unknown>) : {}));
  const ours = new Map(Object.entries(english));
  const fault = (key: string, reason: string): Fault => ({ file, key, reason });
  return [
    ...[...ours.keys()].filter((key) => !given.has(key)).map((key) => fault(key, 'the sentence is missing')),
    ...[...given].flatMap(([key, phrase]) => {
      const known = ours.get(key);
      if (known === undefined) return [fault(key, 'the app has no such sentence')];
      if (typeof phrase !== 'string' || phrase.trim() === '') return [fault(key, 'is empty or no text')];
      const values = valuesIn(known);
      return valuesIn(phrase).filter((name) => !values.includes(name)).map((name) => fault(key, `nothing is put in for {${name}}`));
    }),
  ];
}

/** The word keys of a stage, in reading order. */
const keysOf = (stage: StageData): string[] =>
  [stage.id, ...stage.steps.flatMap((step) => [step.id, ...partsOf(step).map((part) => wordKey(step.id, part.kind, part.id))])];
