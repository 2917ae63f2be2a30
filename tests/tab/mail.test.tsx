/** @jest-environment jsdom */
import { act } from 'react';
import type { MailAnswer, PaperView } from '../../bot/api/contract';
import type { CommunityView } from '../../bot/domain/view';
import { CommunicationsPage } from '../../tab/pages/communications/CommunicationsPage';
import { SubGroups } from '../../tab/pages/members/SubGroups';
import { SponsorPage } from '../../tab/pages/sponsor/SponsorPage';
import { ArchivePart } from '../../tab/pages/step/ArchivePart';
import { StepPage } from '../../tab/pages/step/StepPage';
import { button, buttons, draw, labelled, settled, taking } from './drawing';
import { sampleCommunity } from './sampleCommunity';

type Mail = PaperView['mails'][number];
const stepId = 'sponsor-note';
const at = '2026-05-14T09:00:00.000Z';
const unused = (): Promise<never> => Promise.reject(new Error('not asked for here'));
const mail = (more: Partial<Mail> = {}): Mail => ({ number: 1, email: 'helen@university.example', name: 'Helen', by: 'Amara Okafor', mine: true, at, state: 'sent', problem: null, reply: null, ...more });
const answer: MailAnswer = { subject: 'Note for the sponsor', parts: [{ kind: 'text', text: 'Dear Helen,' }, { kind: 'list', lines: ['A room', '<b>Coffee</b>'] }, { kind: 'link', answer: 'right', label: 'Looks right' }], text: 'Dear Helen,\n\nLooks right: https://cop.example/reply/x', withLinks: true };

/** A published note, with mails as the server would tell of them. */
function published(mails: Mail[] = []): CommunityView {
  const community = sampleCommunity();
  community.act(1, { type: 'writeNote', stepId, fieldId: 'help', text: 'A room for forty', base: 0 });
  const { paper } = community.view(1).steps.find((one) => one.id === stepId) ?? {};
  community.act(1, { type: 'publishPaper', stepId, fingerprint: paper?.fingerprint ?? '', tell: false });
  const view = community.view(1);
  return { ...view, steps: view.steps.map((one) => (one.id === stepId && one.paper ? { ...one, paper: { ...one.paper, mails, mailTo: { email: 'helen@university.example', name: 'Helen' } } } : one)) };
}
const dialog = (): HTMLElement => {
  const found = document.querySelector<HTMLElement>('dialog[open]');
  if (!found) throw new Error('nothing is asked');
  return found;
};

describe('mail to the sponsor', () => {
  it('goes out from a preview, to an address that somebody has confirmed', async () => {
    const { sent, command } = taking();
    const { place } = await draw(<StepPage stepId={stepId} />, published(), command, unused, { mail: () => Promise.resolve(answer) });
    await settled(() => buttons(place).includes('Send by mail'));
    await act(async () => button(place, 'Send by mail').click());
    await settled(() => document.querySelector('.preview') !== null);
    expect(labelled(dialog(), 'Address of the sponsor').value).toBe('helen@university.example');
    expect(dialog().querySelector('.preview')?.textContent).toContain('<b>Coffee</b>');
    expect(dialog().querySelector('a[href^="mailto:"]')?.getAttribute('href')).toBe('mailto:helen%40university.example?subject=Note%20for%20the%20sponsor');
    await act(async () => button(dialog(), 'Send it').click());
    await settled(() => sent.length > 0);
    expect(sent).toEqual([{ type: 'mailPaper', stepId, number: 1, email: 'helen@university.example', name: 'Helen', by: 'mail', again: false }]);
  });

  it('asks the five questions where somebody ticks that, and shows the answers under the sponsor’s name', async () => {
    const { sent, command } = taking();
    const said = mail({ questions: true, reply: { answer: null, text: '', five: { scope: 'A little wide', need: 'Dates' }, at } });
    const { place } = await draw(<StepPage stepId={stepId} />, published([said]), command, unused, { mail: () => Promise.resolve(answer) });
    await settled(() => buttons(place).includes('Send to another address'));
    for (const part of ['The sponsor answered the five questions', 'Is the scope of the community still right?', 'A little wide', 'Dates']) expect(place.textContent).toContain(part);
    expect(place.textContent).not.toContain('told others');
    await act(async () => button(place, 'Send to another address').click());
    await act(async () => labelled(dialog(), 'Also ask the five questions').click());
    await act(async () => button(dialog(), 'Send it').click());
    await settled(() => sent.length > 0);
    expect(sent).toMatchObject([{ type: 'mailPaper', questions: true }]);
  });

  it('is copied with its links for a mail of one’s own', async () => {
    const copied: string[] = [];
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: (text: string) => Promise.resolve(void copied.push(text)) } });
    const { sent, command } = taking();
    const { place } = await draw(<StepPage stepId={stepId} />, published(), command, unused, { mail: () => Promise.resolve(answer) });
    await settled(() => buttons(place).includes('Send by mail'));
    await act(async () => button(place, 'Send by mail').click());
    await act(async () => button(dialog(), 'Copy it and send it yourself').click());
    await settled(() => copied.length > 0);
    expect([sent, copied]).toMatchObject([[{ type: 'mailPaper', by: 'hand' }], [answer.text]]);
  });

  it('that may have been sent says where to look, and goes again only after a question', async () => {
    const problem = 'Microsoft 365 did not say whether the mail went out. Look in Sent Items before you send it again.';
    const { sent, command } = taking();
    const { place } = await draw(<StepPage stepId={stepId} />, published([mail({ state: 'uncertain', problem })]), command, unused, { mail: () => Promise.resolve(answer) });
    await settled(() => place.textContent?.includes('may have been sent') === true);
    expect(place.textContent).toContain(problem);
    await act(async () => button(place, 'Send again: helen@university.example').click());
    expect(dialog().textContent).toContain('the sponsor may have it twice');
    await act(async () => button(dialog(), 'Send it').click());
    await settled(() => sent.length > 0);
    expect(sent).toMatchObject([{ again: true }]);
  });

  it('that waits says who can help', async () => {
    const { place } = await draw(<StepPage stepId={stepId} />, published([mail({ state: 'waiting', problem: 'CoP Guide may not send mail for you.' })]));
    await settled(() => place.textContent?.includes('Mail.Send') === true);
    expect(place.textContent).toContain('Your IT team can allow Mail.Send for CoP Guide.');
  });

  it('is answered where the core group looks: on the sponsor’s page, as text', async () => {
    const view = published([mail({ reply: { answer: 'question', text: '<i>Which</i> room?', at } })]);
    const { place } = await draw(<SponsorPage />, view, unused, unused, { sponsor: () => Promise.resolve({ contacts: [] }) });
    await settled(() => place.textContent?.includes('What the sponsor said') === true);
    expect(place.textContent).toContain('I have a question');
    expect(place.textContent).toContain('<i>Which</i> room?');
    expect(place.querySelector('i')).toBeNull();
    const communications = await draw(<CommunicationsPage />, view);
    expect(communications.place.textContent).toContain('mail sent');
  });
});

describe('the team itself', () => {
  const team: NonNullable<CommunityView['team']> = { hasTeam: true, archiveStepId: 'closing-well', subGroups: [], archiving: null, pack: null };
  const withTeam = (more: Partial<typeof team> = {}): CommunityView => ({ ...sampleCommunity().view(1), team: { ...team, ...more } });

  it('gets a channel once somebody has read what that does', async () => {
    const { sent, command } = taking();
    const { place } = await draw(<SubGroups />, withTeam(), command);
    await act(async () => button(place, 'Make a channel for a sub-group').click());
    expect(dialog().textContent).toContain('Everybody in the team sees it at once');
    await act(async () => button(dialog(), 'Make the channel').click());
    expect([dialog().querySelector('[role=alert]')?.textContent, sent]).toEqual(['A channel needs a name and a line on what it is for.', []]);
  });

  it('says why a channel is not there, who can help, and tries again', async () => {
    const { sent, command } = taking();
    const one = { id: 'g', name: 'Rubrics', about: 'x', by: 'Tom', at, webUrl: null };
    const { place } = await draw(<SubGroups />, withTeam({ subGroups: [{ ...one, state: 'failed', problem: 'Choose another name.' }] }), command);
    expect(place.textContent).toContain('Channel.Create.Group');
    await act(async () => button(place, 'Try again').click());
    await settled(() => sent.length > 0);
    expect(sent).toEqual([{ type: 'makeChannelAgain', subGroupId: 'g' }]);
  });

  it('is archived only after the words that say what will happen', async () => {
    const { sent, command } = taking();
    const { place } = await draw(<ArchivePart />, withTeam(), command);
    await act(async () => button(place, 'Archive the team').click());
    for (const line of ['Everybody can still read everything.', 'The files stay where they are.', 'An owner of the team can undo it']) expect(dialog().textContent).toContain(line);
    await act(async () => button(dialog(), 'Archive the team now').click());
    await settled(() => sent.length > 0);
    expect(sent).toEqual([{ type: 'archiveTeam', filesReadOnly: false }]);
  });

  it('says how archiving stands', async () => {
    const { place } = await draw(<ArchivePart />, withTeam({ archiving: { by: 'Tom', at, state: 'running', problem: null, filesReadOnly: false } }));
    expect(place.textContent).toContain('This takes a minute or so');
    expect(buttons(place)).toEqual([]);
  });
});
