import { readNamed, readSubPage, searchOf, subPageOf } from '../../tab/app/named';
import { hashOf, nextTrail, readRoute } from '../../tab/app/routes';

describe('the address of a page', () => {
  it.each([
    ['', { page: 'home' }],
    ['#/', { page: 'home' }],
    ['#/charter', { page: 'charter' }],
    ['#/actions?from=card', { page: 'actions' }],
    ['#/step/energy', { page: 'step', stepId: 'energy' }],
    ['#/dialog/answer/c1/ground-rules', { page: 'dialog', form: 'answer', communityId: 'c1', aboutId: 'ground-rules' }],
    ['#/dialog/charter/c1', { page: 'dialog', form: 'charter', communityId: 'c1', aboutId: '' }],
    ['#/dialog/text/c1/energy', { page: 'dialog', form: 'text', communityId: 'c1', aboutId: 'energy' }],
  ])('%s is read', (hash, route) => {
    expect(readRoute(hash)).toEqual(route);
  });

  it.each(['#/nowhere', '#/step', '#/step/a/b', '#/charter/more', '#/dialog/vote/c1/s1', '#/dialog/answer/c1', '#/dialog/journey/c1/more', '#/__proto__'])('%s leads nowhere, without an error', (hash) => {
    expect(readRoute(hash)).toEqual({ page: 'unknown' });
  });

  it('survives ids with slashes, spaces and broken escapes', () => {
    const route = { page: 'dialog', form: 'answer', communityId: '19:a/b@thread v2', aboutId: 'x%y' } as const;
    expect(readRoute(hashOf(route))).toEqual(route);
    expect(readRoute('#/step/%E0%A4%A')).toEqual({ page: 'step', stepId: '%E0%A4%A' });
  });
});

describe('the way back', () => {
  it('grows with each page and shortens when the page before is opened again', () => {
    const there = nextTrail(nextTrail(['#/'], '#/charter'), '#/step/energy');
    expect(there).toEqual(['#/', '#/charter', '#/step/energy']);
    expect(nextTrail(there, '#/charter')).toEqual(['#/', '#/charter']);
  });

  it('does not count the same page twice', () => {
    expect(nextTrail(['#/', '#/charter'], '#/charter')).toEqual(['#/', '#/charter']);
  });
});

describe('a link that names its community', () => {
  it.each([{ page: 'home' }, { page: 'step', stepId: 'energy' }, { page: 'event', eventId: 'a/b' }, { page: 'measures' }] as const)('leads to $page of it', (route) => {
    const read = readSubPage(subPageOf('19:a/b c', route));
    expect([read?.communityId, readRoute(read?.hash ?? 'none')]).toEqual(['19:a/b c', route]);
  });

  it('reads older links, which name none, and leads nowhere with what is no page', () => {
    expect(readSubPage('step/energy')).toEqual({ communityId: null, hash: '#/step/energy' });
    expect([readSubPage('nowhere'), readSubPage('c/one/nowhere'), readSubPage('step/a/b')]).toEqual([null, null, null]);
  });

  it('keeps community and page of a tab that was set up in the query', () => {
    expect(readNamed(searchOf('c&1', 'measures'))).toEqual({ named: { communityId: 'c&1', fixed: true }, page: 'measures' });
    expect(readNamed(searchOf('c1'))).toEqual({ named: { communityId: 'c1', fixed: false }, page: null });
    expect(readNamed('?community=c1&page=secrets')).toEqual({ named: { communityId: 'c1', fixed: true }, page: null });
    expect([readNamed(''), readNamed('?page=measures')]).toEqual([null, null]);
  });
});
