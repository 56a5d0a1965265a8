import { parseArgs } from 'node:util';

export interface LettersOptions {
  readonly letters: number;
  readonly peers: number;
  readonly rounds: number;
}

const OPTIONS = {
  letters: { type: 'string', default: '1000' },
  peers: { type: 'string', default: '50' },
  rounds: { type: 'string', default: '5' },
} as const;

/** @throws Error that names the option which is none or takes something else */
export function readOptions(args: readonly string[]): LettersOptions {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const [letters, peers, rounds] = [
    positive(values.letters, 'letters'),
    positive(values.peers, 'peers'),
    positive(values.rounds, 'rounds'),
  ];
  if (peers > letters) throw new Error('--peers takes no more than --letters');
  return { letters, peers, rounds };
}

function positive(text: string, option: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`--${option} takes a whole number from 1 on, not ${text}`);
  return value;
}
