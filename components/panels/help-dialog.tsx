'use client';

import { Switch } from '@base-ui/react/switch';
import { useId } from 'react';
import { formatKey } from '../actions/keys';
import { ACTIONS, type ActionGroup } from '../actions/registry';
import { setPreferences } from '../store/preferences';
import { usePreferences } from '../store/use-preferences';
import { Dialog } from '../ui/dialog';
import { useFinger } from '../ui/hand';
import { isMac } from './use-action';

const GROUPS: readonly { readonly group: ActionGroup; readonly title: string }[] = [
  { group: 'edit', title: 'Draw and edit' },
  { group: 'rate', title: 'Customer’s reaction' },
  { group: 'role', title: 'Place in the chain' },
  { group: 'nest', title: 'Touchpoints within touchpoints' },
  { group: 'lane', title: 'Phases and rows' },
  { group: 'view', title: 'Look around' },
  { group: 'walk', title: 'Walk a chain' },
  { group: 'map', title: 'The whole map' },
  { group: 'help', title: 'Help' },
];

/** What the pointer does, where no key would say it. */
const POINTER: readonly (readonly [what: string, how: string])[] = [
  ['New touchpoint', 'Double-click on the canvas'],
  ['Connect', 'Drag from the edge of a card'],
  ['Put into another', 'Drag a card into an open one, or hold it over a card'],
  ['Place freely, out of line with others', 'Hold Ctrl while dragging'],
  ['Select several', 'Drag over them; Shift adds'],
  ['Move the view', 'Wheel, or Space and drag'],
  ['Zoom', 'Ctrl and wheel, or two fingers'],
  ['Menu', 'Right button, or a long press'],
];

/** What fingers do; what a pen does is what a mouse does. */
const FINGERS: readonly (readonly [what: string, how: string])[] = [
  ['New touchpoint', 'Tap twice on the ground'],
  ['Select; change the name', 'Tap; tap twice'],
  ['Menu', 'Hold a finger on it'],
  ['Move a card', 'Drag it'],
  ['Connect', 'Drag from a dot of the selected card, or Connect and tap'],
  ['Move the view', 'One finger on the ground, two anywhere'],
  ['Zoom', 'Two fingers apart or together'],
  ['Select several', 'Select, then tap them or drag a frame'],
];

/** All keys, from the same list that the keyboard uses. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const { singleKeys, guides } = usePreferences();
  const finger = useFinger();
  const mac = isMac();
  return (
    <Dialog open onClose={onClose} title={finger ? 'Gestures and keys' : 'Keys'} width="wide">
      <div className="mb-5 divide-y divide-line rounded-xl bg-neutral-bg px-4">
        <Choice
          title="Single-letter keys"
          hint="Switch them off if you dictate, or press them by accident. Keys with Ctrl and arrows stay."
          on={singleKeys}
          onChange={(on) => setPreferences({ singleKeys: on })}
        />
        <Choice
          title="Snap into line while dragging"
          hint={`A card that comes near the line of others stands on it. ${mac ? '⌘' : 'Ctrl'} lets it go freely meanwhile.`}
          on={guides}
          onChange={(on) => setPreferences({ guides: on })}
        />
      </div>
      <div className="gap-x-10 sm:columns-2">
        {finger ? <KeyTable title="By finger" rows={FINGERS} /> : null}
        <KeyTable title="With the pointer" rows={POINTER} />
        {GROUPS.map(({ group, title }) => (
          <KeyTable
            key={group}
            title={title}
            rows={ACTIONS.filter((action) => action.group === group && action.keys.length > 0).map((action) => [
              action.label,
              formatKey(action.keys[0] ?? '', mac),
            ])}
          />
        ))}
      </div>
    </Dialog>
  );
}

interface ChoiceProps {
  readonly title: string;
  readonly hint: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

/** Something that this browser does or not, with a switch. */
function Choice({ title, hint, on, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <div className="flex items-center gap-4 py-3">
      <div className="flex-1">
        <p id={id} className="text-body font-semibold">
          {title}
        </p>
        <p id={`${id}-hint`} className="text-detail text-soft">
          {hint}
        </p>
      </div>
      <Switch.Root
        aria-labelledby={id}
        aria-describedby={`${id}-hint`}
        checked={on}
        onCheckedChange={onChange}
        className="relative h-6 w-11 shrink-0 rounded-full bg-control transition-colors data-[checked]:bg-positive"
      >
        <Switch.Thumb className="block size-5 translate-x-0.5 rounded-full bg-surface transition-transform data-[checked]:translate-x-[22px]" />
      </Switch.Root>
    </div>
  );
}

function KeyTable({ title, rows }: { readonly title: string; readonly rows: readonly (readonly [string, string])[] }) {
  return (
    <section className="mb-6 break-inside-avoid">
      <h3 className="mb-1 text-detail font-semibold text-soft">{title}</h3>
      <dl>
        {rows.map(([what, how]) => (
          <div key={what} className="flex items-baseline gap-4 border-t border-line py-1.5 text-detail leading-5">
            <dt className="flex-1">{what}</dt>
            <dd className="text-right font-medium">
              {how.includes(' ') ? (
                <span className="text-soft">{how}</span>
              ) : (
                <kbd className="rounded-md border border-line bg-paper px-1.5 py-0.5 font-sans text-small">{how}</kbd>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
