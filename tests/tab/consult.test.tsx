/** @jest-environment jsdom */
import { act } from 'react';
import { HomePage } from '../../tab/pages/home/HomePage';
import { StepPage } from '../../tab/pages/step/StepPage';
import { area, button, draw, settled, taking, type } from './drawing';
import { sampleCommunity } from './sampleCommunity';

const stepId = 'energy';
const page = <StepPage stepId={stepId} />;

/** The first text is agreed; `asked` puts it to the members. */
function agreed(asked: boolean) {
  const community = sampleCommunity();
  for (const person of [1, 2, 3]) for (const questionId of ['who', 'topics', 'gain', 'contribute']) community.act(person, { type: 'giveAnswer', stepId, questionId, text: 'x' });
  community.act(1, { type: 'reveal', stepId });
  community.act(1, { type: 'propose', stepId, texts: { summary: 'There is energy' }, replaces: 0 });
  for (const person of [2, 3]) community.act(person, { type: 'consent', stepId, number: 1, stance: 'agree', reason: null });
  if (asked) community.act(1, { type: 'askMembers', stepId, number: 1, days: 7 });
  return community;
}
type View = ReturnType<ReturnType<typeof agreed>['view']>;
/** As it is once the post is in the team. */
const told = (view: View): View => ({
  ...view,
  steps: view.steps.map((one) => (one.consultation ? { ...one, consultation: { ...one.consultation, state: 'open' as const, endsAt: '2099-01-08T09:00:00.000Z' } } : one)),
});

describe('asking the members', () => {
  it('says what will happen before it happens, and asks for the days', async () => {
    const { sent, command } = taking();
    const { place } = await draw(page, agreed(false).view(1), command);
    await settled(() => place.textContent?.includes('silence counts as agreement') === true);
    await act(async () => button(place, 'Ask the members').click());
    expect(sent).toEqual([]);
    expect(place.textContent).toContain('The post goes to the whole team now and cannot be taken back. The members have 7 days.');
    await act(async () => button(place, 'Ask them now').click());
    await settled(() => sent.length > 0);
    expect(sent).toEqual([{ type: 'askMembers', stepId, number: 1, days: 7 }]);
  });

  it('shows the core group who spoke, and what an objection asks for', async () => {
    const community = agreed(true);
    community.act(4, { type: 'speakUp', stepId, number: 1, stance: 'object', reason: 'Evenings' });
    const { place } = await draw(page, told(community.view(2)));
    await settled(() => place.textContent?.includes('1 member spoke:') === true);
    expect(place.textContent).toContain('Bea Lund objects: Evenings');
    expect(place.textContent).toContain('An objection asks for another text');
  });
});

describe('a member who is asked', () => {
  it('finds it at home, reads the text, and says something with a reason', async () => {
    const view = told(agreed(true).view(4));
    const home = await draw(<HomePage />, view);
    expect([...home.place.querySelectorAll('.next a')].map((one) => one.textContent)).toEqual([expect.stringMatching(/^The core group asks what you think: Find the energy, until /)]);
    const { sent, command } = taking();
    const { place } = await draw(page, view, command);
    await settled(() => place.textContent?.includes('There is energy') === true);
    expect(place.textContent).toContain('you need not do anything');
    expect(place.textContent).not.toContain('The core group works on this step');
    await act(async () => button(place, 'I object').click());
    await act(async () => button(place, 'Send').click());
    expect(sent).toEqual([]);
    await type(area(place), 'Evenings');
    await act(async () => button(place, 'Send').click());
    await settled(() => sent.length > 0);
    expect(sent).toEqual([{ type: 'speakUp', stepId, number: 1, stance: 'object', reason: 'Evenings' }]);
  });

  it('sees what they said, and takes it back', async () => {
    const community = agreed(true);
    community.act(4, { type: 'speakUp', stepId, number: 1, stance: 'concern', reason: 'Some evenings' });
    const { sent, command } = taking();
    const { place } = await draw(page, told(community.view(4)), command);
    await settled(() => place.textContent?.includes('Some evenings') === true);
    await act(async () => button(place, 'Take it back').click());
    await settled(() => sent.length > 0);
    expect(sent).toEqual([{ type: 'takeBackVoice', stepId, number: 1 }]);
  });
});
