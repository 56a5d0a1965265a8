import type { ReactNode } from 'react';
import './print.css';

/** Paper: none of the shell, and the colors of daylight on any screen. Each page asks for the viewer itself. */
export default function PrintLayout({ children }: { children: ReactNode }) {
  return <main data-paper="">{children}</main>;
}
