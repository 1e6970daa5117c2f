'use client';

import { FolderOpen, Plus } from 'lucide-react';
import { useRef } from 'react';
import { ACCEPT } from '../reading/accept';
import { Button } from '../ui/button';
import { useHome } from './home-stage';

/** The two ways to begin that ask nothing: an empty map, and a file. */
export function StartButtons() {
  const { open, importFile, busy } = useHome();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button look="primary" size="large" disabled={busy !== null} onClick={() => open({}, '')}>
        <Plus size={20} aria-hidden />
        {busy === 'new' ? 'Opening…' : 'New map'}
      </Button>
      <Button look="outline" size="large" disabled={busy !== null} onClick={() => input.current?.click()}>
        <FolderOpen size={19} aria-hidden />
        {busy === 'file' ? 'Reading…' : 'Open a file'}
      </Button>
      <input
        ref={input}
        type="file"
        accept={ACCEPT}
        aria-label="File to open"
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          const file = event.target.files?.[0];
          // The same file may be chosen again after it was mended.
          event.target.value = '';
          if (file) importFile(file);
        }}
      />
    </div>
  );
}
