import { archiveScopes, archiveTeam, channelScopes, createChannel, safeChannelName } from '../../bot/graph/team';
import { segment } from '../../bot/graph/client';
import { channelFolder } from '../../bot/graph/files';
import { localTeam } from '../../bot/local/people';
import { callLocal } from './calling';
import { amara, helen, refused, serving, type Serving } from './serving';

let local: Serving;
beforeEach(async () => { local = await serving(() => new Date('2026-11-23T18:00:00Z')); });
afterEach(() => local.end());

const group = localTeam.groupId;
const app = (scopes: readonly string[] = channelScopes) => local.as(null, scopes);
const channel = { name: 'Assessment rubrics', description: 'A sub-group of the community' };
const call = (method: string, path: string, options?: Parameters<typeof callLocal>[3]) => callLocal(local, method, path, options);

describe('a channel', () => {
  test('is made once, has a folder for files, and is found again after a restart', async () => {
    const made = await createChannel(app(), group, channel);
    await local.reopen();
    expect(await createChannel(app(), group, channel)).toEqual({ ...made, isNew: false });
    expect(made).toMatchObject({ name: 'Assessment rubrics', isNew: true, webUrl: expect.stringMatching(/^https:\/\/teams\.microsoft\.com\//) });
    expect(local.served.graph.channels().map((one) => one.displayName)).toEqual(['General', 'Assessment rubrics']);
    expect(await channelFolder(local.as(amara), { groupId: group, channelId: made.channelId })).toMatchObject({ itemId: expect.any(String) });
    expect((await call('GET', `/teams/${group}/channels/${segment(made.channelId)}`)).body).toMatchObject({ displayName: 'Assessment rubrics', membershipType: 'standard' });
    expect((await call('GET', `/teams/${group}/channels/gone`)).status).toBe(404);
  });

  test.each(['accepted-then-504', 'accepted-then-cut'] as const)('is found after a lost answer (%s)', async (does) => {
    local.served.graph.setFault({ match: 'POST /channels$', does, retryAfterSeconds: 0 });
    expect(await createChannel(app(), group, channel)).toMatchObject({ isNew: true });
    await createChannel(app(), group, channel);
    expect(local.served.graph.channels()).toHaveLength(2);
  });

  test('whose outcome cannot be seen is uncertain; after a pause that was asked for it is made once', async () => {
    local.served.graph.setFault({ match: 'POST /channels$', does: 504, retryAfterSeconds: 0 });
    const problem = await refused(createChannel(app(), group, channel));
    expect(problem).toMatchObject({ uncertain: true });
    expect(problem.message).toContain('Look at the team’s channels');
    local.served.graph.setFault({ match: 'POST /channels$', does: 429, retryAfterSeconds: 0 });
    await createChannel(app(), group, channel);
    expect(local.served.graph.channels()).toHaveLength(2);
  });

  test('of somebody else’s is taken, whether it is seen before or only said by the service', async () => {
    await createChannel(app(), group, { ...channel, description: 'Another sub-group' });
    const problem = await refused(createChannel(app(), group, { ...channel, name: 'assessment RUBRICS' }));
    expect(problem).toMatchObject({ code: 'taken', waitsFor: 'person' });
    expect(problem.message).toContain('Choose another name');
    const answer = await call('POST', `/teams/${group}/channels`, { body: { displayName: 'General' } });
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'BadRequest', message: 'Channel name already existed, please use other name.', innerError: { code: 'NameAlreadyExists' } } } });
  });

  test('needs the permission that an owner gives', async () => {
    expect(await refused(createChannel(app(['ChannelSettings.Read.Group']), group, channel))).toMatchObject({ code: 'consent-needed', status: 403 });
    expect(await refused(createChannel(local.as(helen, ['Channel.Create', 'Channel.ReadBasic.All']), group, channel))).toMatchObject({ code: 'consent-needed' });
    expect(await refused(createChannel(app(), 'gone', channel))).toMatchObject({ code: 'not-found' });
    expect(await refused(createChannel(app(), group, { ...channel, name: '"?"' }))).toMatchObject({ code: 'refused', status: null });
  });

  test.each([
    ['Maths / Physics: "what next?"', 'Maths Physics what next'], ['..._Hidden.', 'Hidden'], ['#%&', null], ['Année 2027', 'Année 2027'], ['x'.repeat(60), 'x'.repeat(50)],
    [`${'x'.repeat(49)}😀`, 'x'.repeat(49)],
  ])('%s has a name that works as a folder: %s', (wanted, name) => expect(safeChannelName(wanted)).toBe(name));

  test.each([[{ displayName: 'a/b' }], [{ displayName: '_a' }], [{ displayName: 'x'.repeat(51) }], [{}], [{ displayName: 'x', membershipType: 'private' }], [{ displayName: 'x', webUrl: 'https://x.example' }]])('%j is refused', async (body) => {
    expect((await call('POST', `/teams/${group}/channels`, { body })).status).toBe(400);
  });
});

describe('archiving', () => {
  const archive = (options: Parameters<typeof archiveTeam>[2] = {}) => archiveTeam(app(archiveScopes), group, { pauseMs: 0, ...options });
  const archivings = () => local.exchanges.filter((one) => one.request.url.endsWith('/archive')).length;

  test('takes a while, is looked at until it is done, and is begun once', async () => {
    expect(await archive()).toEqual({ archived: true, operation: null });
    expect(local.exchanges.flatMap(({ response }) => (response.body as { status?: string } | undefined)?.status ?? [])).toEqual(['inProgress', 'succeeded']);
    await local.reopen();
    expect(await archive()).toEqual({ archived: true, operation: null });
    expect(archivings()).toBe(1);
    expect((await call('GET', `/teams/${group}`)).body.isArchived).toBe(true);
  });

  test('that lasts longer is looked at later by its operation, not begun anew', async () => {
    const begun = await archive({ looks: 1, filesReadOnly: true });
    expect(begun).toEqual({ archived: false, operation: `/teams('${group}')/operations('${begun.operation?.slice(-38, -2)}')` });
    expect(await archive({ operation: begun.operation ?? '' })).toEqual({ archived: true, operation: null });
    expect(await archive({ operation: `/teams('${group}')/operations('forgotten')` })).toEqual({ archived: true, operation: null });
    expect(archivings()).toBe(1);
    expect(local.exchanges.find((one) => one.request.url.endsWith('/archive'))?.request.body).toEqual({ shouldSetSpoSiteReadOnlyForMembers: true });
  });

  test('that was begun and not answered for is waited for, and never begun again', async () => {
    local.served.graph.setFault({ match: 'POST /archive$', does: 'accepted-then-504', retryAfterSeconds: 0 });
    expect(await refused(archive())).toMatchObject({ code: 'unavailable', waitsFor: 'time', uncertain: false });
    const problem = await refused(archive());
    expect(problem).toMatchObject({ code: 'not-there-yet', status: 409, waitsFor: 'time', retryAfterSeconds: 60 });
    expect(problem.message).toBe('Microsoft Teams is still archiving the team. It is looked at again in a minute.');
    expect(await archive()).toEqual({ archived: true, operation: null });
  });

  test('a RAW answer that is an error is one, with its pause and its code', async () => {
    local.served.graph.setFault({ match: 'POST /archive$', does: 403 });
    const problem = await refused(archive());
    expect(problem).toMatchObject({ code: 'consent-needed', status: 403, serviceCode: 'accessDenied' });
    expect(problem.message).toContain('Ask an owner of the team');
    local.served.graph.setFault({ match: 'POST /archive$', does: 429, retryAfterSeconds: 40 });
    expect(await refused(archive())).toMatchObject({ code: 'busy', retryAfterSeconds: 40 });
    expect(await refused(archiveTeam(app(['TeamSettings.Read.Group']), group))).toMatchObject({ code: 'consent-needed' });
    expect(await refused(archiveTeam(app(archiveScopes), 'gone'))).toMatchObject({ code: 'not-found' });
    expect(local.served.graph.isArchived()).toBe(false);
  });

  test('closes the team to new channels until it is brought back', async () => {
    await archive();
    expect((await call('POST', `/teams/${group}/channels`, { body: { displayName: 'Late' } })).status).toBe(403);
    const answer = await call('POST', `/teams/${group}/unarchive`);
    expect(answer).toMatchObject({ status: 202, body: '' });
    const operation = answer.headers.get('location') ?? '';
    expect(operation).toMatch(/^\/teams\('.+'\)\/operations\('.+'\)$/);
    for (const status of ['inProgress', 'succeeded', 'succeeded']) expect((await call('GET', operation)).body).toMatchObject({ status, operationType: 'unarchiveTeam' });
    expect((await call('GET', `/teams/${group}`)).body.isArchived).toBe(false);
    expect((await call('POST', `/teams/${group}/archive`, { body: { readOnly: true } })).status).toBe(400);
  });
});
