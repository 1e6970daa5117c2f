'use client';

import { useEditor, useEditorState } from '../store/editor-context';
import { ExportDialog } from './export-dialog';
import { RulesDialog } from './findings/rules-dialog';
import { HelpDialog } from './help-dialog';
import { ImportDialog } from './import-dialog';
import { ShareDialog } from './share/share-dialog';
import { VersionsDialog } from './versions/versions-dialog';

/** The dialogs of an open map; one at a time, made when it is opened. */
export function MapDialogs({ linkKey }: { readonly linkKey: string }) {
  const editor = useEditor();
  const dialog = useEditorState((state) => state.dialog);
  const close = (): void => editor.setDialog(null);
  if (dialog === 'share') return <ShareDialog linkKey={linkKey} onClose={close} />;
  if (dialog === 'export') return <ExportDialog onClose={close} />;
  if (dialog === 'import') return <ImportDialog onClose={close} />;
  if (dialog === 'versions') return <VersionsDialog linkKey={linkKey} onClose={close} />;
  if (dialog === 'rules') return <RulesDialog onClose={close} />;
  if (dialog === 'help') return <HelpDialog onClose={close} />;
  return null;
}
