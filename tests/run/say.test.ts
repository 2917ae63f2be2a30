import { CannotStart, sayAndExit } from '../../bot/run/say';
import { DatabaseUnavailable } from '../../bot/store/embedded/unavailable';

/** What a person reads when the start ends with these. */
function said(...faults: unknown[]): string {
  let text = '';
  const write = jest.spyOn(process.stderr, 'write').mockImplementation((part) => { text += String(part); return true; });
  const exit = jest.spyOn(process, 'exit').mockImplementation(() => { throw new Error('ended'); });
  expect(() => sayAndExit(faults)).toThrow('ended');
  expect(exit).toHaveBeenCalledWith(1);
  write.mockRestore();
  exit.mockRestore();
  return text;
}

const error = (facts: object): Error => Object.assign(new Error('inside words'), facts);

test.each([
  [{ code: 'EADDRINUSE', port: 3978 }, 'Port 3978 is in use'],
  [{ code: 'EACCES', path: '/there' }, '/there cannot be written'],
  [{ code: 'EEXIST', path: '/there' }, 'a file where a folder is needed: /there'],
  [{ code: 'ENOTDIR', path: '/there/below' }, 'a file where a folder is needed: /there/below'],
  [{ code: 'ENOSPC' }, 'The disk is full'],
  [{ code: 'EAI_AGAIN' }, 'Check DATABASE_URL'],
  [{ cause: error({ code: '42501' }) }, 'Grant it CREATE'],
])('%j has a sentence with a remedy', (facts, words) => {
  const text = said(error(facts));
  expect(text).toContain(words);
  expect(text).not.toContain('inside words');
  expect(text.split('\n')).toHaveLength(2);
});

test('our own sentences are said as they are, each on its line; anything else by its code', () => {
  expect(said(new CannotStart('One.'), new DatabaseUnavailable('Two.'), 'Three.')).toBe('One.\nTwo.\nThree.\n');
  expect(said(error({ code: 'EODD' }))).toBe('The app could not start (EODD). Set LOG_LEVEL=debug and start again to see more.\n');
});
