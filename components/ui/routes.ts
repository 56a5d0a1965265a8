import type { Route } from 'next';

/**
 * An address put together from data (`/cases/${id}/review`), for Next's typed links.
 * The cast is the one place where the compiler's check of addresses is given up: it can't follow a value through props.
 */
export function toRoute(href: string): Route {
  return href as Route;
}
