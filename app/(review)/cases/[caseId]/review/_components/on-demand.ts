/** What the page opens without: shown only after something was done, or went wrong. One module, so that one fetch brings all of it. */
export { Changed } from './Changed';
export { ClauseCard } from './ClauseCard';
export { Trouble } from './Trouble';
