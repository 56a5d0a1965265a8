import { Fragment } from 'react';

/** A clause's label, which may break after a point: `trial.etiology`. */
export function ClauseId({ id }: { id: string }) {
  return id.split('.').map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one label never change places
    <Fragment key={index}>
      {index > 0 ? (
        <>
          .<wbr />
        </>
      ) : null}
      {part}
    </Fragment>
  ));
}
