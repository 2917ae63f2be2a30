import { Problem } from '../../tab/api/problem';
import { createSaver, joinTexts, type Saved, type SaverParts } from '../../tab/drafts/saver';

interface Sent {
  text: string;
  base: number;
  id: string;
  answer: (revision: number) => void;
  fail: (problem: Problem) => void;
}

const offline = new Problem('offline', 'No connection.', 0);
const flushPromises = async (): Promise<void> => {
  for (let i = 0; i < 10; i += 1) await Promise.resolve();
};

/** A saver on a clock of our own, with every send in our hands. */
function bench(saved: Saved = { text: '', revision: 0, at: null }, kept: { text: string; base: number } | null = null) {
  let time = 0;
  let timers: { id: number; at: number; run: () => void }[] = [];
  let count = 0;
  const sent: Sent[] = [];
  const memory = { kept };
  const parts: SaverParts = {
    send: (text, base, id) => new Promise((done, refuse) => {
      sent.push({ text, base, id, answer: (revision) => done({ revision, at: '2026-05-14T10:02:00Z' }), fail: refuse });
    }),
    keep: {
      read: () => memory.kept,
      write: (value) => { memory.kept = value; },
      forget: () => { memory.kept = null; },
    },
    timers: {
      now: () => time,
      set: (run, ms) => {
        count += 1;
        timers.push({ id: count, at: time + ms, run });
        return count;
      },
      clear: (id) => { timers = timers.filter((one) => one.id !== id); },
    },
    newId: () => `id-${sent.length + 1}`,
    changed: () => undefined,
    limit: 20,
  };
  const saver = createSaver(saved, parts);
  const wait = async (ms: number): Promise<void> => {
    const end = time + ms;
    for (;;) {
      const next = timers.filter((one) => one.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      timers = timers.filter((one) => one !== next);
      time = next.at;
      next.run();
      await flushPromises();
    }
    time = end;
  };
  return { saver, sent, memory, wait };
}

describe('a text that saves itself', () => {
  it('is sent within a second and a half of the last key, and once', async () => {
    const { saver, sent, wait } = bench();
    saver.type('a');
    saver.type('ab');
    await wait(1_500);
    expect(sent.map((one) => one.text)).toEqual(['ab']);
  });

  it('is sent every two seconds while keys are pressed without a pause', async () => {
    const { saver, sent, wait } = bench();
    for (let i = 1; i <= 9; i += 1) {
      saver.type('x'.repeat(i));
      await wait(250);
    }
    expect(sent.length).toBe(1);
    sent[0]?.answer(1);
    await flushPromises();
    for (let i = 10; i <= 18; i += 1) {
      saver.type('x'.repeat(i));
      await wait(250);
    }
    expect(sent.length).toBe(2);
    expect(sent[1]?.base).toBe(1);
  });

  it('is kept in the window until the server has it, and not longer', async () => {
    const { saver, sent, memory, wait } = bench();
    saver.type('mine');
    expect(memory.kept).toEqual({ text: 'mine', base: 0 });
    await wait(1_500);
    sent[0]?.answer(1);
    await flushPromises();
    expect(saver.state()).toMatchObject({ phase: 'saved', saved: { text: 'mine', revision: 1 } });
    expect(memory.kept).toBeNull();
  });

  it('sends what was typed during a save afterwards, on the new revision', async () => {
    const { saver, sent, wait } = bench();
    saver.type('one');
    await wait(1_500);
    saver.type('one two');
    sent[0]?.answer(7);
    await flushPromises();
    await wait(1_500);
    expect(sent[1]).toMatchObject({ text: 'one two', base: 7 });
  });

  it('tries again by itself without a connection, under the same id', async () => {
    const { saver, sent, memory, wait } = bench();
    saver.type('mine');
    await wait(1_500);
    sent[0]?.fail(offline);
    await flushPromises();
    expect(saver.state().phase).toBe('offline');
    expect(memory.kept?.text).toBe('mine');
    await wait(4_000);
    expect(sent[1]?.id).toBe(sent[0]?.id);
    // The trouble stands until it is over, so that a screen reader says it once and not with each try.
    expect(saver.state()).toMatchObject({ phase: 'saving', problem: 'No connection.' });
    sent[1]?.answer(1);
    await flushPromises();
    expect(saver.state()).toMatchObject({ phase: 'saved', problem: null });
  });

  it('does not flood a server that is away, however much is typed', async () => {
    const { saver, sent, wait } = bench();
    saver.type('m');
    await wait(1_500);
    sent[0]?.fail(offline);
    await flushPromises();
    for (let i = 0; i < 8; i += 1) {
      saver.type('m'.repeat(i + 2));
      await wait(200);
    }
    expect(sent.length).toBe(1);
  });

  it('begins with what an earlier page could not send', async () => {
    const { saver, sent, wait } = bench({ text: 'old', revision: 3, at: null }, { text: 'newer', base: 3 });
    expect(saver.state().text).toBe('newer');
    await wait(1_500);
    expect(sent[0]).toMatchObject({ text: 'newer', base: 3 });
  });

  it('keeps a text over the limit here, sends nothing, and goes on when it is shorter', async () => {
    const { saver, sent, memory, wait } = bench();
    saver.type('y'.repeat(21));
    await wait(5_000);
    expect(sent).toEqual([]);
    expect(saver.state().phase).toBe('too-long');
    expect(memory.kept?.text.length).toBe(21);
    saver.type('y'.repeat(20));
    await wait(1_500);
    expect(sent.length).toBe(1);
  });

  it('says why when the server refuses, and keeps the text', async () => {
    const { saver, sent, memory, wait } = bench();
    saver.type('mine');
    await wait(1_500);
    sent[0]?.fail(new Problem('not-now', 'The answers are revealed.', 409));
    await flushPromises();
    expect(saver.state()).toMatchObject({ phase: 'refused', problem: 'The answers are revealed.', text: 'mine' });
    expect(memory.kept?.text).toBe('mine');
  });

  it('sends nothing while an act carries the text, and then calls it safe', async () => {
    const { saver, sent, memory, wait } = bench();
    saver.type('my answer');
    await saver.pause();
    await wait(5_000);
    expect(sent).toEqual([]);
    const before = saver.base();
    saver.accept({ revision: 4, at: '2026-05-14T10:02:00Z' });
    expect([saver.base(), before < 4]).toEqual([4, true]);
    expect(saver.state()).toMatchObject({ phase: 'saved', saved: { revision: 4, text: 'my answer' } });
    expect(memory.kept).toBeNull();
  });

  it('goes on saving when that act failed', async () => {
    const { saver, sent, wait } = bench();
    saver.type('my answer');
    await saver.pause();
    saver.resume();
    await wait(1_500);
    expect(sent.map((one) => one.text)).toEqual(['my answer']);
  });
});

describe('a text that changed elsewhere meanwhile', () => {
  const theirs = { text: 'theirs', revision: 5, by: 'Tom' };
  const inConflict = async () => {
    const all = bench({ text: 'old', revision: 3, at: null });
    all.saver.type('mine');
    await all.wait(1_500);
    all.sent[0]?.fail(new Problem('changed-meanwhile', 'Changed.', 409, theirs));
    await flushPromises();
    return all;
  };

  it('is shown beside one\'s own, and nothing is sent before the choice', async () => {
    const { saver, sent, wait } = await inConflict();
    expect(saver.state()).toMatchObject({ phase: 'conflict', text: 'mine', theirs });
    saver.flush();
    await wait(60_000);
    expect(sent.length).toBe(1);
  });

  it.each([['mine', 'mine'], ['both', 'mine\n\ntheirs']] as const)('with "%s" sends it on the revision that stands', async (which, text) => {
    const { saver, sent } = await inConflict();
    saver.choose(which);
    expect(sent[1]).toMatchObject({ text, base: 5 });
  });

  it('with "theirs" takes it over and sends nothing', async () => {
    const { saver, sent, memory } = await inConflict();
    saver.choose('theirs');
    expect(saver.state()).toMatchObject({ phase: 'saved', text: 'theirs', saved: { revision: 5 } });
    expect(sent.length).toBe(1);
    expect(memory.kept).toBeNull();
  });

  it('is no conflict when both say the same', async () => {
    const { saver, sent, wait } = bench({ text: '', revision: 1, at: null });
    saver.type('theirs');
    await wait(1_500);
    sent[0]?.fail(new Problem('changed-meanwhile', 'Changed.', 409, theirs));
    await flushPromises();
    expect(saver.state()).toMatchObject({ phase: 'saved', saved: { revision: 5 } });
  });

  it('replaces what stands in the field only while nobody writes there', async () => {
    const { saver, wait } = bench({ text: 'old', revision: 1, at: null });
    saver.adopt({ text: 'new', revision: 2, at: null }, true);
    expect(saver.state().text).toBe('old');
    saver.adopt({ text: 'new', revision: 2, at: null }, false);
    expect(saver.state().text).toBe('new');
    saver.type('new and mine');
    saver.adopt({ text: 'newest', revision: 3, at: null }, false);
    expect(saver.state().text).toBe('new and mine');
    await wait(0);
  });

  it('keeps both without doubling one that holds the other', () => {
    expect(joinTexts('one\ntwo', 'two')).toBe('one\ntwo');
    expect(joinTexts('two', 'one\ntwo')).toBe('one\ntwo');
    expect(joinTexts('a ', ' b')).toBe('a\n\nb');
  });
});
