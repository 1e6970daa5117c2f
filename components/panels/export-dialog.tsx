'use client';

import { ClipboardCopy, Download } from 'lucide-react';
import { useMemo, useState } from 'react';
import { analyze } from '@/lib/analysis/analyze';
import type { FormatId } from '@/lib/exchange/formats';
import { DEFAULT_OPTIONS } from '@/lib/export/options';
import { pictureScale } from '@/lib/export/picture-scale';
import { mapScene } from '@/lib/scene/map-scene';
import type { Scene, Theme } from '@/lib/scene/types';
import { copyPicture } from '../export/copy-picture';
import { download } from '../export/download';
import { fileName } from '../export/file-name';
import { makeFile } from '../export/make-file';
import { useEditor, useEditorState } from '../store/editor-context';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { SceneView } from '../ui/scene-view';
import { SegmentedField } from '../ui/segmented-field';

type Format = 'png' | 'png2' | 'svg' | 'json';

const FORMATS: readonly { readonly value: Format; readonly label: string; readonly name: string }[] = [
  { value: 'png', label: 'PNG', name: 'PNG picture' },
  { value: 'png2', label: 'PNG 2×', name: 'PNG picture, twice as fine' },
  { value: 'svg', label: 'SVG', name: 'SVG drawing' },
  { value: 'json', label: 'Map file', name: 'Map file, JSON' },
];

/** Takes the map away: as a picture in a report, or as a file that can be opened again. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const editor = useEditor();
  const map = useEditorState((state) => state.map);
  const [format, setFormat] = useState<Format>('png');
  const [theme, setTheme] = useState<Theme>('light');
  const [embed, setEmbed] = useState(false);
  const [busy, setBusy] = useState<'file' | 'copy' | null>(null);
  // Of the map as it is now, not of the worker's last answer: a picture outlives the moment.
  const scene = useMemo(() => mapScene(map, analyze(map)), [map]);

  const make = async (as: Format): Promise<{ readonly blob: Blob; readonly ending: string }> => {
    const asked: FormatId = as === 'png2' ? 'png' : as;
    const options = { ...DEFAULT_OPTIONS, theme, scale: as === 'png2' ? 2 : 1, fonts: embed };
    const { bytes, mediaType, ending } = await makeFile(map, asked, options);
    return { blob: new Blob([bytes], { type: mediaType }), ending: ending.slice(1) };
  };
  const save = async (): Promise<void> => {
    setBusy('file');
    try {
      const { blob, ending } = await make(format);
      download(blob, fileName(map.title, ending));
    } catch (error) {
      console.error(error);
      editor.say('The file could not be made. Nothing is lost; the map file (JSON) always works. Try that.', 'error');
    }
    setBusy(null);
  };
  const copy = async (): Promise<void> => {
    setBusy('copy');
    const outcome = await copyPicture(async () => (await make(format === 'png2' ? 'png2' : 'png')).blob);
    setBusy(null);
    if (outcome === 'copied') editor.say('The picture is on the clipboard. Paste it into a document or a message.');
    else editor.say('This browser did not let the picture onto the clipboard. Download it as PNG instead.', 'error');
  };
  return (
    <Dialog
      open
      width="wide"
      onClose={onClose}
      title="Export"
      footer={
        <>
          <Button disabled={busy !== null} onClick={copy}>
            <ClipboardCopy size={16} aria-hidden />
            {busy === 'copy' ? 'Drawing…' : 'Copy as picture'}
          </Button>
          <Button look="primary" disabled={busy !== null} onClick={save}>
            <Download size={16} aria-hidden />
            {busy === 'file' ? 'Making the file…' : 'Download'}
          </Button>
        </>
      }
    >
      <div className="grid gap-5 md:grid-cols-[260px_1fr]">
        <div className="space-y-4 md:order-last md:col-start-1 md:row-start-1">
          <SegmentedField
            label="As"
            value={format}
            segments={FORMATS}
            clearable={false}
            onChange={(next) => next && setFormat(next)}
          />
          {format === 'json' ? null : (
            <SegmentedField
              label="Colours"
              value={theme}
              segments={[
                { value: 'light', label: 'Light' },
                { value: 'dark', label: 'Dark' },
              ]}
              clearable={false}
              onChange={(next) => next && setTheme(next)}
            />
          )}
          {format === 'svg' ? (
            <label className="flex cursor-pointer items-start gap-2.5 text-detail">
              <input
                type="checkbox"
                checked={embed}
                onChange={(event) => setEmbed(event.target.checked)}
                className="mt-px size-4 accent-positive"
              />
              Carry the font along, so that it looks the same everywhere (adds about 130 KB)
            </label>
          ) : null}
          <p className="text-detail text-soft">{explain(format, scene)}</p>
        </div>
        <div className="grid max-h-[46dvh] min-h-40 place-items-center overflow-hidden rounded-xl border border-line bg-paper p-2 md:max-h-[420px]">
          <SceneView
            scene={scene}
            theme={theme}
            className="max-h-[calc(46dvh-16px)] w-full rounded-lg md:max-h-[404px]"
          />
        </div>
      </div>
    </Dialog>
  );
}

function scaleOf(format: 'png' | 'png2'): number {
  return format === 'png2' ? 2 : 1;
}

/** What the file will be, in a sentence. */
function explain(format: Format, scene: Scene): string {
  if (format === 'json') {
    return 'All of the map, for keeping, for git, and for opening again: here, in another Throughline, or by the command line.';
  }
  if (format === 'svg') {
    return 'A drawing that stays sharp at any size, text as text. It carries the map inside, so that it can be opened again.';
  }
  const scale = pictureScale(scene, scaleOf(format));
  const size = `${Math.ceil(scene.width * scale)} × ${Math.ceil(scene.height * scale)} pixels`;
  return scale < scaleOf(format)
    ? `${size}. The map is too large for more: pictures have 40 million pixels at most. SVG has no such limit.`
    : `${size}, with title, verdict and legend: ready for a report.`;
}
