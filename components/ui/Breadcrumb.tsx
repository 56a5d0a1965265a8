import { Link } from './Link';
import { toRoute } from './routes';

/** The way back: the last item is the page itself and has no address. */
export function Breadcrumb({ items }: { items: readonly { label: string; href?: string }[] }) {
  return (
    <nav aria-label="Breadcrumb" className="text-xs text-muted">
      <ol className="flex flex-wrap gap-x-1.5">
        {items.map((item, index) => (
          <li key={item.href ?? item.label} className="flex gap-x-1.5">
            {index > 0 ? (
              <span aria-hidden="true" className="text-faint">
                ›
              </span>
            ) : null}
            {item.href ? (
              <Link href={toRoute(item.href)} className="text-accent hover:underline">
                {item.label}
              </Link>
            ) : (
              <span aria-current="page">{item.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
