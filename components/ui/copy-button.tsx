'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from './button';
import { copyText } from './copy-text';

export interface CopyButtonProps {
  readonly text: string;
  /** What is copied, for the button's name: 'edit link'. */
  readonly what: string;
}

const FEEDBACK_MS = 2_000;

/** Copies a text and says for two seconds whether that worked. */
export function CopyButton({ text, what }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null);
  useEffect(() => {
    if (outcome === null) return;
    const timer = setTimeout(() => setOutcome(null), FEEDBACK_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  const words = outcome === 'copied' ? 'Copied' : outcome === 'failed' ? 'Select and copy by hand' : 'Copy';
  return (
    <Button
      aria-label={outcome === null ? `Copy ${what}` : undefined}
      onClick={async () => setOutcome((await copyText(text)) ? 'copied' : 'failed')}
      className="min-w-24"
    >
      {outcome === 'copied' ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
      <span aria-live="polite">{words}</span>
    </Button>
  );
}
