import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { toolkitFor } from '../../bot/run/ownToolkit';
import { contentFiles } from '../../bot/toolkit/files';

let folder = '';
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'cop-toolkit-')); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, content: unknown): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content, null, 2));
}
const problem = (): string => {
  try {
    toolkitFor(folder);
  } catch (error) {
    return (error as Error).message;
  }
  return '';
};
const words = { heading: 'Visit another campus', lead: 'See how others do it.', why: 'New places give new ideas.' };
const visit = { id: 'visit', kind: 'meeting', minutes: 60, agenda: [{ id: 'see' }], fields: [{ id: 'seen' }] };
const visitWords = { visit: words, 'visit.agenda.see': { heading: 'What we see' }, 'visit.field.seen': { heading: 'What we saw' } };

describe('a university’s own toolkit, laid over ours', () => {
  test('without a folder the toolkit is ours, and an empty folder changes nothing', () => {
    expect(toolkitFor(folder)).toEqual(toolkitFor(null));
  });

  test('changes words, part by part, and leaves ours as they are', () => {
    const before = structuredClone(contentFiles);
    put('words/en-GB/ours.json', { energy: { heading: 'Find the spark' } });
    const toolkit = toolkitFor(folder);
    expect(toolkit.words['energy']).toEqual({ ...toolkitFor(null).words['energy'], heading: 'Find the spark' });
    expect(contentFiles).toEqual(before);
  });

  test('adds a step behind the one it names', () => {
    put('stages/planning.json', { id: 'planning', steps: [{ ...visit, after: 'roles' }] });
    put('words/en-GB/visit.json', visitWords);
    const ids = toolkitFor(folder).stages.find((one) => one.id === 'planning')?.steps.map((one) => one.id) ?? [];
    expect(ids.indexOf('visit')).toBe(ids.indexOf('roles') + 1);
  });

  test('adds a stage of its own', () => {
    put('stages/visits.json', { id: 'visits', order: 20, steps: [visit] });
    put('words/en-GB/visit.json', { ...visitWords, visits: { heading: 'Visits' } });
    expect(toolkitFor(folder).stages.at(-1)).toMatchObject({ id: 'visits', steps: [{ id: 'visit' }] });
  });

  test('changes sentences of the app, and names the owner, the strategy, when it teaches and terms of its own', () => {
    put('words/en-GB/phrases.json', { 'said.opened': 'It is open.' });
    put('words/en-GB/about.json', { owner: { name: 'Learning team', email: 'learning@university.example' }, strategy: 'Strategy 2030', closed: [{ name: 'Winter closure', from: '2026-12-23', until: '2027-01-01' }], terms: [{ name: 'Autumn term', from: '2026-09-21', until: '2026-12-11' }], glossary: [{ term: 'Member', meaning: 'A colleague.' }, { term: 'Hub', meaning: 'Our pages.' }] });
    const toolkit = toolkitFor(folder);
    const ours = toolkitFor(null);
    expect(toolkit.phrases).toEqual({ ...ours.phrases, 'said.opened': 'It is open.' });
    expect(toolkit.about).toMatchObject({ owner: { name: 'Learning team' }, strategy: 'Strategy 2030', terms: [{ name: 'Autumn term' }], closed: [{ name: 'Winter closure', until: '2027-01-01' }] });
    expect(toolkit.about.glossary).toHaveLength(ours.about.glossary.length + 1);
    expect(toolkit.about.glossary.find((one) => one.term === 'Member')?.meaning).toBe('A colleague.');
    expect(toolkit.words['roles.role.sponsor']?.lead).toContain('Strategy 2030');
    expect(ours.about.owner).toBeNull();
  });

  test.each<[string, string, object, string]>([
    ['a sentence that the app does not have', 'words/en-GB/phrases.json', { 'said.nothing': 'x' }, 'words/en-GB/phrases.json:2: said.nothing: the app has no such sentence'],
    ['a value that nobody puts in', 'words/en-GB/phrases.json', { 'said.opened': 'Opened, {name}.' }, 'words/en-GB/phrases.json:2: said.opened: nothing is put in for {name}'],
    ['an owner without a mailbox', 'words/en-GB/about.json', { owner: { name: 'X', email: 'nowhere' } }, 'is not an e-mail address'],
    ['a term of the year that begins before the one before it is over', 'words/en-GB/about.json', { terms: [{ name: 'A', from: '2026-09-21', until: '2026-12-11' }, { name: 'B', from: '2026-12-11', until: '2027-01-11' }] }, 'begins before the one before it is over'],
    ['a closure that ends before it begins', 'words/en-GB/about.json', { closed: [{ name: 'A', from: '2026-12-23', until: '2026-12-22' }] }, 'words/en-GB/about.json:2: closed.0: ends before it begins'],
    ['a day of the year that there is not', 'words/en-GB/about.json', { terms: [{ name: 'A', from: '2026-02-30', until: '2026-12-11' }] }, 'is not a date'],
    ['a term without a meaning', 'words/en-GB/about.json', { glossary: [{ term: 'X' }] }, 'words/en-GB/about.json'],
  ])('%s is refused with file, line and reason', (_what, file, content, reason) => {
    put(file, content);
    expect(problem()).toContain(reason);
  });

  test('changes what is typed for one thing, and leaves the others as they are', () => {
    put('words/en-GB/typed.json', { lines: { thanks: ['(ta|cheers) [to]'] }, phrases: { rota: ['whose go'] } });
    const { typed } = toolkitFor(folder);
    const ours = toolkitFor(null).typed;
    expect(typed.lines).toEqual({ ...ours.lines, thanks: ['(ta|cheers) [to]'] });
    expect(typed.phrases).toEqual({ ...ours.phrases, rota: ['whose go'] });
    put('words/en-GB/typed.json', { lines: { thanks: ['[ta'] } });
    expect(problem()).toContain('lines.thanks.0: is no form of a line');
  });

  test('switches a step off, with its words', () => {
    put('stages/launch.json', { id: 'launch', off: ['check-ins'] });
    const toolkit = toolkitFor(folder);
    expect(toolkit.steps.has('check-ins')).toBe(false);
    expect(toolkit.words).not.toHaveProperty('check-ins');
  });
});

describe('a faulty one is refused with file, line and reason:', () => {
  test('what is no JSON', () => {
    put('stages/planning.json', '{\n  "id": "planning",\n  "steps": [,]\n}');
    expect(problem()).toBe('stages/planning.json:3: JSON: this is no JSON from here on');
    put('stages/planning.json', '{\n  "id": "planning",\n');
    expect(problem()).toMatch(/^stages\/planning\.json:2: /);
  });

  test('a step that is not there', () => {
    put('stages/planning.json', '{\n  "id": "planning",\n  "off": [\n    "rolls"\n  ]\n}');
    expect(problem()).toBe('stages/planning.json:4: rolls: the stage planning has no step called rolls');
  });

  test('a step of a kind that does not exist', () => {
    put('stages/planning.json', { id: 'planning', steps: [{ ...visit, kind: 'chat' }] });
    put('words/en-GB/visit.json', visitWords);
    expect(problem()).toMatch(/^stages\/planning\.json:\d+: .*visit.*kind/);
  });

  test('words that are missing, and words that nothing uses', () => {
    put('stages/planning.json', { id: 'planning', steps: [visit] });
    put('words/en-GB/visit.json', { visit: words, 'visit.field.saw': { heading: 'Misnamed' } });
    expect(problem().split('\n')).toEqual(expect.arrayContaining([
      expect.stringMatching(/^words\/en-GB\/visit\.json:\d+: visit\.field\.saw: nothing in the stages uses these words$/),
      expect.stringMatching(/^stages\/planning\.json:\d+: visit\.field\.seen: the words are missing$/),
    ]));
  });

  test('a step switched off that the charter prints', () => {
    put('stages/planning.json', '{ "id": "planning",\n  "off": ["purpose"] }');
    expect(problem()).toMatch(/^stages\/planning\.json:2: charter\.\S+: no .*purpose\./m);
  });

  test('a folder that is not there', () => {
    rmSync(folder, { recursive: true });
    expect(problem()).toContain('there is no such folder');
  });
});
