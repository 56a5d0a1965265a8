/** One thing to put right, for the summary at the top. */
export type FieldProblem = { path: string; message: string };

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** The form's errors as a flat list, in the form's order: react-hook-form nests them as the values are nested. */
export function flattenErrors(errors: unknown, prefix = ''): FieldProblem[] {
  if (!isObject(errors)) return [];
  if (typeof errors.message === 'string' && typeof errors.type === 'string')
    return [{ path: prefix.replace(/\.root$/, ''), message: errors.message }];
  return Object.entries(errors)
    .filter(([key]) => key !== 'ref')
    .flatMap(([key, value]) => flattenErrors(value, prefix === '' ? key : `${prefix}.${key}`));
}

/** Where focus goes for a problem: the control with that id, or the first control inside the group with that id. */
export function controlOf(path: string): HTMLElement | null {
  const element = document.getElementById(path);
  if (!element || element.matches('input, select, textarea, button')) return element;
  return element.querySelector<HTMLElement>('input:checked, input, select, textarea, button') ?? element;
}
