import type { Activity } from 'botbuilder';
import { activityKey } from '../../bot/teams/activityKey';

const line = (more: object = {}): Activity => ({ type: 'message', id: 'one', text: 'thank Mei', timestamp: new Date('2026-05-04T09:00:00Z'), conversation: { id: '19:core' }, from: { id: '29:ada' }, ...more }) as unknown as Activity;

test('an activity that is delivered again is the same one, whatever id it comes with', () => {
  expect(activityKey(line({ id: 'two' }))).toBe(activityKey(line()));
  expect(activityKey(line({ id: undefined }))).toBe(activityKey(line()));
});

test.each([['another text', { text: 'thank Tom' }], ['another moment', { timestamp: new Date('2026-05-04T09:00:01Z') }], ['another person', { from: { id: '29:ben' } }], ['another place', { conversation: { id: '19:team' } }]])('%s is another one, so that each thanks is kept', (_what, more) => {
  expect(activityKey(line({ ...more, id: undefined }))).not.toBe(activityKey(line({ id: undefined })));
});
