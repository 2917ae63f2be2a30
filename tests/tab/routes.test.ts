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
