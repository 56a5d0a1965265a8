import type pg from 'pg';
import { copyIn } from '../../copy.ts';

// PostgreSQL's COPY in its text format, through the driver's own connection: the fastest way in, and every constraint is checked.

/** What a column can hold. Lists are arrays of text; objects are JSON; bytes are bytea. */
export type Cell = string | number | boolean | null | readonly string[] | Uint8Array | { readonly json: unknown };

/** Rows of one table, in its columns' order, as the text that COPY reads. */
export class Rows {
  readonly table: string;
  readonly columns: readonly string[];
  #text: string[] = [];

  constructor(table: string, columns: readonly string[]) {
    this.table = table;
    this.columns = columns;
  }

  add(row: Readonly<Record<string, Cell>>): void {
    this.#text.push(`${this.columns.map((column) => field(row[column] ?? null)).join('\t')}\n`);
  }

  get count(): number {
    return this.#text.length;
  }

  get text(): string {
    return this.#text.join('');
  }

  /** All rows so far in a set of their own; this one begins anew. */
  taken(): Rows {
    const rows = new Rows(this.table, this.columns);
    rows.#text = this.#text;
    this.#text = [];
    return rows;
  }
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const escaped = (text: string): string => (/[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, (c) => ESCAPES[c] ?? c) : text);
const element = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

function field(cell: Cell): string {
  if (cell === null) return '\\N';
  if (typeof cell === 'string') return escaped(cell);
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'boolean') return cell ? 't' : 'f';
  if (cell instanceof Uint8Array) return `\\\\x${Buffer.from(cell).toString('hex')}`;
  if ('json' in cell) return escaped(JSON.stringify(cell.json));
  return escaped(`{${cell.map(element).join(',')}}`);
}

/** Copies what the rows hold. @returns how many */
export async function copyRows(client: pg.Client, rows: Rows): Promise<number> {
  const { count } = rows;
  if (count === 0) return 0;
  const columns = rows.columns.map((column) => client.escapeIdentifier(column)).join(', ');
  await copyIn(client, `COPY ${client.escapeIdentifier(rows.table)} (${columns}) FROM STDIN`, [Buffer.from(rows.text)]);
  return count;
}
