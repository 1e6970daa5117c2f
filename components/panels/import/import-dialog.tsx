'use client';

import { useEffect, useState } from 'react';
import { type ColumnMapping, type ColumnTarget, TARGET_NAMES } from '@/lib/exchange/table/columns';
import type { JourneyMap } from '@/lib/model/types';
import { FaultList } from '../../home/fault-list';
import type { ReadAnswer } from '../../reading/read-given';
import { useEditor, useEditorState } from '../../store/editor-context';
import { Button } from '../../ui/button';
import { CopyButton } from '../../ui/copy-button';
import { Dialog } from '../../ui/dialog';
import { NoteList } from '../note-list';
import { ColumnTable } from './column-table';
import { GiveBox } from './give-box';
import { GivenLine } from './given-line';
import { ImportPreview } from './import-preview';
import { ModeFields } from './mode-fields';
import { countMet, type ImportMode, performImport, usualMode } from './perform-import';
import { useGiven } from './use-given';
import { usePastedFile } from './use-pasted-file';

/** Takes a file of any readable format into the open map as one undo step, or lists its faults and changes nothing. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const editor = useEditor();
  const map = useEditorState((state) => state.map);
  const { given, read, pending, give, paste, readAs, mapAs } = useGiven();
  usePastedFile(give, paste);
  const [again, setAgain] = useState(false);
  const [chosen, setChosen] = useState<ImportMode | null>(null);
  const incoming = read?.ok && !pending ? read.map : null;
  const met = incoming ? countMet(map, incoming) : 0;
  const usual = read ? usualMode(read) : 'merge';
  const mode = chosen ?? (map.touchpoints.length === 0 ? 'replace' : usual);
  // Another file is another question.
  const file = given?.file;
  useEffect(() => {
    if (!file) return;
    setAgain(false);
    setChosen(null);
  }, [file]);

  const perform = (): void => {
    if (!incoming || !performImport(editor, incoming, mode)) return;
    onClose();
    if (mode !== 'add') editor.camera?.fit();
    const count = incoming.touchpoints.length;
    editor.say(`${count} ${count === 1 ? 'touchpoint' : 'touchpoints'} came from ${given?.file.name ?? 'the file'}.`);
  };
  const choosing = given === null || again;
  return (
    <Dialog
      open
      width={choosing ? 'medium' : 'wide'}
      onClose={onClose}
      title="Import into this map"
      description={
        choosing
          ? 'A map file, a picture that carries its map, a table, Mermaid, JSON Canvas, a Markdown outline, or lines.'
          : undefined
      }
      footer={
        <>
          {read && !read.ok ? <CopyButton text={read.faults.join('\n')} what="the list of faults" /> : null}
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" disabled={incoming === null} onClick={perform}>
            {mode === 'replace' ? 'Replace this map' : 'Add it'}
          </Button>
        </>
      }
    >
      {choosing ? (
        <GiveBox
          name="File to import"
          hint=".json .csv .tsv .mmd .canvas .md .txt .png .svg, 50 MB at most"
          example={'Banner ad -> Company site -> Call to book'}
          onFile={give}
          onText={paste}
        />
      ) : (
        <div className="space-y-4">
          <GivenLine
            given={given}
            format={read?.format ?? given.format}
            summary={summaryOf(read)}
            onReadAs={readAs}
            onOther={() => setAgain(true)}
          />
          {read?.mapping ? (
            <ColumnTable<ColumnTarget, ColumnMapping>
              mapping={read.mapping}
              names={TARGET_NAMES}
              several={['keep', 'skip']}
              instead="keep"
              onChange={mapAs}
            />
          ) : null}
          {read && !read.ok ? (
            <div>
              <p className="mb-2 text-body">
                Nothing was changed. Mend {theseFaults(read.faults)} and choose it again:
              </p>
              <FaultList faults={read.faults} />
            </div>
          ) : null}
          {read?.ok ? (
            <>
              <ImportPreview map={read.map} />
              <NoteList title="What could not be taken over" notes={read.notes} />
              <ModeFields mode={mode} met={met} usual={usual} onChange={setChosen} />
            </>
          ) : null}
        </div>
      )}
    </Dialog>
  );
}

function theseFaults(faults: readonly string[]): string {
  return faults.length === 1 ? 'this in the file' : 'these in the file';
}

function summaryOf(read: ReadAnswer | null): string {
  if (read === null) return 'Reading…';
  if (!read.ok) return read.faults.length === 1 ? 'It has one fault' : `It has ${read.faults.length} faults`;
  return describeMap(read.map);
}

/** `24 touchpoints, 26 transitions, 4 phases`. */
function describeMap({ touchpoints, transitions, phases }: JourneyMap): string {
  const count = (number: number, one: string): string => `${number} ${number === 1 ? one : `${one}s`}`;
  const parts = [count(touchpoints.length, 'touchpoint'), count(transitions.length, 'transition')];
  return [...parts, ...(phases.length > 0 ? [count(phases.length, 'phase')] : [])].join(', ');
}
