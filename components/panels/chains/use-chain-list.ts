'use client';

import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { analysisInput } from '../../store/analyst';
import {
  type ChainList,
  type ChainListing,
  type ChainQuery,
  createChainListing,
  startChainWorker,
} from '../../store/chain-listing';
import { useEditor, useEditorState } from '../../store/editor-context';

const NOT_YET = createStore<ChainList>()(() => ({
  chains: [],
  done: false,
  gaveUp: false,
  pending: true,
  failed: false,
}));

/** The chains of the open map, live, and how to get more of them. Its worker lives as long as the component. */
export function useChainList({ scope, filter, through }: ChainQuery): ChainList & { readonly more: () => void } {
  const editor = useEditor();
  const [listing, setListing] = useState<ChainListing | null>(null);
  // New states are made exactly when a chain can be another, in a trial too: a label or a place asks for nothing.
  const states = useEditorState((state) => state.states);
  useEffect(() => {
    const own = createChainListing(startChainWorker());
    setListing(own);
    return () => {
      setListing(null);
      own.destroy();
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the states stand for all of the map that decides on chains
  useEffect(() => {
    const input = () => {
      const { map, trial } = editor.store.getState();
      return { ...analysisInput(map), ...(trial && { mended: trial }) };
    };
    listing?.list(input, { scope, filter, through });
  }, [listing, editor, states, scope, filter, through]);
  const list = useStore(listing?.store ?? NOT_YET);
  return { ...list, more: () => listing?.more() };
}
