import { chooseCommunity, type Known, type Place } from '../../tab/host/place';

const nowhere: Place = { chatId: null, channelId: null, teamId: null, groupId: null, subPage: null };
const known = (id: string, conversations: string[], groupId: string | null = null): Known => ({ id, name: id, part: 'core', conversations, groupId });

const assessment = known('assessment', ['19:team', '19:core'], 'group-1');
const writing = known('writing', ['19:writing'], 'group-2');

describe('the community that a place is about', () => {
  it('is found by the chat, the channel or the team that it lives in', () => {
    for (const place of [{ chatId: '19:core' }, { channelId: '19:team' }, { teamId: '19:team', channelId: '19:other' }]) {
      expect(chooseCommunity({ ...nowhere, ...place }, [writing, assessment], null)).toEqual({ kind: 'one', id: 'assessment', others: [] });
    }
  });

  it('is found by the group of the team when no conversation is known', () => {
    expect(chooseCommunity({ ...nowhere, channelId: '19:new-channel', groupId: 'group-2' }, [assessment, writing], null)).toEqual({ kind: 'one', id: 'writing', others: [] });
  });

  it('is none where nobody started one, even if the reader is in others', () => {
    expect(chooseCommunity({ ...nowhere, chatId: '19:elsewhere' }, [assessment, writing], 'writing')).toEqual({ kind: 'none', here: true });
  });

  it('does not take two places without a group for the same one', () => {
    expect(chooseCommunity({ ...nowhere, chatId: '19:elsewhere' }, [known('loose', ['19:x'])], null)).toEqual({ kind: 'none', here: true });
  });

  it('is a choice between all of them in the personal app', () => {
    expect(chooseCommunity(nowhere, [assessment, writing], null)).toEqual({ kind: 'many', communities: [assessment, writing] });
  });

  it('is the one chosen before in this window, with the others at hand', () => {
    expect(chooseCommunity(nowhere, [assessment, writing], 'writing')).toEqual({ kind: 'one', id: 'writing', others: [assessment] });
  });

  it('is the one that the address names, wherever the tab is open', () => {
    expect(chooseCommunity({ ...nowhere, chatId: '19:core' }, [assessment, writing], 'assessment', { communityId: 'writing', fixed: false })).toEqual({ kind: 'one', id: 'writing', others: [assessment] });
    expect(chooseCommunity(nowhere, [assessment, writing], 'assessment', { communityId: 'writing', fixed: false })).toEqual({ kind: 'one', id: 'writing', others: [assessment] });
  });

  it('shows no other one in a tab that was set up for it, so that everybody sees the same', () => {
    expect(chooseCommunity({ ...nowhere, channelId: '19:team' }, [assessment, writing], null, { communityId: 'assessment', fixed: true })).toEqual({ kind: 'one', id: 'assessment', others: [] });
  });

  it('is closed to whoever is not in the one that the address names, whatever else they are in', () => {
    expect(chooseCommunity({ ...nowhere, chatId: '19:core' }, [assessment], 'assessment', { communityId: 'writing', fixed: false })).toEqual({ kind: 'closed' });
  });

  it('forgets a choice that is not offered any more', () => {
    expect(chooseCommunity(nowhere, [assessment], 'gone')).toEqual({ kind: 'one', id: 'assessment', others: [] });
    expect(chooseCommunity(nowhere, [], 'gone')).toEqual({ kind: 'none', here: false });
  });
});
