import { addTouchpoint } from '../../actions/add-touchpoint';
import type { Editor, EditorState } from '../../store/types';
import { breaksOf } from '../breaks-of';

/** What the first minute is about: the break that was there at the beginning, and how many touchpoints there were. */
export interface Beginning {
  readonly broken: string;
  readonly label: string;
  readonly touchpoints: number;
}

export interface FirstStep {
  readonly title: string;
  /** `touch`: for a hand without keys. */
  text(beginning: Beginning, touch: boolean): string;
  /** True once the person has done it, in whatever way. */
  done(state: EditorState, beginning: Beginning): boolean;
  /** The button that does it, for those who would rather see it done. */
  readonly help: string;
  perform(editor: Editor, beginning: Beginning): void;
}

/** What a map has to begin with; null where no chain breaks, since there is nothing to show then. */
export function beginningOf({ states, map }: EditorState): Beginning | null {
  const broken = breaksOf(states)[0]?.focus;
  const touchpoint = map.touchpoints.find(({ id }) => id === broken);
  if (broken === undefined || !touchpoint) return null;
  return { broken, label: touchpoint.label, touchpoints: map.touchpoints.length };
}

/** Four things that show what this is for, in the order of a first minute. */
export const FIRST_STEPS: readonly FirstStep[] = [
  {
    title: 'Find the break',
    text: ({ label }) => `The chain breaks at “${label}”. Select it.`,
    done: ({ selection }, { broken }) => selection.touchpoints.has(broken),
    help: 'Show me',
    perform(editor, { broken }) {
      editor.select({ touchpoints: [broken] });
      editor.camera?.reveal(broken);
    },
  },
  {
    title: 'Mend it',
    text: (_, touch) => `Rate it positive${touch ? '' : ', by key 3 or under Details'}, and see the chain come back.`,
    done: ({ map }, { broken }) =>
      map.touchpoints.every(({ id, reaction }) => id !== broken || reaction !== 'negative'),
    help: 'Rate it positive',
    perform(editor, { broken }) {
      editor.run([{ type: 'set-touchpoints', ids: [broken], fields: { reaction: 'positive' } }]);
    },
  },
  {
    title: 'Add your own',
    text: (_, touch) =>
      `${touch ? 'Double-tap the canvas' : 'Double-click the canvas, or press N,'} and type a moment where customers meet you.`,
    done: ({ map }, { touchpoints }) => map.touchpoints.length > touchpoints,
    help: 'Add one',
    perform: (editor) => addTouchpoint(editor),
  },
  {
    title: 'Draw together',
    text: () => 'Whoever has the link is in, without an account, and draws with you live.',
    done: ({ dialog }) => dialog === 'share',
    help: 'Show the links',
    perform: (editor) => editor.setDialog('share'),
  },
];
