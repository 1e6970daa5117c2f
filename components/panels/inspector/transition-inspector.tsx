'use client';

import { ArrowLeftRight, Crosshair, Trash2 } from 'lucide-react';
import type { Transition } from '@/lib/model/types';
import { LIMITS } from '@/lib/protocol/limits';
import { useEditor, useEditorState } from '../../store/editor-context';
import { Button } from '../../ui/button';
import { IconButton } from '../../ui/icon-button';
import { NumberField } from '../../ui/number-field';
import { TextField } from '../../ui/text-field';
import { LinkKindField } from './link-kind-field';
import { refuseLength } from './touchpoint-form';
import { TransitionEnds } from './transition-ends';

const STATE_WORDS = {
  intact: 'Customers get through here.',
  doomed: 'It leads into a break: who goes here reaches no final.',
  'cut-off': 'It lies behind a break: no customer gets here any more.',
  'leads-nowhere': 'It leads nowhere yet: no final can be reached.',
  unreachable: 'No start leads here.',
  handover: 'It hands the customer over into a new chain.',
  ignored: 'It counts in no chain.',
} as const;

/** All attributes of one transition. */
export function TransitionInspector({ transition }: { readonly transition: Transition }) {
  const editor = useEditor();
  const readOnly = useEditorState((state) => state.role === 'view');
  const source = useEditorState((state) => state.map.touchpoints.find((it) => it.id === transition.source));
  const target = useEditorState((state) => state.map.touchpoints.find((it) => it.id === transition.target));
  const result = useEditorState((state) => state.states.transitions.get(transition.id));
  const { id } = transition;
  if (!source || !target) return null;
  return (
    <div>
      <div className="flex items-center gap-1 pb-2">
        <h2 className="flex-1 text-detail font-semibold text-soft">Transition</h2>
        <IconButton
          size="small"
          icon={Crosshair}
          name="Show on the canvas"
          onClick={() => editor.camera?.fit([source.id, target.id])}
        />
        <IconButton
          size="small"
          icon={Trash2}
          name="Delete transition"
          keys="Del"
          disabled={readOnly}
          onClick={() => editor.run([{ type: 'remove', touchpoints: [], transitions: [id] }])}
        />
      </div>
      <p className="text-body font-semibold leading-5 [overflow-wrap:anywhere]">
        {source.label || 'No label'} <span aria-hidden>→</span>
        <span className="sr-only"> to </span> {target.label || 'No label'}
      </p>
      {result ? <p className="mt-1 text-detail text-soft">{STATE_WORDS[result.state]}</p> : null}
      <div className="mt-4 space-y-4 pb-4">
        <TransitionEnds transition={transition} />
        <TextField
          label="Label"
          value={transition.label ?? ''}
          disabled={readOnly}
          placeholder="What makes the customer go on"
          onCommit={(typed) => {
            const refused = refuseLength(typed, LIMITS.labelCharacters);
            const label = typed.trim() === '' ? undefined : typed.trim();
            if (refused === null) editor.run([{ type: 'set-transition', id, fields: { label } }]);
            return refused;
          }}
        />
        <NumberField
          label="Share of the customers who take it"
          rule={{ min: 0, max: 100, percent: true }}
          value={transition.share}
          disabled={readOnly}
          hint="Of those at the source. Empty: what the others leave is divided equally."
          onCommit={(share) => editor.run([{ type: 'set-transition', id, fields: { share } }])}
        />
        <LinkKindField source={source} target={target} link={result?.link ?? null} />
        <Button
          size="small"
          disabled={readOnly}
          onClick={() => editor.run([{ type: 'set-transition', id, fields: { source: target.id, target: source.id } }])}
        >
          <ArrowLeftRight size={15} aria-hidden />
          Reverse direction
        </Button>
      </div>
    </div>
  );
}
