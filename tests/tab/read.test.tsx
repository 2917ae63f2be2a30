/** @jest-environment jsdom */
import { act } from 'react';
import { DialogPage } from '../../tab/pages/step/DialogPage';
import { StepPage } from '../../tab/pages/step/StepPage';
import { button, buttons, draw, settled, taking } from './drawing';
import { sampleCommunity } from './sampleCommunity';
import { sampleKinds } from './sampleKinds';

const page = <StepPage stepId="guide" />;

describe('something to read', () => {
  it('lists what there is, with a link where there is one', async () => {
    const { place } = await draw(page, sampleCommunity(sampleKinds).view(1));
    expect([...place.querySelectorAll('.entry h3')].map((one) => one.textContent)).toEqual(['How to welcome people', 'A talk with your librarian']);
    const [entry] = place.querySelectorAll('.entry');
    expect(entry?.textContent).toMatch(/Two pages on the first ten minutes\.Read it aloud to one another\.example\.org, opens in a new tab/);
    const links = place.querySelectorAll('.entry a');
    expect(links).toHaveLength(1);
    expect(links[0]?.outerHTML).toMatch(/href="https:\/\/example\.org\/welcome" target="_blank" rel="noreferrer"/);
  });

  it.each([['a page', page], ['a dialog', <DialogPage key="dialog" form="answer" stepId="guide" />]])('is read when somebody says so, in %s', async (_where, shown) => {
    const { sent, command } = taking();
    const { place } = await draw(shown, sampleCommunity(sampleKinds).view(1), command);
    await act(async () => button(place, 'We have read it').click());
    await settled(() => sent.length > 0);
    expect(sent).toEqual([{ type: 'finishStep', stepId: 'guide' }]);
  });

  it('is for everybody; only the core group says that it is read', async () => {
    const { place } = await draw(page, sampleCommunity(sampleKinds).view(4));
    expect(place.querySelectorAll('.entry')).toHaveLength(2);
    expect(buttons(place)).toEqual([]);
  });

  it('stays readable when it is done', async () => {
    const community = sampleCommunity(sampleKinds);
    community.act(1, { type: 'finishStep', stepId: 'guide' });
    const { place } = await draw(page, community.view(1));
    expect(place.querySelectorAll('.entry')).toHaveLength(2);
    expect(buttons(place)).toEqual(['Reopen this step']);
  });
});
