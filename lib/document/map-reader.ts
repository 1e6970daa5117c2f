import type * as Y from 'yjs';
import type { JourneyMap, Phase, Touchpoint, Transition } from '../model/types';
import { hideDangling, orderPhases, settleParents } from './assemble-map';
import { decodePhase, decodeTouchpoint, decodeTransition } from './decode-item';
import { ItemIndex } from './item-index';
import { type MapMeta, readMeta } from './read-map';
import { getRoots, ROOT_NAMES, type RootName } from './roots';
import { equalJson } from './stored-values';
import type { MapReader } from './types';

/**
 * A live view of a document: always equal to `readMap(doc)`, yet only what a transaction touched is read again, and
 * everything else keeps its identity. Listeners are called once a transaction, and only when the visible map changed.
 */
export function createMapReader(doc: Y.Doc): MapReader {
  const roots = getRoots(doc);
  const touchpoints = new ItemIndex<Touchpoint>(roots.touchpoints, decodeTouchpoint);
  const transitions = new ItemIndex<Transition>(roots.transitions, decodeTransition);
  const phases = new ItemIndex(roots.phases, (id, value) => {
    const item = decodePhase(id, value);
    return item && { id, ...item };
  });
  const settled = createSettled();
  const dirty: Record<RootName, Set<string>> = {
    meta: new Set(),
    phases: new Set(),
    touchpoints: new Set(),
    transitions: new Set(),
  };
  const listeners = new Set<(map: JourneyMap) => void>();
  const visibleTransitions = (): readonly Transition[] => hideDangling(transitions.all(), (id) => touchpoints.has(id));
  let current: JourneyMap = {
    ...readMeta(roots.meta),
    phases: orderPhases(phases.all()),
    touchpoints: settled(touchpoints.all()),
    transitions: visibleTransitions(),
  };

  /** Reads again what the transaction touched; the parts of the map that stayed the same are taken over. */
  function refresh(): boolean {
    const points = touchpoints.refresh(dirty.touchpoints);
    const steps = transitions.refresh(dirty.transitions);
    const lanes = phases.refresh(dirty.phases);
    const meta = dirty.meta.size > 0 ? readMeta(roots.meta) : undefined;
    const metaChanged = meta !== undefined && !equalJson(meta, metaOf(current));
    for (const ids of Object.values(dirty)) ids.clear();
    if (!points.changed && !steps.changed && !lanes.changed && !metaChanged) return false;
    const parts = {
      touchpoints: points.changed ? sameList(current.touchpoints, settled(touchpoints.all())) : current.touchpoints,
      transitions:
        points.membership || steps.changed ? sameList(current.transitions, visibleTransitions()) : current.transitions,
      phases: lanes.changed ? keepEqual(current.phases, orderPhases(phases.all())) : current.phases,
    };
    const same =
      !metaChanged &&
      parts.touchpoints === current.touchpoints &&
      parts.transitions === current.transitions &&
      parts.phases === current.phases;
    if (same) return false;
    current = { ...(metaChanged ? meta : metaOf(current)), ...parts };
    return true;
  }

  const watchers = ROOT_NAMES.map((name) => {
    const root = roots[name];
    const watch = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
      for (const event of events) {
        if (event.target === (root as unknown)) {
          for (const key of (event as unknown as Y.YMapEvent<unknown>).keysChanged) dirty[name].add(key);
        } else dirty[name].add(String(event.path[0]));
      }
    };
    root.observeDeep(watch);
    return () => root.unobserveDeep(watch);
  });
  const flush = (): void => {
    if (!Object.values(dirty).some((ids) => ids.size > 0) || !refresh()) return;
    for (const listener of [...listeners]) listener(current);
  };
  doc.on('afterTransaction', flush);

  return {
    current: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    destroy() {
      listeners.clear();
      doc.off('afterTransaction', flush);
      for (const stop of watchers) stop();
    },
  };
}

/** `settleParents` that gives a touchpoint the same object again when it loses the same parent again. */
function createSettled(): (items: readonly Touchpoint[]) => readonly Touchpoint[] {
  let orphans = new WeakMap<Touchpoint, Touchpoint>();
  return (items) => {
    const next = new WeakMap<Touchpoint, Touchpoint>();
    const result = settleParents(items).map((item, index) => {
      const source = items[index];
      if (source === undefined || item === source) return item;
      const kept = orphans.get(source) ?? item;
      next.set(source, kept);
      return kept;
    });
    orphans = next;
    return result;
  };
}

function metaOf({ title, rules, extra }: JourneyMap): MapMeta {
  return { title, ...(rules !== undefined && { rules }), ...(extra !== undefined && { extra }) };
}

function keepEqual(before: readonly Phase[], after: readonly Phase[]): readonly Phase[] {
  const known = new Map(before.map((phase) => [phase.id, phase]));
  const kept = after.map((phase) => {
    const same = known.get(phase.id);
    return same !== undefined && equalJson(same, phase) ? same : phase;
  });
  return sameList(before, kept);
}

/** The old list when the new one holds the very same items in the same order. */
function sameList<Item>(before: readonly Item[], after: readonly Item[]): readonly Item[] {
  return before.length === after.length && before.every((item, index) => item === after[index]) ? before : after;
}
