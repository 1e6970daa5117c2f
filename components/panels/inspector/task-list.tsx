'use client';

import { X } from 'lucide-react';
import { useId, useState } from 'react';

import type { Task } from '@/lib/model/types';
import { LIMITS } from '@/lib/protocol/limits';
import { newId } from '../../store/new-id';
import { INPUT_CLASS } from '../../ui/field';
import { refuseLength, useTouchpointForm } from './touchpoint-form';

/** What is to be done to mend a touchpoint: one line each, ticked when it is. */
export function TaskList() {
  const { touchpoints, readOnly, set } = useTouchpointForm();
  const one = touchpoints.length === 1 ? touchpoints[0] : undefined;
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string | null>(null);
  const id = useId();
  if (!one) return null;
  const tasks = one.tasks ?? [];
  const change = (next: readonly Task[]): void => set({ tasks: next.length === 0 ? undefined : next });
  const add = (): void => {
    const text = typed.trim();
    if (text === '') return;
    const refused = refuseLength(text, LIMITS.textCharacters);
    setError(refused);
    if (refused) return;
    change([...tasks, { id: newId(), text, done: false }]);
    setTyped('');
  };
  return (
    <fieldset className="min-w-0">
      <legend className="text-small font-medium leading-4 text-soft">Tasks</legend>
      <ul className="mt-1">
        {tasks.map((task) => (
          <li key={task.id} className="flex items-start gap-1">
            <label className="flex min-h-8 flex-1 cursor-pointer items-start gap-2.5 py-1.5 text-detail leading-5">
              <input
                type="checkbox"
                checked={task.done}
                disabled={readOnly}
                onChange={(event) =>
                  change(
                    tasks.map((other) => (other.id === task.id ? { ...other, done: event.target.checked } : other)),
                  )
                }
                className="mt-0.5 size-4 accent-positive"
              />
              <span className={task.done ? 'text-soft line-through' : '[overflow-wrap:anywhere]'}>{task.text}</span>
            </label>
            <button
              type="button"
              disabled={readOnly}
              aria-label={`Remove task: ${task.text}`}
              onClick={() => change(tasks.filter((other) => other.id !== task.id))}
              className="grid size-8 pointer-coarse:size-11 shrink-0 place-items-center rounded-md text-soft hover:bg-neutral-bg hover:text-ink disabled:opacity-40"
            >
              <X size={15} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      {readOnly ? null : (
        <input
          id={id}
          value={typed}
          aria-label="New task"
          placeholder="New task, then Enter"
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={add}
          onKeyDown={(event) => event.key === 'Enter' && !event.nativeEvent.isComposing && add()}
          className={`${INPUT_CLASS} mt-1 h-9`}
        />
      )}
      {error ? (
        <p id={`${id}-error`} role="alert" className="mt-1.5 text-small leading-4 text-negative">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
