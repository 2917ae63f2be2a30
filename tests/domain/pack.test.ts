import { agreedContent, packedPapers } from '../../bot/domain/packContent';
import type { Pack, Paper } from '../../bot/domain/record';
import { ada, ben, cleo, member, testCommunity, type TestCommunity } from './community';

const make = { type: 'makePack' as const };
const check = (packId: string, complete = true) => ({ type: 'checkPack' as const, packId, complete });
const latest = (community: TestCommunity): Pack => community.record.packs.at(-1) as Pack;
const became = (community: TestCommunity, more: Partial<Pack>): void => community.put({ put: 'packs', row: { ...latest(community), ...more } });

test('asked for twice before it is there, it is one pack; afterwards the next is a row of its own under the same name', () => {
  const community = testCommunity();
  expect(community.done(ada, make).effects).toEqual([{ kind: 'file-pack', packId: latest(community).id }]);
  expect(community.done(ben, make)).toMatchObject({ changes: [], effects: [], said: { key: 'said.pack-asked' } });
  became(community, { state: 'filed', webUrl: 'https://x.example/a' });
  community.advance({ days: 1 });
  community.done(ben, make);
  expect(community.record.packs.map((one) => [one.askedBy, one.state, one.fileName])).toEqual([[ada, 'filed', 'Everything - Inclusive Assessment.zip'], [ben, 'asked', 'Everything - Inclusive Assessment.zip']]);
  expect(community.view(ada).team?.pack).toMatchObject({ by: 'Ben', mine: false, state: 'asked', checked: null });
  expect(community.view(member).team).toBeNull();
});

test('while it waits, it goes on in the name of whoever asks next', () => {
  const community = testCommunity();
  community.done(ada, make);
  became(community, { state: 'waiting', problem: 'Open in Word.' });
  community.advance({ hours: 1 });
  expect(community.done(ben, make).effects).toHaveLength(1);
  expect(community.record.packs).toMatchObject([{ askedBy: ben, state: 'asked', problem: null }]);
});

test('somebody else than who asked says that it is complete, once it is there; anybody takes it back', () => {
  const community = testCommunity();
  community.done(ada, make);
  const { id } = latest(community);
  expect(community.refused(ben, check(id)).because.key).toBe('refuse.pack-not-there');
  became(community, { state: 'filed' });
  expect(community.refused(ada, check(id)).because.key).toBe('refuse.pack-own');
  expect(community.refused(ben, check('none')).code).toBe('not-found');
  community.done(ben, check(id));
  expect(community.view(ada).team?.pack).toMatchObject({ mine: true, checked: { by: 'Ben', at: community.now } });
  expect(community.done(cleo, check(id)).changes).toEqual([]);
  community.done(ada, check(id, false));
  expect(latest(community)).toMatchObject({ checkedBy: null, checkedAt: null });
  community.done(cleo, check(id));
  community.advance({ days: 1 });
  community.done(ben, make);
  expect(community.refused(ada, check(id)).because.key).toBe('refuse.pack-newer');
  expect(community.view(ada).team?.pack?.checked).toBeNull();
});

test('one that did not get into Files was kept by hand, and can be checked too', () => {
  const community = testCommunity();
  community.done(ada, make);
  became(community, { state: 'failed', problem: 'No team.' });
  community.done(ben, check(latest(community).id));
  expect(latest(community).checkedBy).toBe(ben);
});

test('it says what stands agreed, by whom and when, and why steps were left out; nothing that was only said or proposed', () => {
  const community = testCommunity();
  const answer = (personId: string, text: string): void => {
    for (const { id } of community.view(personId).steps.find((one) => one.id === 'purpose')?.questions ?? []) community.done(personId, { type: 'giveAnswer', stepId: 'purpose', questionId: id, text });
  };
  community.done(ada, { type: 'openStep', stepId: 'purpose' });
  for (const one of [ada, ben, cleo]) answer(one, 'SAID-ALONE');
  community.done(ada, { type: 'reveal', stepId: 'purpose' });
  community.done(ada, { type: 'propose', stepId: 'purpose', texts: { purpose: 'PROPOSED-ONLY' }, replaces: 0 });
  expect(JSON.stringify(agreedContent(community.reading))).not.toContain('PROPOSED-ONLY');
  community.done(ben, { type: 'propose', stepId: 'purpose', texts: { purpose: 'We share what works.' }, replaces: 1 });
  const number = community.record.proposals.at(-1)?.number ?? 0;
  community.done(ada, { type: 'consent', stepId: 'purpose', number, stance: 'concern', reason: 'MY-CONCERN' });
  community.done(cleo, { type: 'consent', stepId: 'purpose', number, stance: 'agree', reason: null });
  community.done(ada, { type: 'skipStep', stepId: 'energy', reason: 'We have met before' });
  const content = agreedContent(community.reading);
  expect(content.sections[0]).toMatchObject({ lines: [{ text: 'We share what works.' }], gap: 'Agreed by Ada, Ben and Cleo on 4 May 2026.' });
  expect(content.sections.at(-1)?.lines.map((one) => one.text)).toEqual(['Find the energy: We have met before (4 May 2026)']);
  for (const word of ['SAID-ALONE', 'PROPOSED-ONLY', 'MY-CONCERN']) expect(JSON.stringify(content)).not.toContain(word);
});

test('a paper for the sponsor is in it only where every member can open it in Files already', () => {
  const community = testCommunity();
  const paper = (stepId: string, number: number, webUrl: string | null): Paper => ({
    stepId, number, version: 1, publishedAt: community.now, publishedBy: ada, content: { title: 'x', sections: [], number, madeAt: community.now }, told: false, state: webUrl ? 'filed' : 'asked', problem: null, fileName: `${stepId}.docx`, driveId: null, itemId: null, webUrl,
  });
  community.put({ put: 'papers', row: paper('sponsor-note', 1, null) }, { put: 'papers', row: paper('sponsor-note', 2, 'https://x.example/a') }, { put: 'papers', row: paper('story', 1, null) });
  expect(packedPapers(community.reading).map((one) => `${one.stepId} ${one.number}`)).toEqual(['sponsor-note 2', 'story 1']);
});
