/** @jest-environment jsdom */
import { act } from 'react';
import type { EventRow } from '../../bot/api/contract';
import { EventPage } from '../../tab/pages/calendar/EventPage';
import { button, draw, settled, taking } from './drawing';
import { sampleCommunity } from './sampleCommunity';

const event = (more: Partial<EventRow> = {}): EventRow => ({
  id: 'e1', kind: 'learning', title: '<b>Workshop</b>', startsAt: '2040-05-14T09:00:00Z', minutes: 60, place: 'Room 1', hostId: null, hostName: null, plan: {}, state: 'planned', outcome: '', cancelReason: null,
  createdBy: 'ada', createdAt: '2026-05-01T09:00:00Z', booking: null, report: null, revision: 1, signedUp: 2, came: 0, mine: { signedUp: false, came: null }, ...more,
});

test('invites the members from a preview, takes that back while it waits, and says when it was posted', async () => {
  const { sent, command } = taking();
  const base = sampleCommunity().view(1);
  const view = { ...base, team: base.team && { ...base.team, hasTeam: true } };
  const draws = (invitation: EventRow['invitation']) => draw(<EventPage eventId="e1" />, view, command, undefined, { event: () => Promise.resolve({ event: event({ invitation: invitation ?? null }), people: [], withoutMailbox: [], plan: [] }) });
  const { place } = await draws(null);
  await settled(() => place.textContent.includes('Invite the members'));
  await act(async () => button(place, 'See the invitation').click());
  expect(document.querySelector('dialog[open] .preview')?.textContent).toContain('You are invited: <b>Workshop</b>');
  await act(async () => button(document.querySelector<HTMLElement>('dialog[open]') as HTMLElement, 'Post it to the members').click());
  await settled(() => sent.length === 1);
  expect(sent[0]).toEqual({ type: 'inviteTo', eventId: 'e1', wanted: true, words: '' });
  const asked = { askedBy: 'p', askedAt: '2026-05-01T09:00:00Z', words: '', postedAt: null };
  const { place: waits } = await draws(asked);
  await settled(() => waits.textContent.includes('waits for its turn'));
  await act(async () => button(waits, 'Take the invitation back').click());
  expect(sent[1]).toEqual({ type: 'inviteTo', eventId: 'e1', wanted: false, words: '' });
  const { place: posted } = await draws({ ...asked, postedAt: '2026-05-02T09:00:00Z' });
  await settled(() => posted.textContent.includes('The members were invited'));
  expect(posted.textContent).not.toContain('Take the invitation back');
});
