import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';

// What somebody looked for may be a name, and an address is kept where names have no place: in the browser's history, in a proxy's log, in a
// message to a colleague. So the address holds it sealed, for this user alone and by AUTH_SECRET; the same words make the same address, which
// a reload, the way back and a kept view rely on (AES-256-GCM, its nonce derived from what is sealed).

function keys(): { cipher: Buffer; nonce: Buffer } {
  const secret = process.env.AUTH_SECRET;
  if (!secret) throw new Error('AUTH_SECRET is not set: npm start makes one under DATA_DIR');
  const made = Buffer.from(hkdfSync('sha256', secret, '', 'criterion search in an address', 64));
  return { cipher: made.subarray(0, 32), nonce: made.subarray(32) };
}

const NONCE = 12;
const TAG = 16;
/** What is shorter is filled up: the length of a name says something too. */
const BLOCK = 16;

/** Words of one user as an address may hold them. */
export function seal(userId: string, words: string): string {
  const { cipher: key, nonce: nonceKey } = keys();
  const nonce = createHmac('sha256', nonceKey).update(`${userId}\n${words}`).digest().subarray(0, NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(userId));
  const plain = Buffer.from(words, 'utf8');
  const filled = Buffer.concat([plain, Buffer.alloc(BLOCK - (plain.length % BLOCK))]);
  return Buffer.concat([nonce, cipher.update(filled), cipher.final(), cipher.getAuthTag()]).toString('base64url');
}

/** What was sealed for the user; null where it was not, or for somebody else, or with another secret. */
export function unseal(userId: string, sealed: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < NONCE + BLOCK + TAG) return null;
  try {
    const decipher = createDecipheriv('aes-256-gcm', keys().cipher, bytes.subarray(0, NONCE)).setAAD(Buffer.from(userId));
    decipher.setAuthTag(bytes.subarray(-TAG));
    const plain = Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]);
    return plain.toString('utf8').replace(/\0+$/, '');
  } catch {
    return null;
  }
}
