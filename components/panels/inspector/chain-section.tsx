'use client';

import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp } from 'lucide-react';
import { findAction } from '../../actions/registry';
import { useEditor, useEditorState } from '../../store/editor-context';
import { IconButton } from '../../ui/icon-button';
import { NumberField } from '../../ui/number-field';
import { SelectField } from '../../ui/select-field';
import {
  AREA_CHOICES,
  ATTENTION_CHOICES,
  CHANNEL_CHOICES,
  CONTROL_CHOICES,
  LIFETIME_CHOICES,
  MOMENT_CHOICES,
} from './choices';
import { commonValue } from './common-value';
import { ParentField } from './parent-field';
import { Section } from './section';
import { FormChoice, useTouchpointForm } from './touchpoint-form';

/** Where the touchpoint stands: phase, channel, area, and what it is like. */
export function ChainSection() {
  return (
    <Section title="Chain">
      <PhaseField />
      <FormChoice name="channel" label="Channel" choices={CHANNEL_CHOICES} />
      <FormChoice name="area" label="Area" choices={AREA_CHOICES} list />
      <FormChoice name="control" label="Control" choices={CONTROL_CHOICES} list hint="Decides what can be mended." />
      <FormChoice name="moment" label="Moment of truth" choices={MOMENT_CHOICES} list />
      <div className="grid grid-cols-2 gap-3">
        <FormChoice name="attention" label="Attention span" choices={ATTENTION_CHOICES} />
        <FormChoice name="lifetime" label="Lifetime" choices={LIFETIME_CHOICES} />
      </div>
      <ParentField />
      <PlaceFields />
    </Section>
  );
}

function PhaseField() {
  const phases = useEditorState((state) => state.map.phases);
  const { touchpoints, readOnly, set } = useTouchpointForm();
  const { value, mixed } = commonValue(touchpoints, (touchpoint) => touchpoint.phase);
  const known = phases.map((phase) => ({ value: phase.id, label: phase.label || phase.id }));
  const choices = value && !known.some((phase) => phase.value === value) ? [...known, { value, label: value }] : known;
  return (
    <SelectField
      label="Phase"
      value={value}
      mixed={mixed}
      choices={choices}
      disabled={readOnly || choices.length === 0}
      onChange={(phase) => set({ phase })}
      hint={phases.length === 0 ? 'This map has no phases yet. Add them where nothing is selected.' : undefined}
    />
  );
}

const WAYS = [
  { direction: 'left', icon: ArrowLeft },
  { direction: 'right', icon: ArrowRight },
  { direction: 'up', icon: ArrowUp },
  { direction: 'down', icon: ArrowDown },
] as const;

/** For who has a pointer and cannot drag: a press is a step, as with Shift and an arrow. */
function MoveButtons() {
  const editor = useEditor();
  const { readOnly } = useTouchpointForm();
  return (
    <fieldset className="col-span-2 flex items-center gap-1">
      <legend className="sr-only">Move on the canvas</legend>
      <span aria-hidden className="flex-1 text-small font-medium text-soft">
        Move on the canvas
      </span>
      {WAYS.map(({ direction, icon }) => (
        <IconButton
          key={direction}
          size="small"
          className="size-8"
          icon={icon}
          name={`Move ${direction}`}
          disabled={readOnly}
          onClick={() => findAction(`move-${direction}-far`).perform(editor)}
        />
      ))}
    </fieldset>
  );
}

/** Moving without dragging. */
function PlaceFields() {
  const editor = useEditor();
  const { touchpoints, readOnly } = useTouchpointForm();
  const one = touchpoints.length === 1 ? touchpoints[0] : undefined;
  const place = useEditorState((state) => (one ? state.places.get(one.id) : undefined));
  if (!one || !place) return null;
  const move = (x: number, y: number): void => {
    // As a drag would: with all that is inside.
    editor.drag.to([one.id], x - place.x, y - place.y);
    editor.drag.drop();
  };
  return (
    <div className="grid grid-cols-2 gap-3">
      <MoveButtons />
      <NumberField
        label="From the left"
        value={Math.round(place.x)}
        disabled={readOnly}
        onCommit={(x) => move(x ?? 0, place.y)}
      />
      <NumberField
        label="From the top"
        value={Math.round(place.y)}
        disabled={readOnly}
        onCommit={(y) => move(place.x, y ?? 0)}
      />
    </div>
  );
}
