// A stray console.error or console.warn fails the test that wrote it. A test that expects one mocks it: vi.spyOn(console, 'error').
import { format } from 'node:util';
import { afterAll, afterEach } from 'vitest';

let stray: string[] = [];
const { error, warn } = console;

console.error = (...values: unknown[]) => {
  stray.push(`console.error: ${format(...values)}`);
  error(...values);
};
console.warn = (...values: unknown[]) => {
  stray.push(`console.warn: ${format(...values)}`);
  warn(...values);
};

function failOnStray(): void {
  const lines = stray;
  stray = [];
  if (lines.length > 0) throw new Error(`Stray output fails a test:\n${lines.join('\n')}`);
}

afterEach(failOnStray);
afterAll(() => {
  // unit tests share their console from file to file
  Object.assign(console, { error, warn });
  // what a file writes outside of its tests
  failOnStray();
});
