'use client';

import { ClipboardCopy, Download } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { formatOf } from '@/lib/exchange/formats';
import type { PicturePart } from '@/lib/export/options';
import { download } from '../../export/download';
import { fileName } from '../../export/file-name';
import { PreviewBox } from '../../preview/preview-box';
import type { Room } from '../../preview/preview-messages';
import { type PreviewState, usePreview } from '../../preview/use-preview';
import { useRoom } from '../../preview/use-room';
import { useEditor, useEditorState } from '../../store/editor-context';
import { Button } from '../../ui/button';
import { CheckField } from '../../ui/check-field';
import { cx } from '../../ui/cx';
import { Dialog } from '../../ui/dialog';
import { formatBytes } from '../format-bytes';
import { NoteList } from '../note-list';
import { type ExportChoices, localDate, optionsOf, recallChoices, rememberChoices } from './choices';
import { COPIED, copyMade, NOT_COPIED } from './copy-made';
import { FormatList, FormatSelect } from './format-picker';
import { MakingBar } from './making-bar';
import { OptionFields } from './option-fields';
import { pixelWords } from './outcome-words';
import { PartField } from './part-field';
import { SheetLines, sheetWords } from './sheet-lines';
import { useMaking } from './use-making';

/** Takes the map away: as a picture, for another program, or as a report. Shows before what it will be. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const editor = useEditor();
  const map = useEditorState((state) => state.map);
  const [choices, setChoices] = useState(recallChoices);
  const [part, setPart] = useState<PicturePart>({ kind: 'whole' });
  const [today] = useState(() => localDate(new Date()));
  const [said, setSaid] = useState('');
  const { making, make, cancel } = useMaking();
  const box = useRef<HTMLDivElement>(null);
  const [closer, setCloser] = useState(false);
  const seen = useRoom(box);
  const room = closer ? CLOSER : seen;
  const options = useMemo(() => optionsOf(choices, part, today), [choices, part, today]);
  const preview = usePreview(map, choices.format, options, room);
  const picture = formatOf(choices.format).family === 'picture';
  useEffect(() => rememberChoices(choices), [choices]);

  const change = (next: Partial<ExportChoices>): void => {
    setSaid('');
    setChoices((before) => ({ ...before, ...next }));
  };
  const save = async (): Promise<void> => {
    setSaid('');
    try {
      const made = await make('file', map, choices.format, options);
      if (!made) return setSaid('Cancelled. Nothing was downloaded.');
      const name = fileName(map.title, made.ending.slice(1));
      download(new Blob([made.bytes], { type: made.mediaType }), name);
      setSaid(`${name}, ${formatBytes(made.bytes.length)}: downloaded.`);
    } catch (error) {
      console.error(error);
      editor.say('The file could not be made. Nothing is lost; the map file always works. Try that.', 'error');
    }
  };
  const asText = choices.format === 'svg' || !picture;
  const copy = async (): Promise<void> => {
    setSaid('');
    let cancelled = false;
    const format = asText ? choices.format : 'png';
    const type = asText ? 'text/plain' : 'image/png';
    const copied = await copyMade(type, async () => {
      const made = await make('copy', map, format, options);
      cancelled = made === null;
      if (!made) throw new Error('Cancelled.');
      return new Blob([made.bytes], { type });
    }).catch(() => false);
    if (cancelled) setSaid('Cancelled. Nothing was copied.');
    else if (copied) editor.say(COPIED[type]);
    else editor.say(NOT_COPIED[type], 'error');
  };
  return (
    <Dialog
      open
      width="full"
      onClose={onClose}
      title="Export"
      footer={
        making ? (
          <MakingBar making={making} onCancel={cancel} />
        ) : (
          <>
            <p
              role="status"
              className="min-w-40 flex-1 self-center text-detail text-soft [overflow-wrap:anywhere] max-sm:basis-full max-sm:empty:hidden"
            >
              {said}
            </p>
            <Button onClick={copy}>
              <ClipboardCopy size={16} aria-hidden />
              {asText ? 'Copy as text' : 'Copy as picture'}
            </Button>
            <Button look="primary" onClick={save}>
              <Download size={16} aria-hidden />
              Download
            </Button>
          </>
        )
      }
    >
      <div
        className={cx(
          'grid gap-x-6 gap-y-4 md:grid-cols-[256px_1fr]',
          picture ? 'lg:grid-cols-[184px_256px_1fr]' : 'lg:grid-cols-[184px_1fr]',
        )}
      >
        <div className="max-lg:hidden">
          <FormatList value={choices.format} onChange={(format) => change({ format })} />
        </div>
        <div className="lg:hidden md:col-start-1">
          <FormatSelect value={choices.format} onChange={(format) => change({ format })} />
        </div>
        <div className={cx('md:col-start-2 md:row-span-3 md:row-start-1', picture && 'lg:col-start-3')}>
          <div ref={box} className="relative h-[28dvh] min-h-44 md:h-[min(500px,54dvh)]">
            <PreviewBox
              preview={preview}
              name={`What it will be: ${formatOf(choices.format).name}`}
              transparent={choices.transparent && choices.format !== 'pdf'}
              closer={closer}
              over={
                choices.format === 'pdf' && !closer && preview.shown?.kind === 'picture' ? (
                  <SheetLines size={preview.shown.size} options={options} />
                ) : null
              }
              className="size-full"
            />
            {picture ? (
              <Button
                size="small"
                className="absolute right-3 top-3"
                aria-pressed={closer}
                onClick={() => setCloser(!closer)}
              >
                Own size
              </Button>
            ) : null}
          </div>
          <div className="mt-3">
            {preview.shown?.kind === 'text' ? (
              <p className="mb-3 text-detail text-soft">{formatBytes(preview.shown.bytes)} of text</p>
            ) : null}
            {formatOf(choices.format).family === 'report' ? (
              <div className="mb-3">
                <CheckField
                  label="With people’s names"
                  checked={choices.names}
                  onChange={(names) => change({ names })}
                />
              </div>
            ) : null}
            <NoteList
              title={picture ? 'Worth knowing before' : 'What it does not carry'}
              notes={preview.shown?.notes ?? []}
            />
          </div>
        </div>
        {picture ? (
          <div className="space-y-4 md:col-start-1 lg:col-start-2 lg:row-start-1">
            <PartField part={part} onChange={setPart} />
            <OptionFields choices={choices} map={map} outcome={outcomeOf(choices, preview)} onChange={change} />
          </div>
        ) : null}
      </div>
    </Dialog>
  );
}

function outcomeOf({ format, scale, page, tiled }: ExportChoices, { shown }: PreviewState): string | null {
  if (shown?.kind !== 'picture') return null;
  return format === 'pdf' ? sheetWords(shown.size, { page, tiled }) : pixelWords(shown.size, scale);
}

/** The picture at its own size, as far as a screen of the largest kind would show it. */
const CLOSER: Room = { width: 5_000, height: 5_000 };
