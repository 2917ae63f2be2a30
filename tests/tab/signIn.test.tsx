/** @jest-environment jsdom */
import { act } from 'react';
import type { CommandRequest, EventRow } from '../../bot/api/contract';
import { CommunityContext, useCommunity } from '../../tab/app/communityContext';
import { forStage } from '../../tab/app/stage';
import { EventPage } from '../../tab/pages/calendar/EventPage';
import type { Host } from '../../tab/host/teams';
import { button, buttons, draw, settled } from './drawing';
import { sampleCommunity } from './sampleCommunity';

const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();
const event = (more: Partial<EventRow> = {}): EventRow => ({
  id: 'e1', kind: 'learning', title: '<b>Workshop</b>', startsAt: inMinutes(10), minutes: 60, place: '', hostId: null, hostName: null, plan: {}, state: 'planned', outcome: '', cancelReason: null,
  createdBy: 'ada', createdAt: '2026-05-01T09:00:00Z', booking: null, report: null, revision: 1, signedUp: 2, came: 0, mine: { signedUp: false, came: null }, ...more,
});
const link = 'https://cop.example.org/tab/?community=c1#/event/e1/here';

function open(one: EventRow, { signingIn = true, onStage = false } = {}) {
  const sent: CommandRequest['command'][] = [];
  const asked: string[] = [];
  const view = sampleCommunity().view(1);
  const page = <EventPage eventId="e1" signingIn={signingIn} />;
  return {
    sent, asked,
    drawn: draw(onStage ? <OnStage>{page}</OnStage> : page, onStage ? forStage(view) : view, (_id, request) => {
      sent.push(request.command);
      return Promise.resolve({ revision: 2, said: null });
    }, undefined, {
      event: () => Promise.resolve({ event: one, people: null, withoutMailbox: [], plan: [] }),
      signInPicture: (_id, eventId) => {
        asked.push(eventId);
        return Promise.resolve({ link, picture: { size: 29, path: 'M4 4h7v1h-7z' } });
      },
    }),
  };
}

function OnStage({ children }: { children: React.ReactNode }) {
  const known = useCommunity();
  return <CommunityContext value={{ ...known, host: { onStage: true } as Host }}>{children}</CommunityContext>;
}

describe('the page that the link opens', () => {
  it('says who signs in and waits for them to say so: opening it signs nobody in', async () => {
    const { sent, drawn } = open(event());
    const { place } = await drawn;
    await settled(() => place.textContent.includes('Say that you are here.'));
    expect(place.textContent).toMatch(/You are \S+.*\. Say that you are here\./);
    expect(sent).toEqual([]);
    await act(async () => button(place, 'I am here').click());
    expect(sent).toEqual([{ type: 'signIn', eventId: 'e1' }]);
  });

  it.each<[string, Partial<EventRow>, string]>([
    ['too early', { startsAt: inMinutes(90) }, 'Signing in opens half an hour before the start'],
    ['too late', { startsAt: inMinutes(-240) }, 'Signing in is over'],
    ['at an event that is called off', { state: 'cancelled', cancelReason: 'Snow' }, 'This event is called off'],
    ['a second time', { mine: { signedUp: false, came: true } }, 'You are on the list of those who are here.'],
  ])('%s says so and offers nothing to press', async (_what, more, words) => {
    const { place } = await open(event(more)).drawn;
    await settled(() => place.textContent.includes(words));
    expect(place.textContent).toContain(words);
    expect(buttons(place)).not.toContain('I am here');
  });
});

describe('the picture', () => {
  it('is asked for when somebody unfolds it, is dark on white with a text, and has the link beside it', async () => {
    const { asked, drawn } = open(event(), { signingIn: false });
    const { place } = await drawn;
    await settled(() => place.querySelector('details') !== null);
    expect(asked).toEqual([]);
    const folded = [...place.querySelectorAll('details')].find((one) => one.textContent.includes('A picture to sign in by'));
    await act(async () => {
      if (folded) folded.open = true;
      folded?.dispatchEvent(new Event('toggle'));
    });
    await settled(() => place.querySelector('svg[role=img]') !== null);
    const picture = place.querySelector('svg[role=img]');
    expect(picture?.getAttribute('aria-label')).toBe('QR code that opens the sign-in of <b>Workshop</b>');
    expect([...(picture?.children ?? [])].map((one) => one.getAttribute('fill'))).toEqual(['#ffffff', '#000000']);
    expect(place.querySelector(`a[href="${link}"]`)?.textContent).toBe(link);
  });

  it('stands at once on the stage of a meeting, where nothing can be pressed', async () => {
    const { place } = await open(event(), { signingIn: false, onStage: true }).drawn;
    await settled(() => place.querySelector('svg[role=img]') !== null);
    expect(place.querySelector('svg[role=img]')).not.toBeNull();
    expect(buttons(place)).not.toContain('I am here');
  });

  it('is gone once signing in is over', async () => {
    const { place } = await open(event({ startsAt: inMinutes(-240) }), { signingIn: false }).drawn;
    await settled(() => place.querySelector('h1') !== null);
    expect(place.textContent).not.toContain('A picture to sign in by');
  });
});
