import { channelsView, filesView } from '../../bot/domain/filesView';
import { copyName, keptFiles } from '../../bot/domain/keptFiles';
import type { FileCopy, FilesLook, Paper, PublishedCharter } from '../../bot/domain/record';
import { lookDueSince, lookerOf } from '../../bot/domain/teamFiles';
import { createSay } from '../../bot/toolkit/phrases';
import { ada, ben, member, sponsor, testCommunity, type TestCommunity } from './community';

const say = createSay();
const there = (itemId: string) => ({ state: 'filed' as const, problem: null, driveId: 'd', itemId, webUrl: `https://university.example/${itemId}` });
const away = { state: 'waiting' as const, problem: 'Open in Word.', driveId: null, itemId: null, webUrl: null };
const content = { title: 'x', topic: 'x', purpose: null, sections: [], roles: [], reviews: [], version: 1, madeAt: '2026-05-01T09:00:00.000Z' };
const charter = (version: number, more: Partial<PublishedCharter>): PublishedCharter =>
  ({ version, publishedAt: `2026-05-0${version}T09:00:00.000Z`, publishedBy: ada, content, fileName: 'Charter.docx', ...there('c'), ...more });
const paper = (stepId: string, number: number, more: Partial<Paper> = {}): Paper =>
  ({ stepId, number, version: 1, publishedAt: `2026-05-1${number}T09:00:00.000Z`, publishedBy: ben, content: { title: 'x', sections: [], number, madeAt: '' }, told: false, fileName: `${stepId} ${number}.docx`, ...there(`p${number}`), ...more });

/** A community with a team, a charter whose second version waits, two papers, and a sub-group with a channel and one without. */
function filed(): TestCommunity {
  const community = testCommunity();
  for (const row of [charter(1, {}), charter(2, away)]) community.put({ put: 'charters', row });
  community.put({ put: 'papers', row: paper('story', 1) });
  community.put({ put: 'papers', row: paper('sponsor-note', 2) });
  for (const [id, channelId] of [['rubrics', '19:r'], ['later', null]] as const) community.put({ put: 'subGroups', row: { id, name: id, about: 'x', askedBy: ada, askedAt: community.now, state: channelId ? 'made' : 'waiting', problem: null, channelId, webUrl: null } });
  return community;
}
const view = (community: TestCommunity, who: string) => filesView(community.reading, who);
const look = (community: TestCommunity, more: Partial<FilesLook>): void => {
  const files: FilesLook = { askedBy: ada, askedAt: community.now, state: 'read', problem: null, readAt: community.now, found: [], ...more };
  community.put({ put: 'community', row: { ...community.record.community, files } });
};
const copy = (fileId = 'charter', channelId = '19:r') => ({ type: 'copyFile' as const, fileId, channelId, name: 'As it was called' });
const standing = (community: TestCommunity): FileCopy => community.record.fileCopies.at(-1) as FileCopy;
const became = (community: TestCommunity, more: Partial<FileCopy>): void => community.put({ put: 'fileCopies', row: { ...standing(community), ...more } });

describe('what lies in Files', () => {
  test('each file once, with the version that lies there where a newer one is on its way', () => {
    const [first, ...papers] = view(filed(), ada).files;
    expect(first).toMatchObject({ id: 'charter', version: 2, state: 'waiting', problem: 'Open in Word.', older: 1, webUrl: 'https://university.example/c', download: 'charters/2.docx', by: 'Ada' });
    expect(papers.map((one) => [one.id, one.state, one.older, one.download])).toEqual([['paper/sponsor-note/2', 'filed', null, 'papers/sponsor-note/2.docx'], ['paper/story/1', 'filed', null, 'papers/story/1.docx']]);
  });

  test('outside the core group only what is there for everybody, without troubles, copies and the sponsor’s papers', () => {
    const community = filed();
    community.done(ada, copy());
    const seen = view(community, member);
    expect(seen.files.map((one) => [one.id, one.state, one.problem, one.copies])).toEqual(expect.arrayContaining([['charter', 'filed', null, []]]));
    expect(seen.files.some((one) => one.id.startsWith('paper/sponsor-note'))).toBe(false);
    expect(seen.look).toBeNull();
  });

  test('a version in another file than the one before says so, until the next goes on in it', () => {
    const community = filed();
    const anew = () => view(community, ada).files[0]?.isAnew;
    expect(anew()).toBe(false);
    community.put({ put: 'charters', row: charter(2, there('other')) });
    expect(anew()).toBe(true);
    community.put({ put: 'charters', row: charter(3, away) });
    expect(anew()).toBe(true);
    community.put({ put: 'charters', row: charter(3, there('other')) });
    expect(anew()).toBe(false);
  });

  test('the log is a file once it is on, and stays one when it is switched off', () => {
    const community = filed();
    community.done(ben, { type: 'startLog' });
    expect(view(community, ada).files.at(-1)).toMatchObject({ kind: 'log', state: 'asked', webUrl: null, download: null, by: 'Ben' });
    const { log } = community.record.community;
    community.put({ put: 'community', row: { ...community.record.community, log: log && { ...log, state: 'off', driveId: 'd', itemId: 'l', webUrl: 'https://university.example/l' } } });
    expect(view(community, member).files.at(-1)).toMatchObject({ kind: 'log', state: 'filed', webUrl: 'https://university.example/l' });
  });
});

describe('a look at what became of them', () => {
  test('is asked for once at a time, by whoever is in the core group; with nothing there it has nothing to do', () => {
    const community = filed();
    expect(community.done(ben, { type: 'lookAtFiles' }).effects).toEqual([{ kind: 'read-files' }]);
    expect(community.done(ben, { type: 'lookAtFiles' }).changes).toEqual([]);
    expect(community.refused(member, { type: 'lookAtFiles' }).code).toBe('not-allowed');
    const empty = testCommunity();
    expect(empty.done(ada, { type: 'lookAtFiles' })).toMatchObject({ effects: [], said: { key: 'said.files-none' } });
    empty.put({ put: 'community', row: { ...empty.record.community, groupId: null } });
    expect(empty.refused(ada, { type: 'lookAtFiles' }).because.key).toBe('refuse.files-no-team');
  });

  test('by itself it comes a day after the first file and after each look, in the name of who looked last and else of who put the newest there', () => {
    const community = filed();
    expect(lookerOf(community.record, say)).toBe(ben);
    expect(lookDueSince(community.record, '2026-05-01T20:00:00.000Z', say)).toBeNull();
    expect(lookDueSince(community.record, '2026-05-02T10:00:00.000Z', say)).toBe('2026-05-02T09:00:00.000Z');
    look(community, { readAt: '2026-05-02T10:00:00.000Z' });
    expect(lookerOf(community.record, say)).toBe(ada);
    expect(lookDueSince(community.record, '2026-05-03T09:59:00.000Z', say)).toBeNull();
    expect(lookDueSince(community.record, '2026-05-03T10:00:00.000Z', say)).not.toBeNull();
    community.put({ put: 'members', row: { ...community.record.members.find((one) => one.personId === ada)!, part: 'member' } });
    expect(lookerOf(community.record, say)).toBe(ben);
    expect(lookDueSince(testCommunity().record, '2030-01-01T00:00:00.000Z', say)).toBeNull();
  });

  test('what was found stands beside the file, and a file that is gone is not copied', () => {
    const community = filed();
    look(community, { found: [{ itemId: 'c', gone: true, name: null, folder: null }, { itemId: 'p1', gone: false, name: 'Ours.docx', folder: 'Archive' }] });
    expect(view(community, ada).files.map((one) => one.found)).toEqual([{ gone: true, name: null, folder: null }, null, { gone: false, name: 'Ours.docx', folder: 'Archive' }]);
    expect(community.refused(ada, copy()).because.key).toBe('refuse.copy-gone');
  });
});

describe('a copy for a channel', () => {
  test('is of the version that lies there, named by it, and one for a channel', () => {
    const community = filed();
    expect(community.done(ada, copy())).toMatchObject({ effects: [{ kind: 'copy-file' }], said: { key: 'said.copy-asked', values: { name: 'rubrics' } } });
    expect(standing(community)).toMatchObject({ mark: 'charter/1', fileName: 'Charter, version 1.docx', askedBy: ada, state: 'asked' });
    expect(community.done(ben, copy()).changes).toEqual([]);
    became(community, { state: 'filed', itemId: 'x' });
    expect(community.done(ben, copy())).toMatchObject({ changes: [], said: { key: 'said.copy-there' } });
    expect(view(community, ada).files[0]?.copies).toMatchObject([{ state: 'filed', isCurrent: true, channel: 'rubrics', channelId: '19:r', by: 'Ada' }]);
    community.put({ put: 'charters', row: charter(2, {}) });
    expect(view(community, ada).files[0]?.copies).toMatchObject([{ isCurrent: false }]);
    community.done(ben, copy());
    expect(community.record.fileCopies.map((one) => one.fileName)).toEqual(['Charter, version 1.docx', 'Charter, version 2.docx']);
  });

  test('of another channel than a sub-group’s is one for that channel, under the name it is known by', () => {
    const community = filed();
    expect(community.done(ada, copy('charter', '19:a'))).toMatchObject({ effects: [{ kind: 'copy-file' }], said: { values: { name: 'As it was called' } } });
    expect(standing(community)).toMatchObject({ subGroupId: null, channelId: '19:a', channelName: 'As it was called' });
    expect(community.done(ben, copy('charter', '19:a')).changes).toEqual([]);
    community.done(ada, copy());
    expect(view(community, ada).files[0]?.copies.map((one) => [one.channelId, one.channel]).sort()).toEqual([['19:a', 'As it was called'], ['19:r', 'rubrics']]);
    expect(standing(community)).toMatchObject({ subGroupId: 'rubrics', channelId: null, channelName: null });
  });

  test('can go to standard channels but the members’ own, and to those of sub-groups where the list cannot be read', () => {
    const { record } = filed();
    const general = { channelId: record.community.teamConversation ?? '', name: 'General', hasOwnSite: false };
    expect(channelsView(record, [general, { channelId: '19:z', name: 'Zines', hasOwnSite: false }, { channelId: '19:r', name: 'Rubrics now', hasOwnSite: false }, { channelId: '19:p', name: 'Leads', hasOwnSite: true }])).toEqual({
      channels: [{ channelId: '19:r', name: 'rubrics' }, { channelId: '19:z', name: 'Zines' }], isWhole: true, ownSites: ['Leads'],
    });
    expect(channelsView(record, [general])).toEqual({ channels: [], isWhole: true, ownSites: [] });
    expect(channelsView(record, null)).toEqual({ channels: [{ channelId: '19:r', name: 'rubrics' }], isWhole: false, ownSites: [] });
  });

  test('that waits or failed goes on in the name of who asks again, and is not forgotten if it may have begun', () => {
    const community = filed();
    community.done(ada, copy());
    became(community, { state: 'waiting', problem: 'Allow it.', begunAt: community.now, monitor: 'https://university.example/m' });
    expect(community.done(ben, copy()).effects).toHaveLength(1);
    expect(community.record.fileCopies).toMatchObject([{ askedBy: ben, state: 'asked', problem: null, begunAt: community.now, monitor: 'https://university.example/m' }]);
    became(community, { state: 'failed', begunAt: null, monitor: null });
    community.done(ben, copy());
    expect(community.record.fileCopies).toMatchObject([{ state: 'asked', begunAt: null }]);
  });

  test('that was deleted there is made anew', () => {
    const community = filed();
    community.done(ada, copy());
    became(community, { state: 'filed', itemId: 'x', begunAt: community.now });
    look(community, { found: [{ itemId: 'x', gone: true, name: null, folder: null }] });
    expect(community.done(ben, copy()).effects).toHaveLength(1);
    expect(community.record.fileCopies).toMatchObject([{ state: 'asked', itemId: null, begunAt: null }]);
  });

  test('needs a file that is there and a channel that is there, and somebody of the core group', () => {
    const community = filed();
    expect(community.refused(ada, copy('charter', community.record.community.teamConversation ?? '')).because.key).toBe('refuse.copy-own-channel');
    expect(community.refused(ada, copy('pack')).because.key).toBe('refuse.no-file');
    community.done(ada, { type: 'makePack' });
    expect(community.refused(ada, copy('pack')).because.key).toBe('refuse.copy-not-there');
    for (const who of [member, sponsor]) expect(community.refused(who, copy()).code).toBe('not-allowed');
  });

  test('of the pack and the log is named by the minute of what is in it, since they change under one name', () => {
    const community = filed();
    community.done(ada, { type: 'makePack' });
    const [pack] = community.record.packs;
    if (pack) community.put({ put: 'packs', row: { ...pack, ...there('k'), askedAt: '2026-07-01T08:05:00.000Z' } });
    const file = keptFiles(community.record, say).find((one) => one.kind === 'pack');
    expect(file && copyName(community.record, file, say)).toMatch(/^Everything - .* 2026-07-01 \d\d\.05\.zip$/);
  });
});
