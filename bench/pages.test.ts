import { describe, expect, it } from 'vitest';
import { readOptions } from './pages.ts';

describe('readOptions', () => {
  it('measures demo data of its own, every page, unless told otherwise', () => {
    const options = readOptions([]);
    expect(options).toMatchObject({ url: null, database: null, caseNumber: null, requests: 200, lighthouse: 3 });
    expect(options.pages).toEqual(['login', 'worklist', 'review', 'decision', 'policies', 'policy version', 'record']);
  });
  it('takes an address with or without a slash at its end', () => {
    expect(readOptions(['--url', 'http://localhost:4000/']).url).toBe('http://localhost:4000');
  });
  it('takes some of the pages, and no page that is none', () => {
    expect(readOptions(['--pages', 'worklist, review']).pages).toEqual(['worklist', 'review']);
    expect(() => readOptions(['--pages', 'worklist,reports'])).toThrow('not reports');
  });
  it('refuses counts that are none; Lighthouse may be left out', () => {
    expect(readOptions(['--lighthouse', '0']).lighthouse).toBe(0);
    expect(() => readOptions(['--requests', '0'])).toThrow('--requests takes a whole number from 1 on, not 0');
    expect(() => readOptions(['--loads', 'many'])).toThrow('--loads');
  });
  it('refuses an app that runs and a database to start one on at once', () => {
    expect(() => readOptions(['--url', 'http://localhost:4000', '--database', 'postgresql://a@b/c'])).toThrow('exclude');
  });
});
