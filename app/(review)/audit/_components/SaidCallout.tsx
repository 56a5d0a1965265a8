import { Callout } from '@/components/ui/Callout';
import type { Said } from '../check-words';

/** What a check or a replay came to, read out when it is there. */
export function SaidCallout({ said: { tone, title, lines } }: { said: Said }) {
  return (
    <Callout tone={tone} title={title} live>
      {lines.map((line) => (
        <p key={line} className="[overflow-wrap:anywhere]">
          {line}
        </p>
      ))}
    </Callout>
  );
}
