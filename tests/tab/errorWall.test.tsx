/** @jest-environment jsdom */
import { act } from 'react';
import { watchScripts } from '../../tab/app/reload';
import { ErrorWall } from '../../tab/parts/ErrorWall';
import { button, draw, settled } from './drawing';
import { sampleCommunity } from './sampleCommunity';

function Broken(): never {
  throw new Error('the script of this page is not there');
}
const answers = (answer: () => Promise<{ ok: boolean }>): void => {
  (globalThis as unknown as { fetch: unknown }).fetch = answer;
};
const show = async () => {
  // React says in the console what the wall has caught.
  const quiet = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const { place } = await draw(<ErrorWall inside><Broken /></ErrorWall>, sampleCommunity().view(1));
  quiet.mockRestore();
  return place;
};

describe('a page that cannot be drawn', () => {
  beforeEach(() => window.sessionStorage.clear());

  it('says so while the server answers, and is not loaded anew by itself', async () => {
    answers(() => Promise.resolve({ ok: true }));
    const place = await show();
    await settled(() => place.textContent.includes('The page stopped'));
    expect(window.sessionStorage.getItem('cop-guide.reloaded')).toBeNull();
  });

  it('says without a connection that what was written is kept, and stays where the reader tries again', async () => {
    let asked = 0;
    answers(() => {
      asked += 1;
      return Promise.reject(new TypeError('offline'));
    });
    const place = await show();
    await settled(() => place.textContent.includes('No connection'));
    expect(place.textContent).toContain('What you wrote is kept');
    await act(async () => button(place, 'Try again').click());
    await settled(() => asked === 2);
    expect(place.textContent).toContain('No connection');
  });

  it('is loaded anew once where its script was lost, and not before the server answers', async () => {
    watchScripts();
    answers(() => Promise.reject(new TypeError('offline')));
    window.dispatchEvent(new Event('vite:preloadError'));
    await show();
    expect(window.sessionStorage.getItem('cop-guide.reloaded')).toBeNull();
    answers(() => Promise.resolve({ ok: true }));
    // The document of these tests loads nothing; that it was asked to stands in the storage.
    const quiet = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    await show();
    await settled(() => window.sessionStorage.getItem('cop-guide.reloaded') !== null);
    quiet.mockRestore();
  });
});
