import Link from 'next/link';
import type { ComponentProps, ReactNode } from 'react';
import { cx } from './cx';
import { toRoute } from './routes';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'md' | 'sm';

const SHAPE =
  'inline-flex items-center justify-center gap-2 rounded border text-sm font-medium whitespace-nowrap transition-colors duration-100 disabled:cursor-not-allowed aria-disabled:cursor-not-allowed';

const SIZE: Record<ButtonSize, string> = { md: 'min-h-8 px-3 py-[5px]', sm: 'min-h-6 px-2 py-px' };

const OFF =
  'disabled:border-line disabled:bg-sunken disabled:text-faint aria-disabled:border-line aria-disabled:bg-sunken aria-disabled:text-faint forced-colors:disabled:text-[GrayText]';

const VARIANT: Record<ButtonVariant, string> = {
  primary: 'border-accent bg-accent text-on-accent hover:not-disabled:not-aria-disabled:border-text',
  secondary: 'border-line-strong bg-panel text-text hover:not-disabled:not-aria-disabled:border-control',
  quiet:
    'border-transparent bg-transparent text-muted hover:not-disabled:not-aria-disabled:text-text hover:not-disabled:not-aria-disabled:bg-sunken',
  danger: 'border-not-met bg-panel text-not-met hover:not-disabled:not-aria-disabled:bg-not-met-weak',
};

interface Look {
  variant?: ButtonVariant;
  size?: ButtonSize;
}

function look({ variant = 'secondary', size = 'md' }: Look, className?: string): string {
  return cx(SHAPE, SIZE[size], VARIANT[variant], OFF, className);
}

export type ButtonProps = ComponentProps<'button'> & Look;

/** `type` is `button` unless said otherwise, so that a button in a form submits only on purpose. */
export function Button({ variant, size, className, type = 'button', ...rest }: ButtonProps) {
  return <button type={type} className={look(pick(variant, size), className)} {...rest} />;
}

export type LinkButtonProps = Look & {
  href: string;
  children: ReactNode;
  className?: string | undefined;
  prefetch?: boolean;
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

/** Leaves out what is undefined: exactOptionalPropertyTypes tells absent from undefined. */
function pick(variant: ButtonVariant | undefined, size: ButtonSize | undefined): Look {
  return { ...(variant && { variant }), ...(size && { size }) };
}
