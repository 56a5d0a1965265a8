import type { ComponentProps, ReactNode } from 'react';
import { type Look, look, pick } from './button-look';
import { cx } from './cx';
import { Link } from './Link';
import { toRoute } from './routes';

export type { ButtonSize, ButtonVariant } from './button-look';

export type ButtonProps = ComponentProps<'button'> & Look;

/** `type` is `button` unless said otherwise, so that a button in a form submits only on purpose. */
export function Button({ variant, size, className, type = 'button', ...rest }: ButtonProps) {
  return <button type={type} className={look(pick(variant, size), className)} {...rest} />;
}

export type LinkButtonProps = Look & {
  href: string;
  children: ReactNode;
  className?: string | undefined;
  onClick?: NonNullable<ComponentProps<typeof Link>['onClick']>;
};

/** Looks like a button, is a link: it goes somewhere. */
export function LinkButton({ variant, size, className, href, ...rest }: LinkButtonProps) {
  return <Link href={toRoute(href)} className={look(pick(variant, size), className)} {...rest} />;
}

export type IconButtonProps = Omit<ComponentProps<'button'>, 'aria-label'> & { label: string };

/** A picture for a button; `label` is its accessible name and its tooltip. */
export function IconButton({ label, className, type = 'button', ...rest }: IconButtonProps) {
  return (
    <button
      type={type}
      aria-label={label}
      title={label}
      className={cx(
        'inline-grid size-7 place-items-center rounded text-muted transition-colors duration-100 hover:bg-sunken hover:text-text disabled:text-faint',
        className,
      )}
      {...rest}
    />
  );
}
