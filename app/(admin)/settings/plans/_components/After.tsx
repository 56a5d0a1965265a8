'use client';

import { NumberField } from '../../_components/fields';
import { AFTER_FIELDS } from './after-form';

/** What comes after a decision, where no law says how long: left empty, the usual number stands. */
export function After() {
  return (
    <>
      <p className="text-xs text-muted">
        Where a law gives the time, as Medicaid’s 72 hours or ten days, it stands whatever is set here. Left empty, the usual number stands,
        marked †.
      </p>
      <div className="grid gap-3 sm:grid-cols-2">
        {AFTER_FIELDS.map(({ name, label, unit, usual }) => (
          <NumberField key={name} name={`settings.after.${name}`} label={label} aside="optional" hint={`Usually ${usual}.`} unit={unit} />
        ))}
      </div>
    </>
  );
}
