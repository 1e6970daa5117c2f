'use client';

import { ArrowLeft, RotateCcw } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useEditor, useEditorState } from '../../store/editor-context';
import { Button } from '../../ui/button';
import { ComparisonView } from './comparison-view';
import { DeleteVersion } from './delete-version';
import { dayWords, timeWords } from './group-by-day';
import { NameForm } from './name-form';
import { restoreVersion } from './restore-version';
import { useVersionMap } from './use-version-map';
import { VersionPicture } from './version-picture';
import type { Version, VersionsApi } from './versions-api';

export interface VersionDetailProps {
  readonly api: VersionsApi;
  readonly version: Version;
  /** Back to the list, on a narrow screen. */
  readonly onBack: () => void;
  readonly onChanged: () => Promise<void>;
  readonly onRestored: () => void;
  readonly onDeleted: () => Promise<void>;
}

/** One version: how it looked, what has become of it since, its name, and the way back to it. */
export function VersionDetail({ api, version, onBack, onChanged, onRestored, onDeleted }: VersionDetailProps) {
  const editor = useEditor();
  const role = useEditorState((state) => state.role);
  const mayEdit = role !== 'view';
  const was = useVersionMap(api, version.id);
  const [busy, setBusy] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const day = dayWords(version.at, Date.now());

  // On a narrow screen the list is gone now, and with it what had the focus.
  useEffect(() => {
    if (window.matchMedia('(max-width: 767px)').matches) heading.current?.focus();
  }, []);

  const restore = async (): Promise<void> => {
    if (was.kind !== 'there') return;
    setBusy(true);
    const done = await restoreVersion(editor, api, version, was.map);
    setBusy(false);
    if (done) onRestored();
  };
  return (
    <section aria-label="Chosen version" className="min-w-0">
      <Button look="ghost" size="small" className="-ml-3 mb-2 md:hidden" onClick={onBack}>
        <ArrowLeft size={16} aria-hidden />
        All versions
      </Button>
      <div className="flex flex-wrap items-start gap-3">
        <div className="min-w-0 flex-1">
          <h3 ref={heading} tabIndex={-1} className="font-semibold leading-5 outline-none [overflow-wrap:anywhere]">
            {version.name ?? `${day}, ${timeWords(version.at)}`}
          </h3>
          <p className="mt-0.5 text-detail text-soft">
            {version.name === null ? 'Set aside by itself.' : `${day}, ${timeWords(version.at)}. Stays for good.`}
          </p>
        </div>
        {mayEdit ? (
          <Button look="primary" disabled={was.kind !== 'there' || busy} onClick={() => void restore()}>
            <RotateCcw size={16} aria-hidden />
            {busy ? 'Restoring…' : 'Restore'}
          </Button>
        ) : null}
      </div>
      {was.kind === 'there' ? (
        <>
          <ComparisonView was={was} />
          <VersionPicture version={was} />
        </>
      ) : (
        <p role={was.kind === 'failed' ? 'alert' : 'status'} className="mt-4 text-body leading-5 text-soft">
          {was.kind === 'failed' ? was.reason : 'Opening it…'}
        </p>
      )}
      {mayEdit ? (
        <div className="mt-4">
          <NameForm
            key={version.name}
            label={version.name === null ? 'Name this version, so that it stays' : 'Name of this version'}
            button={version.name === null ? 'Name this version' : 'Rename'}
            initial={version.name ?? ''}
            onName={async (name) => {
              await api.rename(version.id, name);
              editor.announce(`The version is called ${name}.`);
              await onChanged();
            }}
          />
        </div>
      ) : (
        <p className="mt-4 text-detail text-soft">
          With a view link versions can be looked at and compared. Restoring one needs an edit link.
        </p>
      )}
      {role === 'own' ? <DeleteVersion api={api} version={version} onDeleted={onDeleted} /> : null}
    </section>
  );
}
