export const MAIN_ID = 'main';

/** The first stop of the Tab key: past the rail and the search to the page itself. */
export function SkipLink() {
  return (
    <a
      href={`#${MAIN_ID}`}
      className="fixed top-1 left-1 z-50 -translate-y-20 rounded border border-accent bg-panel px-3 py-1.5 text-accent focus:translate-y-0 print:hidden"
    >
      Skip to the page
    </a>
  );
}
