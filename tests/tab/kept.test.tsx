/** @jest-environment jsdom */
import { act } from 'react';
import { Problem } from '../../tab/api/problem';
import { Remarks } from '../../tab/pages/measures/Remarks';
import { Outcome } from '../../tab/pages/calendar/Outcome';
import { EditResource } from '../../tab/pages/resources/EditResource';
import type { EventRow, MeasureView } from '../../bot/api/contract';
import { area, button, buttons, draw, labelled, settled, taking, type, write } from './drawing';
import { sampleCommunity } from './sampleCommunity';

const view = sampleCommunity().view(1);
const failing = () => Promise.reject(new Problem('offline', 'The server cannot be reached.', 0));
const values = (place: HTMLElement): string[] => [labelled(place, 'Title').value, labelled<HTMLTextAreaElement>(place, 'What happened').value];

describe('a story that is being told', () => {
  const open = (command = taking().command, reader = view) => {
    let closed = 0;
    return draw(<EditResource kind="story" resource={null} close={() => { closed += 1; }} />, reader, command).then(({ place }) => ({ place, closed: () => closed }));
  };
  const tell = async (place: HTMLElement): Promise<void> => {
    await write(labelled(place, 'Title'), 'The rubric');
    await type(labelled<HTMLTextAreaElement>(place, 'What happened'), 'We shared it');
  };

  it('is there again after Escape or a reload, says so, and can be begun anew', async () => {
    const first = await open();
    expect(buttons(first.place)).not.toContain('Begin anew');
    await tell(first.place);
    await act(async () => button(first.place, 'Cancel').click());
    // Somebody else who signs in at the same window finds none of it.
    expect(values((await open(undefined, sampleCommunity().view(2))).place)).toEqual(['', '']);
    const { place } = await open();
    expect(values(place)).toEqual(['The rubric', 'We shared it']);
    await act(async () => button(place, 'Begin anew').click());
    expect(values(place)).toEqual(['', '']);
    expect(document.activeElement).toBe(labelled(place, 'Title'));
    expect(values((await open()).place)).toEqual(['', '']);
  });

  it('stays when it could not be sent, and is gone once it was', async () => {
    const first = await open(failing);
    await tell(first.place);
    await act(async () => button(first.place, 'Put it on the shelf').click());
    await settled(() => first.place.querySelector('[role=alert]') !== null);
    expect(first.closed()).toBe(0);
    const second = await open();
    expect(values(second.place)).toEqual(['The rubric', 'We shared it']);
    await act(async () => button(second.place, 'Put it on the shelf').click());
    await settled(() => second.closed() === 1);
    expect(values((await open()).place)).toEqual(['', '']);
  });
});

it.each([
  ['a comment on a measure', <Remarks key="remark" measure={{ id: 'voices', heading: 'Spread of voices', remarks: [] } as unknown as MeasureView} />, 'Add the comment', ''],
  ['what came of an event', <Outcome key="outcome" event={{ id: 'e1', state: 'planned', outcome: '' } as EventRow} />, 'It was held: keep this', 'Ten took a rubric home'],
])('%s survives a reload until it is sent', async (_what, page, send, after) => {
  const first = await draw(page, view);
  await type(area(first.place), 'Ten took a rubric home');
  const { sent, command } = taking();
  const { place } = await draw(page, view, command);
  expect(area(place).value).toBe('Ten took a rubric home');
  await act(async () => button(place, send).click());
  await settled(() => sent.length === 1 && window.sessionStorage.length === 0);
  expect(area(place).value).toBe(after);
});
