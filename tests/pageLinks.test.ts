import fc from 'fast-check';
import { createPageLinks } from '../bot/pageLinks';
import { readRoute } from '../tab/app/routes';
import { readSubPage } from '../tab/app/named';

const live = createPageLinks({ mode: 'live', publicUrl: 'https://cop.example.org', teamsAppId: '00000000-0000-4000-8000-000000000001' });
const withoutId = createPageLinks({ mode: 'live', publicUrl: 'https://cop.example.org', teamsAppId: null });
const local = createPageLinks({ mode: 'local', publicUrl: 'http://127.0.0.1:3978', teamsAppId: null });

describe.each([['live', live], ['live without the id of the package', withoutId], ['local', local]])('a link that is %s', (_which, links) => {
  test('is read as the page that it was made for, whatever the ids', () => {
    fc.assert(fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (communityId, eventId) => {
      expect(links.read(links.to(communityId, `event/${encodeURIComponent(eventId)}/here`))).toEqual({ communityId: communityId.replaceAll('\u0000', '\uFFFD'), parts: ['event', eventId.replaceAll('\u0000', '\uFFFD'), 'here'] });
    }), { seed: 6 });
  });
});

test('the tab finds the page of a deep link, and of the address without one', () => {
  const named = JSON.parse(new URL(live.to('c1', 'resource/r%2F1')).searchParams.get('context') ?? '') as { subEntityId: string };
  expect([readSubPage(named.subEntityId)?.communityId, readRoute(readSubPage(named.subEntityId)?.hash ?? '')]).toEqual(['c1', { page: 'resource', resourceId: 'r/1' }]);
  const url = new URL(withoutId.to('c1', 'event/e1/here'));
  expect([url.searchParams.get('community'), readRoute(url.hash)]).toEqual(['c1', { page: 'event', eventId: 'e1', here: true }]);
});

test('addresses of other hosts, other paths and none at all lead to no page', () => {
  for (const address of ['https://elsewhere.example/tab/?community=c1#/charter', 'http://cop.example.org/tab/?community=c1#/charter', 'https://cop.example.org/reply/x', 'https://cop.example.org/tab/#/charter', 'https://teams.microsoft.com/l/entity/x/y?context=%7B', 'javascript:alert(1)', '', '%']) expect(live.read(address)).toBeNull();
  expect(live.read('https://cop.example.org/tab/#/actions?of=c1&action=a1')).toEqual({ communityId: 'c1', parts: ['actions'] });
  expect([live.isOurs('https://cop.example.org/x'), live.isOurs('https://cop.example.org.evil.example/'), live.isOurs('x')]).toEqual([true, false, false]);
});
