/** @jest-environment jsdom */
import { act, useState } from 'react';
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
  ['what came of an event', <Outcome key="outcome" event={{ id: 'e1', state: 'planned', outcome: '', revision: 1 } as EventRow} />, 'It was held: keep this', ''],
])('%s survives a reload until it is sent', async (_what, page, send, after) => {
  const first = await draw(page, view);
  await type(area(first.place), 'Ten took a rubric home');
  const { sent, command } = taking();
  const { place } = await draw(page, view, command);
  expect(area(place).value).toBe('Ten took a rubric home');
  await act(async () => button(place, send).click());
  await settled(() => sent.length === 1 && window.sessionStorage.length === 0);
  await settled(() => area(place).value === after);
});

describe('what came of an event', () => {
  const event = (more: Partial<EventRow>): EventRow => ({ id: 'e1', state: 'held', outcome: 'Ten came', revision: 4, ...more }) as EventRow;
  const other = () => Promise.reject(new Problem('changed-meanwhile', 'Somebody has written what came of this event in the meantime. Choose what to keep.', 409, { text: 'Twelve came', revision: 5, by: null }));

  it('shows what others write while nobody writes here, and leaves alone what is being written', async () => {
    let change: (now: EventRow) => void = () => undefined;
    function Live() {
      const [now, setNow] = useState(event({}));
      change = setNow;
      return <Outcome event={now} />;
    }
    const { place } = await draw(<Live />, view);
    await act(async () => change(event({ outcome: 'Eleven came', revision: 5 })));
    expect(area(place).value).toBe('Eleven came');
    await type(area(place), 'Eleven came, and stayed');
    await act(async () => change(event({ outcome: 'Twelve came', revision: 6 })));
    expect(area(place).value).toBe('Eleven came, and stayed');
  });

  it.each([
    ['Use mine', 'Ten came, and stayed', 5], ['Keep both', 'Ten came, and stayed\n\nTwelve came', 5], ['Use theirs', 'Ten came', 4],
  ])('that two have written is chosen between: %s', async (name, text, base) => {
    const { sent, command } = taking();
    let first = true;
    const { place } = await draw(<Outcome event={event({})} />, view, (id, request) => {
      if (!first) return command(id, request);
      first = false;
      return other();
    });
    await type(area(place), 'Ten came, and stayed');
    await act(async () => button(place, 'Keep the changes').click());
    await settled(() => buttons(place).includes(name));
    expect(place.textContent).toContain('Twelve came');
    await act(async () => button(place, name).click());
    expect(area(place).value).toBe(text);
    if (name === 'Use theirs') return expect(window.sessionStorage.length).toBe(0);
    await act(async () => button(place, 'Keep the changes').click());
    await settled(() => sent.length === 1);
    expect(sent).toEqual([{ type: 'closeEvent', eventId: 'e1', base, outcome: text }]);
  });
});
