'use client';

import { ArrowRight } from 'lucide-react';
import type { Example } from '@/lib/examples/examples';
import { buttonClass } from '../ui/button';
import { useHome } from './home-stage';

export interface ExampleChipsProps {
  /** What the examples have in common, for their names. */
  readonly group: string;
  readonly examples: readonly Omit<Example, 'description'>[];
}

/** One button a language. */
export function ExampleChips({ group, examples }: ExampleChipsProps) {
  const { open, busy } = useHome();
  return (
    <div className="mt-auto flex flex-wrap gap-2">
      {examples.map(({ id, title, name, language }) => (
        <button
          key={id}
          type="button"
          disabled={busy !== null}
          aria-label={`Open the example ${group}, ${name}`}
          onClick={() => open({ template: id }, title)}
          className={buttonClass('outline')}
        >
          <span lang={language}>{busy === id ? 'Opening…' : name}</span>
          {examples.length === 1 ? <ArrowRight size={16} aria-hidden /> : null}
        </button>
      ))}
    </div>
  );
}
