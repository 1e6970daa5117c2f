'use client';

import { useEffect, useMemo, useState } from 'react';
import type { FormatId } from '@/lib/exchange/formats';
import type { ExportOptions } from '@/lib/export/options';
import type { JourneyMap } from '@/lib/model/types';
import { createAsker } from '../workers/asker';
import type { Preview, PreviewAnswer, PreviewQuestion, Room } from './preview-messages';

/** A preview that can be shown: a picture has an address within this page. */
export type ShownPreview =
  | (Extract<Preview, { kind: 'picture' }> & { readonly url: string })
  | Extract<Preview, { kind: 'text' }>;

export interface PreviewState {
  /** The newest that is ready; null before the first. */
  readonly shown: ShownPreview | null;
  /** It is not of what is asked for now: that is under way. */
  readonly pending: boolean;
  readonly failed: boolean;
}

/** Edits of others and quick changes of mind are waited for. */
const REST_MS = 120;
const NOTHING: PreviewState = { shown: null, pending: true, failed: false };

/**
 * What a file would be, made in a worker while one chooses: the page waits for nothing, and of many changes only the
 * last is drawn.
 */
export function usePreview(map: JourneyMap | null, format: FormatId, options: ExportOptions, room: Room): PreviewState {
  const previewer = useMemo(createPreviewer, []);
  const [state, setState] = useState<PreviewState>(NOTHING);
  const asked = JSON.stringify([format, options, room]);
  useEffect(() => previewer.stop, [previewer]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` stands for all that is chosen
  useEffect(() => {
    if (!map) return;
    let current = true;
    setState((before) => ({ ...before, pending: true }));
    const timer = setTimeout(async () => {
      try {
        const shown = await previewer.ask(map, { format, options, room });
        if (!shown) return;
        if (current) setState({ shown, pending: false, failed: false });
        else release(shown);
      } catch (error) {
        console.error(error);
        if (current) setState((before) => ({ ...before, pending: false, failed: true }));
      }
    }, REST_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [previewer, map, asked]);
  const { shown } = state;
  useEffect(() => (shown ? () => release(shown) : undefined), [shown]);
  return state;
}

function createPreviewer() {
  const asker = createAsker<PreviewQuestion, PreviewAnswer>(
    () => new Worker(new URL('./preview.worker.ts', import.meta.url), { type: 'module' }),
  );
  let known: JourneyMap | null = null;
  return {
    /** Null when something newer was asked meanwhile. */
    async ask(map: JourneyMap, question: Omit<PreviewQuestion, 'map'>): Promise<ShownPreview | null> {
      const answer = await asker.ask((first) => {
        const news = first || known !== map;
        known = map;
        return news ? { ...question, map } : question;
      });
      if (answer === null) return null;
      if ('error' in answer) throw new Error(answer.error);
      if (answer.kind === 'text') return answer;
      return { ...answer, url: URL.createObjectURL(new Blob([answer.drawn.png], { type: 'image/png' })) };
    },
    stop: () => asker.stop(),
  };
}

function release(shown: ShownPreview): void {
  if (shown.kind === 'picture') URL.revokeObjectURL(shown.url);
}
