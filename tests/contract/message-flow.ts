import { segment } from '../../bot/graph/client';
import { channelIds, channelListScopes, messageScopes, repliesIn, threadsSince } from '../../bot/graph/messages';
import { localBot, localTeam } from '../../bot/local/people';
import { amara, tom, type Serving } from '../graph/serving';

const quiet = (): null => null;

/** That people write in a channel: threads with their changes, replies, and what goes wrong on the way. */
export async function messageFlow(local: Serving): Promise<void> {
  const { groupId, channelId } = localTeam;
  const { graph } = local.served;
  const app = local.as(null, messageScopes);
  const start = Date.now() - 3_600_000;
  const put = (n: number, thread: number, from: 'person' | 'app' | 'service', more: { deletedAt?: string } = {}): void => graph.putMessage({
    id: String(start + n), channelId, thread: String(start + thread), at: new Date(start + n).toISOString(), editedAt: null, text: `Message ${n} & <more>?`,
    from: { kind: from, id: from === 'person' ? (n % 2 === 0 ? amara : tom) : localBot.appId, name: 'Somebody' }, ...more,
  });
  for (let n = 1; n <= 5; n += 1) put(n, n, 'person');
  put(6, 6, 'app');
  put(7, 7, 'service');
  for (let n = 11; n <= 15; n += 1) put(n, 1, 'person');
  await channelIds(local.as(null, channelListScopes), groupId);
  for (const does of [503, 429] as const) graph.setFault({ match: 'GET /messages/delta$', does, retryAfterSeconds: 0 });
  const begun = await threadsSince(app, groupId, channelId, { since: new Date(start - 1_000).toISOString() });
  put(2, 2, 'person', { deletedAt: new Date().toISOString() });
  put(15, 1, 'person', { deletedAt: new Date().toISOString() });
  await threadsSince(app, groupId, channelId, { link: begun?.link ?? '' });
  graph.setFault({ match: 'GET /messages/delta$', does: 410 });
  await threadsSince(app, groupId, channelId, { link: begun?.link ?? '' });
  await repliesIn(app, groupId, channelId, String(start + 1));
  await repliesIn(app, groupId, channelId, '1');
  await repliesIn(local.as(null, channelListScopes), groupId, channelId, String(start + 1)).catch(quiet);
  const path = `/teams/${groupId}/channels/${segment(channelId)}/messages`;
  await app.api(path).get();
  await app.api(`${path}/${start + 1}`).get();
}
