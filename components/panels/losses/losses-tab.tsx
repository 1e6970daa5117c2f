'use client';

import { useMemo, useState } from 'react';
import type { Analysis } from '@/lib/analysis/types';
import { useEditor, useEditorState } from '../../store/editor-context';
import { SelectField } from '../../ui/select-field';
import { Switch } from '../../ui/switch';
import { useLabels } from '../use-labels';
import { ConversionSummary } from './conversion-summary';
import { LossList } from './loss-list';
import { StartRows } from './start-rows';

/** Where customers are lost, by this map's assumptions, and the assumptions themselves, to be changed in place. */
export function LossesTab() {
  const analysis = useEditorState((state) => state.analysis);
  if (!analysis) return <p className="text-detail text-soft">Working it out…</p>;
  return <Losses analysis={analysis} />;
}

function Losses({ analysis }: { readonly analysis: Analysis }) {
  const editor = useEditor();
  const map = useEditorState((state) => state.map);
  const showFlow = useEditorState((state) => state.showFlow);
  const labelOf = useLabels();
  const [chosen, setChosen] = useState<string | undefined>();
  const touchpoints = useMemo(() => new Map(map.touchpoints.map((one) => [one.id, one])), [map.touchpoints]);
  const inner = analysis.scopes.flatMap(({ id, starts }) => (id !== null && starts.length > 0 ? [id] : []));
  const scope = chosen !== undefined && inner.includes(chosen) ? chosen : null;
  const figures = analysis.scopeFigures.find((one) => one.id === scope);
  if (!figures) return null;
  const measured =
    map.touchpoints.some((one) => one.dropOff !== undefined || one.customers !== undefined) ||
    map.transitions.some((one) => one.share !== undefined);
  return (
    <>
      {inner.length > 0 ? (
        <SelectField
          label="Of whom"
          value={scope ?? undefined}
          none="All who enter the map"
          choices={inner.map((id) => ({ value: id, label: `Those inside “${labelOf(id) || 'No label'}”` }))}
          onChange={setChosen}
          className="mb-4"
        />
      ) : null}
      {figures.starts.size === 0 || figures.chains.total === 0n ? (
        <Empty />
      ) : (
        <>
          <ConversionSummary flow={figures.flow} />
          <Switch
            label="Show the flow on the map"
            checked={showFlow}
            onChange={(on) => editor.setShowFlow(on)}
            className="mt-3 w-full"
          />
          {measured ? null : (
            <p className="mt-3 rounded-lg bg-neutral-bg px-3 py-2.5 text-detail">
              Nothing has been measured yet: until then a negative touchpoint loses everybody, any other nobody, and
              ways part equally. Enter below what you know.
            </p>
          )}
          <StartRows figures={figures} touchpoints={touchpoints} />
          <LossList key={scope} analysis={analysis} scope={scope} />
        </>
      )}
    </>
  );
}

function Empty() {
  return (
    <div className="text-detail text-soft">
      <p className="text-body font-semibold text-ink">Nobody to count yet</p>
      <p className="mt-0.5">
        Customers are followed from a start to a final link: draw a chain first. Then enter how many are lost at a
        touchpoint, which share takes each way, and how many begin at each start; what is empty is assumed.
      </p>
    </div>
  );
}
