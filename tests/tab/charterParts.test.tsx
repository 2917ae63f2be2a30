/** @jest-environment jsdom */
import { act } from 'react';
import type { CharterContent } from '../../bot/domain/record';
import { ComparePart } from '../../tab/pages/charter/ComparePart';
import { PartsPart } from '../../tab/pages/charter/PartsPart';
import { area, button, draw, labelled, settled, taking, type } from './drawing';
import { sampleCommunity } from './sampleCommunity';

describe('the parts of the charter', () => {
  it('are left out by their boxes, and one of the group’s own is added, written and taken out while it is empty', async () => {
    const community = sampleCommunity();
    community.act(1, { type: 'addEntry', stepId: 'charter', heading: 'Money', lead: '', url: '' });
    const { sent, command } = taking();
    const view = community.view(1);
    const { place } = await draw(<PartsPart />, view, command);
    await act(async () => labelled(place, view.charter.parts[0]?.heading ?? '').click());
    await settled(() => sent.length === 1);
    expect(sent[0]).toEqual({ type: 'leaveOut', stepId: 'charter', lineId: view.charter.parts[0]?.id, out: true });
    await act(async () => button(place, 'Take out “Money”').click());
    await settled(() => sent.length === 2);
    await type(area(place), 'We have none');
    await settled(() => sent.length === 3);
    expect(sent.slice(1)).toEqual([
      { type: 'removeEntry', stepId: 'charter', entryId: view.charter.parts.at(-1)?.id },
      { type: 'writeNote', stepId: 'charter', fieldId: view.charter.parts.at(-1)?.id, text: 'We have none', base: 0 },
    ]);
  });
});

describe('two versions beside each other', () => {
  const section = (id: string, texts: string[]) => ({ id, heading: `The ${id}`, lines: texts.map((text) => ({ text, source: 'purpose/1' })), gap: texts.length === 0 ? 'Nothing yet' : null, agreed: { names: ['Amara Okafor'], at: '2026-05-01T09:00:00.000Z', concerns: [] } });
  const version = (number: number, sections: CharterContent['sections']): CharterContent => ({ title: 'A', topic: 'b', purpose: 'To learn', sections, roles: [], reviews: [{ label: 'Full review', onDate: `2026-0${number}-14` }], version: number, madeAt: '2026-05-01T09:00:00.000Z' });
  const versions = [version(1, [section('aims', ['Share', 'Try']), section('rules', ['Listen'])]), version(2, [section('aims', ['Share', 'Write']), section('rules', ['Listen'])])];
  const published = versions.map((one) => ({ version: one.version, publishedAt: one.madeAt, publishedBy: 'a', byName: 'Amara Okafor', state: 'filed' as const, problem: null, fileName: 'c.docx', driveId: null, itemId: null, webUrl: null })).reverse();

  it('show what came, what went and who agreed, and say how much is the same', async () => {
    const view = sampleCommunity().view(1);
    const { place } = await draw(<ComparePart />, { ...view, charter: { ...view.charter, published, unchanged: true } }, undefined, undefined, { charter: (_id, number) => Promise.resolve(versions[number - 1] as CharterContent) });
    await act(async () => {
      const details = place.querySelector('details');
      if (details) details.open = true;
      details?.dispatchEvent(new Event('toggle'));
    });
    await settled(() => place.querySelector('.compared') !== null);
    expect(place.querySelector('[role=status]')?.textContent).toBe('2 parts differ; 3 are the same.');
    expect([...place.querySelectorAll('del, ins')].map((one) => one.textContent)).toEqual(['Taken out: Try', 'New: Write', 'Taken out: Full review: Wed 14 Jan 2026', 'New: Full review: Sat 14 Feb 2026']);
    expect(place.querySelectorAll('.compared-side')[1]?.textContent).toContain('Agreed by Amara Okafor, Fri 1 May 2026');
  });

  it('are not offered where there is one', async () => {
    const view = sampleCommunity().view(1);
    const { place } = await draw(<ComparePart />, { ...view, charter: { ...view.charter, published: published.slice(1), unchanged: true } });
    expect(place.querySelector('details')).toBeNull();
  });
});
