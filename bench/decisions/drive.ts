// Clients that each do one transaction after the other: pgbench's where it is on the machine, else connections of this process.
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);

/** Statements of one transaction; `:n` is the number of the case. */
export type Work = { name: string; statements: readonly string[] };
/** Cases `first` to `first + clients × each`, each once. */
export type Load = { clients: number; each: number; first: number };
/** @returns transactions per second, without the time to connect; throws where one failed */
export type Drive = (url: string, work: Work, load: Load) => Promise<number>;

/** Debian keeps it apart from PATH where only a server is installed. */
export async function findPgbench(): Promise<string | null> {
  const folder = '/usr/lib/postgresql';
  const versions = fs.existsSync(folder) ? fs.readdirSync(folder).map((version) => path.join(folder, version, 'bin', 'pgbench')) : [];
  for (const program of [process.env.PGBENCH, 'pgbench', ...versions]) {
    if (!program) continue;
    const found = await run(program, ['--version']).then(
      () => true,
      () => false,
    );
    if (found) return program;
  }
  return null;
}

export function pgbench(program: string): Drive {
  return async (url, { statements }, { clients, each, first }) => {
    const { hostname, port, username, password, pathname } = new URL(url);
    const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'criterion-pgbench-')), 'work.sql');
    const body = statements.length > 1 ? ['BEGIN;', ...statements.map((sql) => `${sql};`), 'COMMIT;'] : statements.map((sql) => `${sql};`);
    fs.writeFileSync(file, ['\\set i :i + 1', `\\set n ${first} + :client_id * ${each} + :i`, ...body].join('\n'));
    const threads = Math.min(clients, os.availableParallelism());
    const args = [
      '-n',
      '-M',
      'prepared',
      '-D',
      'i=-1',
      '-c',
      clients,
      '-j',
      threads,
      '-t',
      each,
      '-f',
      file,
      '-h',
      hostname,
      '-p',
      port,
      '-U',
      username,
    ];
    try {
      const env = { ...process.env, PGPASSWORD: decodeURIComponent(password), LC_ALL: 'C' };
      const { stdout, stderr } = await run(program, [...args.map(String), pathname.slice(1)], { env });
      const tps = Number(/tps = ([\d.]+) \(without initial connection/.exec(stdout)?.[1] ?? Number.NaN);
      if (!(tps > 0) || !stdout.includes(`: ${clients * each}/${clients * each}`)) throw new Error(`pgbench: ${stdout}${stderr}`);
      return tps;
    } finally {
      fs.rmSync(path.dirname(file), { recursive: true });
    }
  };
}

export const connections: Drive = async (url, { name, statements }, { clients, each, first }) => {
  const all = Array.from({ length: clients }, () => new pg.Client({ connectionString: url }));
  await Promise.all(all.map((client) => client.connect()));
  try {
    const began = performance.now();
    await Promise.all(all.map((client, index) => oneClient(client, name, statements, first + index * each, each)));
    return (clients * each) / ((performance.now() - began) / 1000);
  } finally {
    await Promise.all(all.map((client) => client.end()));
  }
};

async function oneClient(client: pg.Client, name: string, statements: readonly string[], first: number, each: number): Promise<void> {
  const prepared = statements.map((sql, index) => ({ name: `${name}-${index}`, text: sql.replaceAll(':n', '$1') }));
  for (let n = first; n < first + each; n++) {
    if (prepared.length > 1) await client.query('BEGIN');
    for (const statement of prepared) await client.query({ ...statement, values: [n] });
    if (prepared.length > 1) await client.query('COMMIT');
  }
}
