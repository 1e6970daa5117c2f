'use client';

import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useEditor } from '../../store/editor-context';
import { Button } from '../../ui/button';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { versionWords } from './group-by-day';
import { reasonOf } from './use-versions';
import type { Version, VersionsApi } from './versions-api';

export interface DeleteVersionProps {
  readonly api: VersionsApi;
  readonly version: Version;
  readonly onDeleted: () => Promise<void>;
}

/** Lets the owner delete a version, after a question. */
export function DeleteVersion({ api, version, onDeleted }: DeleteVersionProps) {
  const editor = useEditor();
  const [asking, setAsking] = useState(false);
  const name = versionWords(version, Date.now());
  const perform = async (): Promise<void> => {
    try {
      await api.remove(version.id);
      editor.announce(`Deleted ${name}.`);
      await onDeleted();
    } catch (error) {
      editor.say(reasonOf(error), 'error');
    }
  };
  return (
    <>
      <Button look="ghost" size="small" className="-ml-3 mt-2" onClick={() => setAsking(true)}>
        <Trash2 size={16} aria-hidden />
        Delete this version…
      </Button>
      <ConfirmDialog
        open={asking}
        title="Delete this version?"
        action="Delete it"
        onClose={() => setAsking(false)}
        onConfirm={() => void perform()}
      >
        {`The map itself stays as it is; ${name} can’t be brought back.`}
      </ConfirmDialog>
    </>
  );
}
