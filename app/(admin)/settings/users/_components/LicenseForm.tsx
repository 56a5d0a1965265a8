'use client';

import { useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { newId } from '@/app/(review)/cases/[caseId]/review/_components/new-id';
import { Button } from '@/components/ui/Button';
import { useNotice } from '@/components/ui/Notices';
import { type CredentialInput, credentialSchema } from '@/lib/forms/user-schema.ts';
import { SelectField, TextareaField, TextField } from '../../_components/fields';
import { Problem } from '../../_components/Problem';
import { useSave } from '../../_components/use-save';
import { saveLicense } from '../actions';

type License = Omit<CredentialInput, 'userId' | 'id' | 'updatedAt'>;
const BLANK: License = {
  licenseNumber: '',
  state: '',
  specialty: '',
  boardStatus: '',
  npi: '',
  validFrom: '',
  expiresOn: '',
  restrictions: '',
};

export interface LicenseFormProps {
  userId: string;
  states: readonly string[];
  /** Null: a new one. */
  license: (License & { id: string; updatedAt: string }) | null;
}

/** A license behind a button: most are looked at more often than changed. */
export function LicenseEditor(props: LicenseFormProps) {
  const [open, setOpen] = useState(false);
  const label = props.license === null ? 'Add a license' : `Change license ${props.license.licenseNumber}`;
  if (!open) {
    return (
      <Button size="sm" className="self-start" onClick={() => setOpen(true)}>
        {label}
      </Button>
    );
  }
  return <LicenseForm {...props} label={label} onClose={() => setOpen(false)} />;
}

function LicenseForm({ userId, states, license, label, onClose }: LicenseFormProps & { label: string; onClose: () => void }) {
  const notice = useNotice();
  const [id] = useState(() => license?.id ?? newId());
  const form = useForm<License>({ defaultValues: license === null ? BLANK : pickLicense(license) });
  const { busy, problem, submit } = useSave(form, {
    schema: credentialSchema,
    command: (values) => ({ ...pickLicense(values), userId, id, updatedAt: license?.updatedAt ?? null }),
    send: saveLicense,
    onSaved: () => {
      notice({ message: 'License saved' });
      onClose();
    },
  });
  return (
    <FormProvider {...form}>
      <form noValidate aria-label={label} onSubmit={submit} className="grid gap-3 rounded border border-line px-3 py-3 sm:grid-cols-2">
        <TextField name="licenseNumber" label="License number" required input={{ maxLength: 60, autoFocus: true }} />
        <SelectField name="state" label="State" required placeholder="Choose" options={states.map((value) => ({ value, label: value }))} />
        <TextField name="specialty" label="Specialty" required input={{ maxLength: 120 }} />
        <TextField name="boardStatus" label="Board status" required input={{ maxLength: 120 }} />
        <TextField name="npi" label="NPI" required input={{ maxLength: 10, inputMode: 'numeric' }} />
        <span className="max-sm:hidden" />
        <TextField name="validFrom" label="Valid from" required input={{ type: 'date' }} />
        <TextField name="expiresOn" label="Expires on" required hint="Last day of its validity." input={{ type: 'date' }} />
        <TextareaField
          name="restrictions"
          label="Restrictions"
          aside="optional"
          hint="Empty: unrestricted. A restricted license carries no signature."
          rows={2}
          className="sm:col-span-2"
        />
        <div className="flex flex-col gap-3 sm:col-span-2">
          <Problem>{problem}</Problem>
          <div className="flex gap-2">
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="primary" aria-disabled={busy || undefined}>
              Save the license
            </Button>
          </div>
        </div>
      </form>
    </FormProvider>
  );
}

/** The fields of the form alone: what else a record holds is not the form's to send. */
function pickLicense({ licenseNumber, state, specialty, boardStatus, npi, validFrom, expiresOn, restrictions }: License): License {
  return { licenseNumber, state, specialty, boardStatus, npi, validFrom, expiresOn, restrictions };
}
