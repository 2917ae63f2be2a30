import { graphClient } from '../../bot/graph/client';
import { limitOf, type Pacing } from '../../bot/graph/pacing';

const at = (path: string) => limitOf(`https://graph.microsoft.com/v1.0${path}`);

test.each([
  '/me/events', '/me/events/AAA%3D', '/me/events/A/instances?startDateTime=x', '/me/calendarView/delta', '/me/calendar/getSchedule', '/me/sendMail', '/users/amara/messages', '/me/findMeetingTimes',
])('%s is one of Outlook', (path) => expect(at(path)).toEqual({ kind: 'outlook' }));

test.each(['/teams/g1', '/teams/g1/members?$top=999', '/teams/g1/channels/19%3Aa/filesFolder'])('%s is one of its team', (path) => expect(at(path)).toEqual({ kind: 'team', groupId: 'g1' }));

test.each(['/me', '/users?$search=x', '/drives/D/items/I', '/planner/tasks/T', '/groups/g1/planner/plans', '/me/onlineMeetings', '/$batch'])('%s is neither', (path) => expect(at(path)).toBeNull());

test('each try of a request takes a turn of its own and gives it back, whatever becomes of it', async () => {
  const heard: string[] = [];
  const pacing: Pacing = { team: () => Promise.resolve(0), outlook: () => Promise.resolve(heard.push('in')).then(() => () => void heard.push('out')) };
  await graphClient({ token: () => Promise.resolve('t'), pacing, retryDelaySeconds: 0, transport: { execute: (context) => {
    heard.push('try');
    if (heard.length > 4) throw new Error('the line is cut');
    context.response = new Response('{}', { status: 503 });
    return Promise.resolve();
  } } }).api('/me/events').get().catch(() => heard.push('failed'));
  expect(heard).toEqual(['in', 'try', 'out', 'in', 'try', 'out', 'failed']);
});

test('a request that gets no turn never left, so that it may be sent again', async () => {
  const client = graphClient({ token: () => Promise.resolve('t'), pacing: { team: () => Promise.resolve(0), outlook: () => Promise.reject(new Error('no database')) }, transport: { execute: () => { throw new Error('not reached'); } } });
  await expect(client.api('/me/sendMail').post({})).rejects.toMatchObject({ statusCode: -1, code: 'NeverSent' });
});
