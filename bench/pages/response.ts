// How long the server takes for a page's HTML, from asking to its last byte, over connections that stay open.
import http from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { type Target, targetUrl } from './targets.ts';

const HEADERS = { accept: 'text/html', 'accept-encoding': 'gzip, deflate, br, zstd' };

/**
 * One person's session asks more than one person may (scripts/lib/front-door.ts): where it is told to wait it waits, and what is measured is
 * the answer that then comes.
 * @returns milliseconds. Throws unless the answer is 200.
 */
export async function timeOf(url: string, cookie: string, agent: http.Agent): Promise<number> {
  for (;;) {
    const answer = await ask(url, cookie, agent);
    if (answer.ms !== null) return answer.ms;
    await pause(answer.waitMs);
  }
}

type Answer = { ms: number } | { ms: null; waitMs: number };

function ask(url: string, cookie: string, agent: http.Agent): Promise<Answer> {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const request = http.get(url, { agent, headers: { ...HEADERS, cookie } }, (response) => {
      response.resume();
      response.once('error', reject);
      response.once('end', () => {
        const wait = Number(response.headers['retry-after']);
        if (response.statusCode === 200) resolve({ ms: performance.now() - start });
        else if (response.statusCode === 429 && wait > 0) resolve({ ms: null, waitMs: wait * 1000 });
        else reject(new Error(`${url} answered ${response.statusCode}`));
      });
    });
    request.once('error', reject);
  });
}

const cookieFor = (target: Target, cookie: string): string => (target.signedIn ? cookie : '');

/** All pages in turns, one request at a time, so that what else the machine does falls on all of them alike. @returns milliseconds by page */
export async function oneAtATime(url: string, targets: readonly Target[], cookie: string, rounds: number): Promise<Map<string, number[]>> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const times = new Map<string, number[]>(targets.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const target of targets) times.get(target.name)?.push(await timeOf(targetUrl(url, target), cookieFor(target, cookie), agent));
  }
  agent.destroy();
  return times;
}

/** One page, asked for by several clients, each as soon as it has its last answer. @returns milliseconds, `requests` of them */
export async function atOnce(url: string, target: Target, cookie: string, clients: number, requests: number): Promise<number[]> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: clients });
  const times: number[] = [];
  let begun = 0;
  const client = async (): Promise<void> => {
    while (begun < requests) {
      begun++;
      times.push(await timeOf(targetUrl(url, target), cookieFor(target, cookie), agent));
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  agent.destroy();
  return times;
}
