import { expect, it } from 'vitest';
import { csvRow } from './csv.ts';

it.each<[string[], string]>([
  [['a', '', 'b c'], 'a,,b c\r\n'],
  [['Osei, MD', 'say "yes"', 'two\r\nlines'], '"Osei, MD","say ""yes""","two\r\nlines"\r\n'],
  [['=1+1', '+1', '-1', '@SUM(A1)'], "'=1+1,'+1,'-1,'@SUM(A1)\r\n"],
  [['\t=1', '＝1', '=HYPERLINK("x","y")'], `'\t=1,'＝1,"'=HYPERLINK(""x"",""y"")"\r\n`],
  [['1-2', 'a=b'], '1-2,a=b\r\n'],
])('%j is %j', (fields, row) => {
  expect(csvRow(fields)).toBe(row);
});
