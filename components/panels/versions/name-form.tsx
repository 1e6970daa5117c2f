'use client';

import { type FormEvent, useId, useState } from 'react';
import { LIMITS } from '@/lib/protocol/limits';
import { Button } from '../../ui/button';
import { Field, INPUT_CLASS } from '../../ui/field';
import { reasonOf } from './use-versions';

export interface NameFormProps {
  readonly label: string;
  readonly button: string;
  readonly initial?: string;
  /** What it rejects with is said, and what was typed stays. */
  readonly onName: (name: string) => Promise<void>;
}

/** Asks for a name, sends it, and says why when it was not taken. */
export function NameForm({ label, button, initial = '', onName }: NameFormProps) {
  const id = useId();
  const [name, setName] = useState(initial);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (name.trim() === '') {
      setError('Give it a name first, such as “Before the workshop”.');
      return;
    }
    setBusy(true);
    setError(null);
    try {
      await onName(name.trim());
      setName(initial === '' ? '' : name.trim());
    } catch (problem) {
      setError(reasonOf(problem));
    }
    setBusy(false);
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Field label={label} htmlFor={id} error={error} errorId={`${id}-error`}>
        <div className="flex flex-wrap gap-2">
          <input
            id={id}
            value={name}
            maxLength={LIMITS.versionNameCharacters}
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? `${id}-error` : undefined}
            onChange={(event) => setName(event.target.value)}
            className={`${INPUT_CLASS} h-[34px] min-w-[140px] flex-1`}
          />
          <Button type="submit" disabled={busy}>
            {busy ? 'Keeping…' : button}
          </Button>
        </div>
      </Field>
    </form>
  );
}
