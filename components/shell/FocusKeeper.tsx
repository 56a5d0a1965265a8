'use client';

import { useEffect } from 'react';
import { chainOf, focusNearest } from '@/components/ui/focus';
import { MAIN_ID } from './SkipLink';

/**
 * Where the element in focus goes away, with its page or by what it did, the focus goes to the nearest place around it that is still
 * there, else to the page's main part: never to nothing, from where a keyboard starts over at the top. What moves the focus on
 * purpose does so after this and wins.
 */
export function FocusKeeper() {
  useEffect(() => {
    let chain: readonly Element[] = [];

    function onFocusIn(event: FocusEvent) {
      chain = event.target instanceof Element ? chainOf(event.target) : [];
    }
    function onChange() {
      if (chain[0] === undefined || chain[0].isConnected || document.activeElement !== document.body) return;
      focusNearest(chain, document.getElementById(MAIN_ID));
    }
    const observer = new MutationObserver(onChange);
    observer.observe(document.body, { childList: true, subtree: true });
    document.addEventListener('focusin', onFocusIn);
    return () => {
      observer.disconnect();
      document.removeEventListener('focusin', onFocusIn);
    };
  }, []);
  return null;
}
