// A stray console.error or console.warn fails the test that wrote it. A test that expects one mocks it: vi.spyOn(console, 'error').
import { format } from 'node:util';
import { afterAll, afterEach } from 'vitest';

let stray: string[] = [];

for (const level of ['error', 'warn'] as const) {
  const original = console[level];
  console[level] = (...values: unknown[]) => {
    stray.push(`console.${level}: ${format(...values)}`);
    original(...values);
  };
}

function failOnStray(): void {
  const lines = stray;
  stray = [];
  if (lines.length > 0) throw new Error(`Stray output fails a test:\n${lines.join('\n')}`);
}

afterEach(failOnStray);
// what a file writes outside of its tests
afterAll(failOnStray);
