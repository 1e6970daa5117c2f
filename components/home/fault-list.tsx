/** A thousand lines help nobody; the rest is counted, and copied in whole. */
const SHOWN = 200;

/** Faults of a file, each with its JSON pointer in front. */
export function FaultList({ faults }: { readonly faults: readonly string[] }) {
  return (
    <>
      <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line text-detail leading-5">
        {faults.slice(0, SHOWN).map((fault, index) => {
          const { pointer, message } = splitFault(fault);
          return (
            <li key={index} className="px-3 py-2 [overflow-wrap:anywhere]">
              {pointer ? (
                <code className="mr-2 font-mono text-small font-semibold text-negative">{pointer}</code>
              ) : null}
              {message}
            </li>
          );
        })}
      </ul>
      {faults.length > SHOWN ? (
        <p className="mt-2 text-detail text-soft">and {faults.length - SHOWN} more. Copy takes them all.</p>
      ) : null}
    </>
  );
}

/** Parts `/transitions/3/target: no touchpoint "pay"` in two; a line without a pointer stays whole. */
export function splitFault(fault: string): { readonly pointer: string; readonly message: string } {
  const match = /^(\/\S*|): (.*)$/s.exec(fault);
  return match ? { pointer: match[1] ?? '', message: match[2] ?? '' } : { pointer: '', message: fault };
}
