/** What a spreadsheet would take for a formula, or for the start of one, when the field begins so. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** A field as RFC 4180 quotes it. One that a spreadsheet would run is led by an apostrophe, which makes it text. */
function csvField(field: string): string {
  const text = FORMULA.test(field) ? `'${field}` : field;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A row of a CSV file (RFC 4180), its line end with it. */
export const csvRow = (fields: readonly string[]): string => `${fields.map(csvField).join(',')}\r\n`;
