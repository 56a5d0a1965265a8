/** The heading that says what state the case is in now; the page's own where no other does. */
export const STATE_HEADING = 'decision-state';
export const PAGE_HEADING = 'decision-title';
