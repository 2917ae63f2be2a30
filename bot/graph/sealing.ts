import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** AES-256-GCM: 32 bytes of key, 12 of nonce, 16 of tag (NIST SP 800-38D). */
const algorithm = 'aes-256-gcm';
const nonceLength = 12;
const tagLength = 16;
/** The first byte of what is sealed this way. */
const form = 1;

/** Seals a text with a key of 32 bytes, for one owner: base64 of form, nonce, tag and what is inside. Never the same twice. */
export function seal(key: Buffer, owner: string, text: string): string {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagLength }).setAAD(Buffer.from(owner));
  const inside = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.from([form]), nonce, cipher.getAuthTag(), inside]).toString('base64');
}

/** What was sealed; null with another key, for another owner, or when a byte of it was changed. */
export function unseal(key: Buffer, owner: string, sealed: string): string | null {
  const bytes = Buffer.from(sealed, 'base64');
  const [nonceEnd, tagEnd] = [1 + nonceLength, 1 + nonceLength + tagLength];
  if (bytes[0] !== form || bytes.length < tagEnd) return null;
  try {
    const decipher = createDecipheriv(algorithm, key, bytes.subarray(1, nonceEnd), { authTagLength: tagLength }).setAAD(Buffer.from(owner)).setAuthTag(bytes.subarray(nonceEnd, tagEnd));
    return Buffer.concat([decipher.update(bytes.subarray(tagEnd)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
