'use client';

import { Crosshair, Trash2 } from 'lucide-react';
import type { Touchpoint } from '@/lib/model/types';
import { LIMITS } from '@/lib/protocol/limits';
import { useEditor, useEditorState } from '../../store/editor-context';
import { IconButton } from '../../ui/icon-button';
import { TextField } from '../../ui/text-field';
import { ChainSection } from './chain-section';
import { REACTION_CHOICES, ROLE_CHOICES } from './choices';
import { CustomerSection } from './customer-section';
import { FlowSection } from './flow-section';
import { QualitySection } from './quality-section';
import { ReactionMark } from './reaction-mark';
import { FormChoice, FormText, refuseLength, TouchpointForm } from './touchpoint-form';
import { ViewsSection } from './views-section';
import { WorkSection } from './work-section';

const ROLE_WORDS = {
  start: 'a start',
  intermediate: 'an intermediate link',
  final: 'a final',
  unlinked: 'not linked yet',
} as const;

/** All attributes of one touchpoint, or of several at once. */
export function TouchpointInspector({ touchpoints }: { readonly touchpoints: readonly Touchpoint[] }) {
  const editor = useEditor();
  const readOnly = useEditorState((state) => state.role === 'view');
  const one = touchpoints.length === 1 ? touchpoints[0] : undefined;
  const inferred = useEditorState((state) => (one ? state.states.touchpoints.get(one.id)?.role : undefined));
  const ids = touchpoints.map((touchpoint) => touchpoint.id);
  return (
    <TouchpointForm touchpoints={touchpoints}>
      <div className="flex items-center gap-1 pb-2">
        <h2 className="flex-1 text-detail font-semibold text-soft">
          {one ? 'Touchpoint' : `${touchpoints.length} touchpoints`}
        </h2>
        <IconButton size="small" icon={Crosshair} name="Show on the canvas" onClick={() => editor.camera?.fit(ids)} />
        <IconButton
          size="small"
          icon={Trash2}
          name={one ? 'Delete touchpoint' : 'Delete these touchpoints'}
          keys="Del"
          disabled={readOnly}
          onClick={() => editor.run([{ type: 'remove', touchpoints: ids, transitions: [] }])}
        />
      </div>
      <div className="space-y-4 pb-5">
        {one ? (
          <TextField
            label="Label"
            rows={2}
            value={one.label}
            disabled={readOnly}
            onCommit={(typed) => {
              const refused = refuseLength(typed, LIMITS.labelCharacters);
              if (refused === null) editor.run([{ type: 'set-touchpoints', ids, fields: { label: typed.trimEnd() } }]);
              return refused;
            }}
          />
        ) : null}
        <FormChoice
          name="reaction"
          label="Customer’s reaction"
          choices={REACTION_CHOICES}
          icon={(value) => <ReactionMark reaction={value} size={18} />}
        />
        <FormChoice
          name="role"
          label="Place in the chain"
          choices={ROLE_CHOICES}
          hint={
            one && !one.role && inferred ? `Not marked: by its transitions it is ${ROLE_WORDS[inferred]}.` : undefined
          }
        />
      </div>
      <ChainSection />
      <CustomerSection />
      <QualitySection />
      <WorkSection />
      <FlowSection />
      <ViewsSection />
      <div className="border-t border-line pb-2 pt-4">
        <FormText name="notes" label="Notes" rows={3} />
      </div>
    </TouchpointForm>
  );
}
