// PostgreSQL's COPY through the driver's own connection, in both directions and in constant memory.
import type { Duplex } from 'node:stream';
import type pg from 'pg';

/** What of the driver's connection COPY needs; its types leave these out. */
type CopyConnection = {
  query: (sql: string) => void;
  sendCopyFromChunk: (chunk: Buffer) => void;
  endCopyFrom: () => void;
  sendCopyFail: (message: string) => void;
  stream: Duplex;
};

type Chunks = Iterable<Buffer> | AsyncIterable<Buffer>;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * Copies text into a table, within the client's transaction if there is one. Waits for the server where it reads slower than `chunks` come.
 * @throws the database's error, or what `chunks` threw; after either, nothing of these rows is there
 */
export function copyIn(client: pg.Client, sql: string, chunks: Chunks): Promise<void> {
  return new Promise((resolve, reject) => {
    let failure: unknown = null;
    // The driver hands a query of one's own the messages that answer it (its `Submittable`).
    const query = {
      submit: (connection: unknown) => (connection as CopyConnection).query(sql),
      handleCopyInResponse: (connection: unknown) => {
        const copy = connection as CopyConnection;
        send(copy, chunks, () => failure !== null).catch((error: unknown) => {
          failure ??= error;
          copy.sendCopyFail(messageOf(error));
        });
      },
      handleError: (error: unknown) => {
        failure ??= error;
        // a broken connection has no "ready for query" to come
        reject(failure);
      },
      handleCommandComplete: () => {},
      handleReadyForQuery: () => (failure === null ? resolve() : reject(failure)),
    };
    client.query(query);
  });
}

async function send(copy: CopyConnection, chunks: Chunks, failed: () => boolean): Promise<void> {
  for await (const chunk of chunks) {
    if (failed()) return;
    copy.sendCopyFromChunk(chunk);
    if (copy.stream.writableNeedDrain) await drained(copy.stream);
  }
  if (!failed()) copy.endCopyFrom();
}

/** Also when the connection ends: what is written then reports the error. */
function drained(stream: Duplex): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      stream.off('drain', done);
      stream.off('close', done);
      resolve();
    };
    stream.once('drain', done);
    stream.once('close', done);
  });
}

/** Takes the text of one row, which is valid during the call only. A promise stops the server until it is kept. */
export type RowSink = (row: Buffer) => Promise<void> | undefined;

/** @throws the database's error, or the sink's */
export function copyOut(client: pg.Client, sql: string, sink: RowSink): Promise<void> {
  return new Promise((resolve, reject) => {
    let failure: unknown = null;
    let work: Promise<void> | null = null;
    const fail = (error: unknown): void => {
      failure ??= error;
    };
    const query = {
      submit: (connection: unknown) => (connection as CopyConnection).query(sql),
      handleCopyData: ({ chunk }: { chunk: Buffer }, connection: unknown) => {
        if (failure !== null) return;
        const waiting = sink(chunk);
        if (waiting === undefined) return;
        const { stream } = connection as CopyConnection;
        stream.pause();
        // rows that were read already may come before the pause holds: their work follows on
        const all: Promise<void> = Promise.all([work, waiting]).then(() => {
          if (work !== all) return;
          work = null;
          stream.resume();
        });
        work = all;
        all.catch((error: unknown) => {
          fail(error);
          stream.resume();
        });
      },
      handleError: (error: unknown) => {
        fail(error);
        reject(failure);
      },
      handleCommandComplete: () => {},
      handleReadyForQuery: async () => {
        await work?.catch(fail);
        if (failure === null) resolve();
        else reject(failure);
      },
    };
    client.query(query);
  });
}
