import type { CDPSession, Page } from 'playwright-core';

/** Something that a screen reader can come to. */
export interface Heard {
  readonly role: string;
  readonly name: string;
  readonly value: string;
  readonly focused: boolean;
  /** What else is said of it: `expanded`, `selected`, `level` … */
  readonly state: Readonly<Record<string, unknown>>;
  /** Texts of all that is inside, in order. */
  readonly text: string;
}

interface AxValue {
  readonly value?: unknown;
}
interface AxNode {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: AxValue;
  readonly name?: AxValue;
  readonly value?: AxValue;
  readonly childIds?: readonly string[];
  readonly properties?: readonly { readonly name: string; readonly value: AxValue }[];
}

/** The page as a screen reader has it: the browser's accessibility tree and nothing else. */
export interface AxTree {
  /** All that can be come to now, in reading order. */
  read(): Promise<readonly Heard[]>;
  /** What has the keyboard's focus; null when nothing has. */
  focused(): Promise<Heard | null>;
  /** The first thing of that role whose name fits; waits for it, and fails with all there is. */
  find(role: string, name: RegExp | string): Promise<Heard>;
  /** Waits until what has the focus is of that role and its name fits; fails with what it is instead. */
  on(role: string, name: RegExp | string): Promise<Heard>;
  /** Waits until a live region has said it. */
  hear(sentence: RegExp | string): Promise<void>;
}

const PATIENCE_MS = 12_000;
const EVERY_MS = 40;

/** Opens the accessibility tree of a page. */
export async function openAxTree(page: Page): Promise<AxTree> {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send('Accessibility.enable');

  const read = async (): Promise<readonly Heard[]> => {
    const { nodes } = (await session.send('Accessibility.getFullAXTree')) as unknown as { nodes: readonly AxNode[] };
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const heard: Heard[] = [];
    const visit = (id: string): string => {
      const node = byId.get(id);
      if (!node) return '';
      const role = String(node.role?.value ?? '');
      if (role === 'StaticText') return String(node.name?.value ?? '');
      const at = heard.length;
      const children = node.childIds ?? [];
      const text = children.map(visit).filter(Boolean).join(' ');
      if (node.ignored || role === 'none' || role === 'generic' || role === 'InlineTextBox') return text;
      const state = Object.fromEntries((node.properties ?? []).map(({ name, value }) => [name, value.value]));
      const name = String(node.name?.value ?? '');
      const value = String(node.value?.value ?? '');
      heard.splice(at, 0, { role, name, value, focused: state.focused === true, state, text });
      return text;
    };
    const [root] = nodes;
    if (root) visit(root.nodeId);
    return heard;
  };

  const fits = (wanted: RegExp | string, said: string): boolean =>
    typeof wanted === 'string' ? wanted === said : wanted.test(said);

  const wait = async <T>(look: (all: readonly Heard[]) => T | null | undefined, wish: string): Promise<T> => {
    const end = performance.now() + PATIENCE_MS;
    for (;;) {
      const all = await read();
      const found = look(all);
      if (found) return found;
      if (performance.now() > end) {
        const lines = all.map(({ role, name, focused }) => `${focused ? '> ' : '  '}${role}: ${name}`);
        throw new Error(`${wish} is not in the accessibility tree, which has:\n${lines.join('\n')}`);
      }
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
  };

  /** The root says that it is focused too; what counts is what lies deepest. */
  const focusedOf = (all: readonly Heard[]): Heard | null =>
    all.filter((one) => one.focused && one.role !== 'RootWebArea').at(-1) ?? null;

  return {
    read,
    focused: async () => focusedOf(await read()),
    find: (role, name) =>
      wait((all) => all.find((one) => one.role === role && fits(name, one.name)), `${role} ${String(name)}`),
    on: (role, name) =>
      wait(
        (all) => {
          const one = focusedOf(all);
          return one?.role === role && fits(name, one.name) ? one : null;
        },
        `the focus on ${role} ${String(name)}`,
      ),
    async hear(sentence) {
      const isLive = ({ role, state }: Heard): boolean =>
        role === 'log' ||
        role === 'status' ||
        role === 'alert' ||
        state.live === 'polite' ||
        state.live === 'assertive';
      await wait((all) => all.some((one) => isLive(one) && said(one.text, sentence)), `a live region with ${sentence}`);
    },
  };
}

function said(text: string, sentence: RegExp | string): boolean {
  return typeof sentence === 'string' ? text.includes(sentence) : sentence.test(text);
}
