/** @jest-environment jsdom */
import { act } from 'react';
import type { DirectoryAnswer } from '../../bot/api/contract';
import { Problem } from '../../tab/api/problem';
import { DirectorySearch } from '../../tab/parts/DirectorySearch';
import { PersonPicture } from '../../tab/parts/PersonPicture';
import { button, draw, labelled, settled } from './drawing';
import { sampleCommunity } from './sampleCommunity';

const helen = { id: 'h', name: 'Helen Marsh', email: 'helen.marsh@university.example' };
const found = (...people: DirectoryAnswer['people']): DirectoryAnswer => ({ people, problem: null, off: false });
const typeInto = (field: HTMLInputElement, text: string): Promise<void> => act(async () => {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
});

describe('looking for somebody in the university', () => {
  async function searching(answer: (find: string) => Promise<DirectoryAnswer>) {
    const [asked, chosen]: [string[], string[]] = [[], []];
    const { place } = await draw(<DirectorySearch label="Find the sponsor" sayChoice={(name) => `Write to ${name}`} choose={(one) => chosen.push(`${one.name} ${one.email}`)} />, sampleCommunity().view(1), undefined, undefined, {
      directory: (_id, find) => {
        asked.push(find);
        return answer(find);
      },
    });
    const field = labelled(place, 'Find the sponsor');
    return { place, asked, chosen, field, status: () => place.querySelector('[role=status]')?.textContent };
  }

  it('waits for two letters and a pause, and gives whom somebody chooses', async () => {
    const { place, asked, chosen, field, status } = await searching(() => Promise.resolve(found(helen, { id: 'n', name: 'No Mailbox', email: null })));
    for (const text of ['h', 'he', 'hel']) await typeInto(field, text);
    await settled(() => status() === '2 people');
    expect(asked).toEqual(['hel']);
    expect(place.textContent).toContain('no address');
    await act(async () => button(place, 'Write to Helen Marsh').click());
    expect(chosen).toEqual(['Helen Marsh helen.marsh@university.example']);
    expect(field.value).toBe('');
  });

  it('says when nobody is found, and when it could not be looked for, with the way by hand', async () => {
    const { field, status } = await searching((find) => (find === 'down' ? Promise.resolve({ ...found(), problem: 'Look again in a minute.' }) : Promise.resolve(found())));
    await typeInto(field, 'nobody');
    await settled(() => status()?.includes('Nobody') === true);
    expect(status()).toBe('Nobody is found with “nobody”. Type the name and address instead.');
    await typeInto(field, 'down');
    await settled(() => status()?.includes('minute') === true);
    expect(status()).toBe('Look again in a minute.');
  });

  it('says once that it is not allowed, and asks no more', async () => {
    const { place, asked, field } = await searching(() => Promise.resolve({ people: [], problem: 'It may not look. Type the name.', off: true }));
    await typeInto(field, 'hel');
    await settled(() => place.textContent.includes('It may not look'));
    expect(place.textContent).toContain('It may not look. Type the name.');
    expect(place.querySelector('input')).toBeNull();
    expect(asked).toEqual(['hel']);
  });

  it('offers to look again when the server cannot be reached', async () => {
    let down = true;
    const { place, field, status } = await searching(() => (down ? Promise.reject(new Problem('offline', 'You are offline.', 0)) : Promise.resolve(found(helen))));
    await typeInto(field, 'hel');
    await settled(() => place.textContent.includes('You are offline.'));
    down = false;
    await act(async () => button(place, 'Try again').click());
    await settled(() => status() === '1 person');
    expect(status()).toBe('1 person');
  });
});

describe('the picture of somebody', () => {
  const person = { id: 'person-1', name: 'Amara Okafor' };
  async function shown(of: string[], file: () => Promise<Blob>) {
    const asked: string[] = [];
    const { place } = await draw(<PersonPicture person={person} />, sampleCommunity().view(1), undefined, undefined, {
      photos: () => Promise.resolve({ of }),
      file: (_id, name) => {
        asked.push(name);
        return file();
      },
    });
    return { place, asked };
  }

  it('is their photo where they show one, without a name that is said twice', async () => {
    const { place, asked } = await shown(['person-1'], () => Promise.resolve(new Blob(['x'], { type: 'image/png' })));
    await settled(() => place.querySelector('img') !== null);
    const image = place.querySelector('img');
    expect([image?.getAttribute('src'), image?.alt, asked]).toEqual(['data:image/png;base64,eA==', '', ['people/person-1/photo']]);
    // A picture that the browser cannot draw leaves no broken one.
    await act(async () => image?.dispatchEvent(new Event('error')));
    expect([place.querySelector('img'), place.textContent]).toEqual([null, 'AO']);
  });

  it('is initials for who shows none, who is not asked about, and where the photo is not there', async () => {
    const none = await shown(['somebody else'], () => Promise.resolve(new Blob([])));
    await settled(() => none.place.textContent === 'AO');
    expect([none.place.textContent, none.asked]).toEqual(['AO', []]);
    const gone = await shown(['person-1'], () => Promise.reject(new Problem('not-found', 'x', 404)));
    await settled(() => gone.asked.length > 0);
    expect([gone.place.textContent, gone.place.querySelector('img')]).toEqual(['AO', null]);
  });
});
