import type { LifeDialogProps } from '../life/form';
import type { AfterCase } from './after-case';

/** What every dialog of what comes after a decision takes. */
export type AfterDialogProps = LifeDialogProps & { after: AfterCase };
