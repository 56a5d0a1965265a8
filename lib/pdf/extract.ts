import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Worker } from 'node:worker_threads';
import type { PageText } from '../records/document.ts';
import { type RefusalCode, refuse } from '../records/refusal.ts';
import type { Answer, Question } from './thread.ts';

/** A PDF that cannot be read. Its message is safe to show. */
export class PdfRefused extends Error {
  readonly code: RefusalCode;
  constructor(code: RefusalCode) {
    super(refuse(code).message);
    this.code = code;
  }
}

export type ReadingLimits = {
  /** For opening it, and for each page (ms). */
  stepMs: number;
  /** For the whole document (ms). */
  documentMs: number;
  /** Growth of the process's resident memory at which it is given up (bytes). */
  memory: number;
};
export const READING_LIMITS: ReadingLimits = { stepMs: 60_000, documentMs: 600_000, memory: 1024 * 1024 * 1024 };

/** Pages, as the file's table of pages says; or why it is not taken. */
export type Inspection = { ok: true; pages: number } | { ok: false; code: RefusalCode };

const MOST_PAGES = 5000;
/** The end of a PDF is marked; what a mail gateway appends to it is short. */
const TAIL = 64 * 1024;
const HEAD = 2048;

/** Whether its end is missing: a whole file says where its table lies, and one made for the web how long it is. */
function isCutOff(bytes: Uint8Array): boolean {
  const latin1 = (from: number, to: number) => Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('latin1');
  const long = /\/Linearized\b[^>]{0,200}?\/L\s+(\d+)/.exec(latin1(0, Math.min(HEAD, bytes.length)));
  if (long && Number(long[1]) > bytes.length) return true;
  return !/startxref\s+\d+\s+%%EOF/.test(latin1(Math.max(0, bytes.length - TAIL), bytes.length));
}

/** Looks a file over before it is taken. Never throws for what a file holds. The bytes are copied. */
export async function inspectPdf(bytes: Uint8Array, limits: Partial<ReadingLimits> = {}): Promise<Inspection> {
  const thread = new Reading(bytes, { ...READING_LIMITS, ...limits });
  try {
    const answer = await thread.ask('inspect');
    if (!('pages' in answer)) return { ok: false, code: isCutOff(bytes) ? 'truncated' : 'refused' in answer ? answer.refused : 'broken' };
    if (answer.encrypted) return { ok: false, code: 'encrypted' };
    if (isCutOff(bytes)) return { ok: false, code: 'truncated' };
    return answer.pages > MOST_PAGES ? { ok: false, code: 'too-many-pages' } : { ok: true, pages: answer.pages };
  } catch (error) {
    if (error instanceof PdfRefused) return { ok: false, code: error.code };
    throw error;
  } finally {
    await thread.end();
  }
}

/**
 * The text of each page in order; '' for one without, and for one that is damaged. Read one at a time, as the caller asks for them.
 * @throws PdfRefused when it cannot be opened, or takes more time or memory than the limits grant
 */
export async function* extractPages(bytes: Uint8Array, options: Partial<ReadingLimits> = {}): AsyncGenerator<PageText, void, undefined> {
  const thread = new Reading(bytes, { ...READING_LIMITS, ...options });
  try {
    const opened = await thread.ask('inspect');
    if (!('pages' in opened)) throw new PdfRefused('refused' in opened ? opened.refused : 'broken');
    for (let page = 1; page <= Math.min(opened.pages, MOST_PAGES); page++) {
      const answer = await thread.ask({ page });
      if ('text' in answer) yield answer.text;
      else if ('refused' in answer && answer.refused === 'too-heavy') throw new PdfRefused('too-heavy');
      else yield { page, text: '', items: [], box: { w: 612, h: 792 } };
    }
  } finally {
    await thread.end();
  }
}

const SAMPLE_MS = 50;

/** A thread and the watch over it. One question is open at a time. */
class Reading {
  readonly #worker: Worker;
  readonly #limits: ReadingLimits;
  readonly #memoryBefore = process.memoryUsage.rss();
  readonly #until: number;
  #failed: PdfRefused | null = null;
  #settle: { answered: (answer: Answer) => void; failed: (why: PdfRefused) => void } | null = null;

  constructor(bytes: Uint8Array, limits: ReadingLimits) {
    this.#limits = limits;
    this.#until = performance.now() + limits.documentMs;
    const root = rootOf(process.cwd());
    const copy = Uint8Array.from(bytes);
    // Asked of the process at run time: of an imported one the bundler looks for the file when it builds.
    const { Worker: Thread } = process.getBuiltinModule('node:worker_threads');
    this.#worker = new Thread(path.join(root, THREAD), {
      workerData: { bytes: copy, folder: { cmaps: folderIn(root, 'cmaps'), fonts: folderIn(root, 'standard_fonts') } },
      transferList: [copy.buffer],
      // a script that was given as an argument has options that a thread from a file refuses
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
      // what pdf.js says of a strange file, and of the canvas that it does not need
      stdout: true,
      stderr: true,
    });
    this.#worker.on('message', (answer: Answer) => this.#settle?.answered(answer));
    this.#worker.on('error', () => this.#fail());
    this.#worker.on('exit', () => this.#fail());
  }

  #fail(): void {
    this.#failed ??= new PdfRefused('too-heavy');
    this.#settle?.failed(this.#failed);
  }

  async ask(question: Question): Promise<Answer> {
    if (this.#failed) throw this.#failed;
    const step = Math.min(performance.now() + this.#limits.stepMs, this.#until);
    const watch = setInterval(() => {
      if (performance.now() > step || process.memoryUsage.rss() - this.#memoryBefore > this.#limits.memory) this.#fail();
    }, SAMPLE_MS);
    try {
      return await new Promise((answered, failed) => {
        this.#settle = { answered, failed };
        this.#worker.postMessage(question);
      });
    } finally {
      clearInterval(watch);
      this.#settle = null;
    }
  }

  /** Also stops what is still busy. */
  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}

const THREAD = path.join('lib', 'pdf', 'thread.ts');
/** pdf.js takes folders with a slash at their end. */
const folderIn = (root: string, name: string): string => `${path.join(root, 'node_modules', 'pdfjs-dist', name)}/`;

/** Found from the working directory upward, as the letters' fonts are: a path made at run time is one that the bundler leaves alone. */
function rootOf(from: string): string {
  for (let folder = path.resolve(from); ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, THREAD))) return folder;
    if (folder === path.dirname(folder)) throw new Error(`Reading PDFs is not installed: no ${THREAD} in ${from} or above it`);
  }
}
