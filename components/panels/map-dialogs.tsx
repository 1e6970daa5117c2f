'use client';

import { isPaletteMode, type PaletteMode } from '../palette/palette-modes';
import { useEditor, useEditorState } from '../store/editor-context';
import type { DialogName } from '../store/types';
import { type LazyPart, lazyPart } from '../ui/lazy-part';
import { DialogFault } from './part-fault';

interface DialogProps {
  readonly linkKey: string;
  readonly onClose: () => void;
}

const OPTIONS = { Fault: DialogFault };

/** Each dialogue by its name. Their code comes when one is opened, or in an idle moment before. */
export const DIALOGS: Readonly<Record<Exclude<DialogName, PaletteMode>, LazyPart<DialogProps>>> = {
  share: lazyPart(async () => (await import('./share/share-dialog')).ShareDialog, OPTIONS),
  export: lazyPart(async () => (await import('./export/export-dialog')).ExportDialog, OPTIONS),
  import: lazyPart(async () => (await import('./import/import-dialog')).ImportDialog, OPTIONS),
  survey: lazyPart(async () => (await import('./survey/survey-dialog')).SurveyDialog, OPTIONS),
  versions: lazyPart(async () => (await import('./versions/versions-dialog')).VersionsDialog, OPTIONS),
  rules: lazyPart(async () => (await import('./findings/rules-dialog')).RulesDialog, OPTIONS),
  help: lazyPart(async () => (await import('./help-dialog')).HelpDialog, OPTIONS),
};

/** The dialogs of an open map; one at a time, made when it is opened. */
export function MapDialogs({ linkKey }: { readonly linkKey: string }) {
  const editor = useEditor();
  const dialog = useEditorState((state) => state.dialog);
  if (dialog === null || isPaletteMode(dialog)) return null;
  const Dialog = DIALOGS[dialog];
  return <Dialog key={dialog} linkKey={linkKey} onClose={() => editor.setDialog(null)} />;
}
