'use client';

import { FileUp } from 'lucide-react';
import { useRef, useState } from 'react';
import { FaultList } from '../home/fault-list';
import { type ReadFile, readMapFile } from '../home/read-map-file';
import { useEditor, useEditorState } from '../store/editor-context';
import { Button } from '../ui/button';
import { CopyButton } from '../ui/copy-button';
import { Dialog } from '../ui/dialog';
import { SegmentedField } from '../ui/segmented-field';

const MODES = [
  { value: 'merge', label: 'Add to this map' },
  { value: 'replace', label: 'Replace this map' },
] as const;
type Mode = (typeof MODES)[number]['value'];

const MODE_WORDS: Readonly<Record<Mode, string>> = {
  merge: 'Adds what is new and overwrites what has the same id. One undo takes it back.',
  replace: 'Everything in this map goes, for everybody here, and the file’s content comes. One undo takes it back.',
};

/** Takes a file into the open map as one undo step, or lists its faults and changes nothing. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const editor = useEditor();
  const empty = useEditorState((state) => state.map.touchpoints.length === 0);
  const input = useRef<HTMLInputElement>(null);
  const [mode, setMode] = useState<Mode>(empty ? 'replace' : 'merge');
  const [file, setFile] = useState<File | null>(null);
  const [read, setRead] = useState<ReadFile | null>(null);

  const take = async (chosen: File): Promise<void> => {
    setFile(chosen);
    setRead(null);
    setRead(await readMapFile(chosen));
  };
  const perform = (): void => {
    if (!read?.ok || !editor.run([{ type: mode, map: read.map }])) return;
    onClose();
    editor.camera?.fit();
    const count = read.map.touchpoints.length;
    editor.say(`${count} ${count === 1 ? 'touchpoint' : 'touchpoints'} came from ${file?.name ?? 'the file'}.`);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="Import into this map"
      description="A map file (.journey.json), as Export writes it."
      footer={
        <>
          {read && !read.ok ? <CopyButton text={read.faults.join('\n')} what="the list of faults" /> : null}
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" disabled={!read?.ok} onClick={perform}>
            {mode === 'merge' ? 'Add it' : 'Replace this map'}
          </Button>
        </>
      }
    >
      <button
        type="button"
        onClick={() => input.current?.click()}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          const [dropped] = event.dataTransfer.files;
          if (dropped) void take(dropped);
        }}
        className="flex w-full flex-col items-center gap-2 rounded-xl border-2 border-dashed border-line px-6 py-8 text-body hover:border-control"
      >
        <FileUp size={22} aria-hidden className="text-soft" />
        <span className="font-semibold [overflow-wrap:anywhere]">
          {file ? file.name : 'Choose a file, or drop it here'}
        </span>
        <span className="text-detail text-soft" role="status">
          {file === null ? '50 MB at most' : read === null ? 'Reading…' : summary(read)}
        </span>
      </button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        aria-label="Map file to import"
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          const chosen = event.target.files?.[0];
          event.target.value = '';
          if (chosen) void take(chosen);
        }}
      />
      {read && !read.ok ? (
        <div className="mt-4">
          <p className="mb-2 text-body">Nothing was changed. Mend these and choose the file again:</p>
          <FaultList faults={read.faults} />
        </div>
      ) : (
        <SegmentedField
          className="mt-5"
          label="What to do with it"
          value={mode}
          segments={MODES}
          clearable={false}
          onChange={(next) => next && setMode(next)}
          hint={MODE_WORDS[mode]}
        />
      )}
    </Dialog>
  );
}

function summary(read: ReadFile): string {
  if (!read.ok) return read.faults.length === 1 ? 'It has one fault' : `It has ${read.faults.length} faults`;
  const { touchpoints, transitions } = read.map;
  return `${touchpoints.length} touchpoints, ${transitions.length} transitions`;
}
