import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { emptyFacts, FACT_GROUPS, FACT_KEYS, type FactSpec, factSpec, factsFrom, isFactKey } from './facts.ts';

const CONTRACT = new URL('../../../shared/design/criteria.md', import.meta.url);
const present = existsSync(CONTRACT);

/** A fact's type as the contract's table writes it. */
function written(spec: FactSpec): string {
  if (spec.type === 'boolean' || spec.type === 'date') return spec.type;
  if (spec.type === 'enum') return spec.options.map((option) => `\`${option}\``).join(' ');
  if (spec.max === undefined) return `${spec.type} ≥ ${spec.min}`;
  return `${spec.type} ${String(spec.min).replace('-', '−')}–${spec.max}`;
}

describe.skipIf(!present)(`the contract's table of facts${present ? '' : ' (SKIPPED: ../shared is absent)'}`, () => {
  it('has the same keys and types, in the same order', () => {
    const section = /## 4\. Facts[\s\S]*?\n## 5/.exec(readFileSync(CONTRACT, 'utf8'))?.[0] ?? '';
    const rows = [...section.matchAll(/^\| (\w+) \| ([^|]+) \|/gm)].map(([, key, type]) => [key, type?.trim()]);
    expect(FACT_KEYS.map((key) => [key, written(factSpec(key))])).toEqual(rows.filter(([key]) => key !== 'key'));
  });
});

describe('each fact', () => {
  it.each(FACT_KEYS)('%s has words, a group, and a label for every option', (key) => {
    const spec = factSpec(key);
    expect(spec.question).not.toBe('');
    expect(FACT_GROUPS.map((group) => group.id)).toContain(spec.group);
    if (spec.type === 'enum') expect(Object.keys(spec.optionLabels)).toEqual([...spec.options]);
  });
  it('has a question of its own', () => expect(new Set(FACT_KEYS.map((key) => factSpec(key).question)).size).toBe(FACT_KEYS.length));
});

describe('records of facts', () => {
  it('always have every key, in one order', () => {
    expect(Object.keys(emptyFacts())).toEqual(FACT_KEYS);
    expect(Object.keys(factsFrom({ drug: 'morphine', painNrs: 3 }))).toEqual(FACT_KEYS);
    expect(Object.values(emptyFacts()).every((value) => value === null)).toBe(true);
  });
  it('are not shared', () => {
    const facts = emptyFacts();
    facts.painNrs = 3;
    expect(emptyFacts().painNrs).toBeNull();
  });
  it('know their keys, and not those of the prototype', () => {
    expect(isFactKey('painNrs')).toBe(true);
    for (const key of ['toString', '__proto__', 'constructor', 'painnrs', '']) expect(isFactKey(key)).toBe(false);
  });
});
