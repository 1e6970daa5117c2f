import type { CurveControl, Editor } from './types';

type Owner = Pick<Editor, 'store' | 'walk' | 'announce'>;

/** Below this width, in pixels, the panel is a sheet over the place of the curve. */
const NARROW = 768;

/** The emotion curve below the map: shown beside the panel, or, on a narrow screen, in its place. */
export function createCurving(editor: () => Owner): CurveControl {
  return {
    show(path, at) {
      if (path.length === 0) return;
      if (editor().store.getState().walk) editor().walk.end();
      const narrow = typeof window !== 'undefined' && window.innerWidth < NARROW;
      const { panel } = editor().store.getState();
      editor().store.setState({
        curve: { path, at: at !== undefined && path.includes(at) ? at : null },
        panel: narrow ? null : panel,
      });
    },
    close() {
      if (!editor().store.getState().curve) return;
      editor().store.setState({ curve: null });
      editor().announce('The emotion curve is closed.');
    },
  };
}
