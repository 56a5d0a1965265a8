/** What the page opens without: shown only after something was done. One module, so that one fetch brings all of it. */
export { Changed } from './Changed';
export { ClauseCard } from './ClauseCard';
