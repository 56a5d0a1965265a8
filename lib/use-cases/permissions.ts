/** What screens may ask about rights; the rules stand in data/access. */
export { type Acting, can, type Permission, type Role, roleIn, type Viewer } from '../data/access.ts';
