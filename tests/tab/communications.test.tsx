/** @jest-environment jsdom */
import type { Contact, EventRow } from '../../bot/api/contract';
import { CommunicationsPage } from '../../tab/pages/communications/CommunicationsPage';
import { SponsorPage } from '../../tab/pages/sponsor/SponsorPage';
import { draw, settled } from './drawing';
import { sampleCommunity } from './sampleCommunity';

const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
const event = (more: Partial<EventRow> = {}): EventRow => ({
  id: 'e1', kind: 'learning', title: '<b>Workshop</b>', startsAt: tomorrow, minutes: 60, place: 'Room 1', hostId: null, hostName: null, plan: {}, state: 'planned', outcome: '', cancelReason: null,
  createdBy: 'ada', createdAt: '2026-05-01T09:00:00Z', booking: null, report: null, revision: 1, signedUp: 2, came: 0, mine: { signedUp: false, came: null }, ...more,
});

const talk: Contact = { id: 't', plannedOn: tomorrow.slice(0, 10), keptOn: null, about: '', replyDays: null, asked: 0, fulfilled: 0, writtenBy: 'ada', writtenAt: tomorrow, removedAt: null, revision: 1 };

describe('communications', () => {
  it('lists what can be written, and says that nothing has gone out', async () => {
    const view = sampleCommunity().view(1);
    const { place } = await draw(<CommunicationsPage />, view);
    expect([...place.querySelectorAll('.lines li a')].map((one) => one.textContent)).toEqual(view.steps.filter((one) => one.paper && one.gated === null).map((one) => one.heading));
    expect(place.textContent).toContain('3 more open once you decide how to go on.');
    expect(place.textContent).toContain('Nothing has gone out yet.');
  });

  const reads = {
    events: () => Promise.resolve({ events: [event(), event({ id: 'off', title: 'Called off', state: 'cancelled' })], plan: [] }),
    sponsor: () => Promise.resolve({ contacts: [talk, { ...talk, id: 'held', keptOn: tomorrow.slice(0, 10) }] }),
    prompts: () => Promise.resolve({ pausedUntil: null, silent: false, hushed: [], rest: null, asks: 0, sent: [], planned: [{ id: 'update:x', kind: 'update' as const, what: '', whom: '', dueAt: tomorrow, reason: null, acts: [] }, { id: 'review:x', kind: 'review' as const, what: 'Not a text', whom: '', dueAt: tomorrow, reason: null, acts: [] }] }),
  };

  it('has a calendar of what is worth a word: events, talks with the sponsor, and when the next update is due', async () => {
    const { place } = await draw(<CommunicationsPage />, sampleCommunity().view(1), undefined, undefined, reads);
    await settled(() => place.textContent.includes('The next update to members is due'));
    expect(place.textContent).toContain('<b>Workshop</b>');
    expect(place.textContent.split('Talk with the sponsor')).toHaveLength(2);
    for (const no of ['Called off', 'Not a text']) expect(place.textContent).not.toContain(no);
  });

  it('asks for nothing of the core group’s own where a member looks', async () => {
    const { place } = await draw(<CommunicationsPage />, sampleCommunity().view(4), undefined, undefined, reads);
    await settled(() => place.textContent.includes('<b>Workshop</b>'));
    for (const no of ['Talk with the sponsor', 'The next update', 'Your texts']) expect(place.textContent).not.toContain(no);
  });
});

describe('the sponsor’s page', () => {
  it('is the core group’s own, and leads others back without asking the server', async () => {
    let asked = 0;
    const sponsor = () => {
      asked += 1;
      return Promise.resolve({ contacts: [] });
    };
    const { place } = await draw(<SponsorPage />, sampleCommunity().view(4), undefined, undefined, { sponsor });
    expect(place.textContent).toContain('This page is the core group’s own.');
    expect(place.querySelector('a')?.getAttribute('href')).toBe('#/');
    expect(asked).toBe(0);
  });

  it('asks how a talk went that is over, and offers to change one that is still to come', async () => {
    const { place } = await draw(<SponsorPage />, sampleCommunity().view(1), undefined, undefined, { sponsor: () => Promise.resolve({ contacts: [talk, { ...talk, id: 'over', plannedOn: '2026-01-07' }] }) });
    await settled(() => place.querySelector('tbody') !== null);
    const rows = [...place.querySelectorAll('tbody tr')].map((one) => one.querySelector('button')?.textContent);
    expect(rows.map((one) => one?.split(',')[0])).toEqual(['Change', 'Say how it went']);
  });
});
