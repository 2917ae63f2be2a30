import { randomBytes } from 'node:crypto';
import { seal, unseal } from '../../bot/graph/sealing';

const key = randomBytes(32);
const text = 'a token – with signs 😀';

test('what was sealed is read with the same key and for the same owner', () => {
  expect(unseal(key, 'tenant/ada', seal(key, 'tenant/ada', text))).toBe(text);
  expect(unseal(key, 'tenant/ada', seal(key, 'tenant/ada', ''))).toBe('');
});

test('nothing of it is to be seen, and it is never the same twice', () => {
  const [one, two] = [seal(key, 'o', text), seal(key, 'o', text)];
  expect(one).not.toBe(two);
  expect(Buffer.from(one, 'base64').toString('latin1')).not.toContain('token');
});

test('another key, another owner, and any changed byte give nothing', () => {
  const sealed = seal(key, 'tenant/ada', text);
  expect(unseal(randomBytes(32), 'tenant/ada', sealed)).toBeNull();
  expect(unseal(key, 'tenant/ben', sealed)).toBeNull();
  const bytes = Buffer.from(sealed, 'base64');
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    expect(unseal(key, 'tenant/ada', changed.toString('base64'))).toBeNull();
  }
  for (const odd of ['', 'AQ==', 'not base64 at all', bytes.subarray(0, 28).toString('base64')]) expect(unseal(key, 'tenant/ada', odd)).toBeNull();
});
