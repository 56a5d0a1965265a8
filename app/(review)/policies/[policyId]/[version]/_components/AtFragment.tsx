'use client';

import { useEffect } from 'react';

/**
 * Makes the clause of the address the page's target and gives it the focus. A browser does so when it loads the page; a link followed
 * within the app only changes the address.
 */
export function AtFragment() {
  useEffect(() => {
    const id = decodeURIComponent(window.location.hash.slice(1));
    const clause = id === '' ? null : document.getElementById(id);
    if (clause === null) return;
    if (document.querySelector(':target') !== clause) window.location.replace(window.location.hash);
    clause.focus();
  }, []);
  return null;
}
