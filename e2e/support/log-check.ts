// What the servers of a run wrote, read back: nothing of it names a person.
import fs from 'node:fs';
import { sql } from './database.ts';

/** Names of more than one word, ID numbers and dates of birth of everybody who has a case, as the database has them by now. */
export async function personalData(dataDir: string): Promise<string[]> {
  const rows = await sql<{ text: string | null }>(
    dataDir,
    `SELECT name AS text FROM member UNION SELECT member_id FROM member UNION SELECT party->>'dateOfBirth' FROM member
     UNION SELECT member_name FROM "case" UNION SELECT name FROM "user" UNION SELECT email FROM "user"`,
  );
  return rows.flatMap(({ text }) => (text && text.length > 4 ? [text] : []));
}

/** @throws naming how many lines hold personal data, and the first of them */
export async function checkLog(file: string, dataDir: string): Promise<void> {
  const lines = fs
    .readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('{'));
  const requests = lines.filter((line) => line.includes('"from":"http"')).length;
  if (requests === 0) throw new Error(`The server logged no request: ${file}`);
  const named = (await personalData(dataDir)).flatMap((text) => [text, JSON.stringify(text).slice(1, -1), encodeURIComponent(text)]);
  if (named.length === 0) throw new Error('There is nobody whose name could be in the log.');
  const found = lines.filter((line) => named.some((text) => line.includes(text)));
  if (found.length > 0) throw new Error(`${found.length} of ${lines.length} lines of the log hold personal data, such as:\n${found[0]}`);
  console.log(`The log of ${requests} requests holds none of ${named.length} names, ID numbers, dates of birth and addresses.`);
}
