'use client';

import { useMemo, useState } from 'react';
import { useEditor, useEditorState } from '../../store/editor-context';
import { Button } from '../../ui/button';
import { cx } from '../../ui/cx';
import { Dialog } from '../../ui/dialog';
import { NameForm } from './name-form';
import { useVersions } from './use-versions';
import { VersionDetail } from './version-detail';
import { VersionList } from './version-list';
import { createVersionsApi } from './versions-api';

export interface VersionsDialogProps {
  /** The key of the link that opened the page. */
  readonly linkKey: string;
  readonly onClose: () => void;
}

/** What the map was: named and automatic versions, each to be looked at, compared with now, and restored. */
export function VersionsDialog({ linkKey, onClose }: VersionsDialogProps) {
  const editor = useEditor();
  const mapId = useEditorState((state) => state.mapId);
  const mayEdit = useEditorState((state) => state.role !== 'view');
  const api = useMemo(() => createVersionsApi(mapId, linkKey), [mapId, linkKey]);
  const { listing, reload } = useVersions(api);
  const [chosen, setChosen] = useState<number | null>(null);
  const versions = listing.kind === 'there' ? listing.versions : [];
  const version = versions.find(({ id }) => id === chosen) ?? null;
  return (
    <Dialog
      open
      width="wide"
      onClose={onClose}
      title="Versions"
      description="The map as it was. One is set aside by itself every hour while somebody edits, and at the end; older ones thin out. Those with a name stay."
    >
      {listing.kind === 'failed' ? (
        <div role="alert" className="rounded-xl bg-neutral-bg px-4 py-3 text-body leading-5">
          <p>Versions are kept by the server, so they can’t be shown now. {listing.reason}</p>
          <Button className="mt-3" onClick={() => void reload()}>
            Try again
          </Button>
        </div>
      ) : (
        <div className="grid gap-5 md:grid-cols-[250px_1fr]">
          <div className={cx('min-w-0', version && 'max-md:hidden')}>
            {mayEdit ? (
              <NameForm
                label="Name the map as it is now"
                button="Keep as a version"
                onName={async (name) => {
                  const made = await api.setAside(name);
                  editor.announce(`Kept as ${name}.`);
                  await reload();
                  setChosen(made.id);
                }}
              />
            ) : null}
            <VersionList
              className={mayEdit ? 'mt-5' : undefined}
              loading={listing.kind === 'loading'}
              versions={versions}
              chosen={chosen}
              onChoose={setChosen}
            />
          </div>
          {version ? (
            <VersionDetail
              key={version.id}
              api={api}
              version={version}
              onBack={() => setChosen(null)}
              onChanged={reload}
              onRestored={onClose}
              onDeleted={async () => {
                setChosen(null);
                await reload();
              }}
            />
          ) : (
            <p className="place-self-center text-body text-soft max-md:hidden">
              {versions.length > 0 ? 'Choose a version to look at it and compare it with now.' : null}
            </p>
          )}
        </div>
      )}
    </Dialog>
  );
}
