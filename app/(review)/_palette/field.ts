/** The palette's field, the same before and after its list has come. */
export const FIELD_LABEL = 'Search commands, policies and cases';

export const FIELD =
  'block h-11 w-full flex-none rounded-t border-b border-line bg-transparent px-3.5 text-base outline-none focus-visible:shadow-[inset_0_0_0_2px_var(--accent)] forced-colors:focus-visible:outline-2 forced-colors:focus-visible:-outline-offset-2';
