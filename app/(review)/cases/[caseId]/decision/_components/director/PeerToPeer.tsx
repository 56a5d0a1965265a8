'use client';

import { RecordContact } from './RecordContact';
import { Anchored } from './SignField';
import { useSignDesk } from './sign-context';

/** Where the talk with the treating physician stands. */
export function PeerToPeer() {
  const { peerToPeer, contact } = useSignDesk();
  return (
    <Anchored field="peerToPeer" className="text-sm">
      <span className="font-medium">Peer-to-peer:</span> <span className="text-muted">{peerToPeer} ·</span>{' '}
      <RecordContact desk={contact} kind="peer-to-peer" look="link">
        record an attempt
      </RecordContact>
    </Anchored>
  );
}
