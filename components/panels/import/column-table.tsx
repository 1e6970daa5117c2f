'use client';

import { CheckField } from '../../ui/check-field';
import { SelectField } from '../../ui/select-field';

interface Column<Target extends string> {
  readonly heading: string;
  readonly samples: readonly string[];
  readonly target: Target;
}

interface Mapping<Target extends string> {
  readonly headed: boolean;
  readonly columns: readonly Column<Target>[];
}

export interface ColumnTableProps<Target extends string, M extends Mapping<Target>> {
  readonly mapping: M;
  /** What each target is called, in the order in which they are offered. */
  readonly names: Readonly<Record<Target, string>>;
  /** Targets of which there may be several; of all others the last one chosen counts, and the one before becomes this. */
  readonly several: readonly Target[];
  readonly instead: Target;
  readonly onChange: (mapping: M) => void;
}

/** What each column of a table is taken for, with a few of its cells; each can be changed. */
export function ColumnTable<Target extends string, M extends Mapping<Target>>(props: ColumnTableProps<Target, M>) {
  const { mapping, names, several, instead, onChange } = props;
  const choices = (Object.keys(names) as Target[]).map((value) => ({ value, label: names[value] }));
  const choose = (at: number, target: Target): void => {
    const columns = mapping.columns.map((column, index) => {
      if (index === at) return { ...column, target };
      return column.target === target && !several.includes(target) ? { ...column, target: instead } : column;
    });
    onChange({ ...mapping, columns });
  };
  return (
    <fieldset>
      <legend className="text-detail font-semibold">Columns</legend>
      <CheckField
        label="The first row has headings"
        checked={mapping.headed}
        onChange={(headed) => onChange({ ...mapping, headed })}
      />
      <ul className="mt-1 sm:max-h-72 divide-y divide-line overflow-y-auto rounded-xl border border-line">
        {mapping.columns.map((column, at) => (
          <li key={at} className="flex flex-wrap items-center gap-x-4 gap-y-1.5 px-3 py-2">
            <div className="min-w-36 flex-1">
              <p className="truncate text-detail font-semibold">{nameOf(column, at)}</p>
              <p className="truncate text-small text-soft">{column.samples.join(' · ') || 'Empty'}</p>
            </div>
            <SelectField
              label={`Column ${nameOf(column, at)} is`}
              hideLabel
              className="w-52 max-sm:w-full"
              value={column.target}
              none={null}
              choices={choices}
              onChange={(target) => target && choose(at, target)}
            />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

function nameOf({ heading }: { readonly heading: string }, at: number): string {
  return heading || `Column ${at + 1}`;
}
