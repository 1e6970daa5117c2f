'use client';

import Link from 'next/link';
import { useState } from 'react';
import { useEditor } from '../store/editor-context';
import { BrandMark } from '../ui/brand';
import { Button } from '../ui/button';
import { useFirstView } from '../ui/first-view';
import { lazyPart } from '../ui/lazy-part';
import { Panel } from '../ui/panel';
import { MoreButton } from './more-button';
import { PeopleBar } from './people-bar';
import { SaveState } from './save-state';
import { TitleField } from './title-field';
import { VerdictChip } from './verdict-chip';

/** As high as the bar allows; a thumb hits it on the bar's rim as well. */
const SLIM =
  'relative pointer-coarse:h-[34px] min-h-0 pointer-coarse:after:absolute pointer-coarse:after:-inset-x-1 pointer-coarse:after:-inset-y-[7px]';

/** Title and save state, the verdict, who is here, and what takes the map away. Two rows on a narrow screen. */
export function TopBar() {
  const editor = useEditor();
  return (
    <header className="pointer-events-none absolute inset-x-3 top-[max(12px,env(safe-area-inset-top))] z-20 flex flex-wrap items-center gap-2 *:pointer-events-auto md:inset-x-4 md:flex-nowrap md:gap-3 short:inset-x-[max(12px,env(safe-area-inset-left))] short:top-2 short:flex-nowrap">
      <Panel className="flex h-12 min-w-0 items-center gap-1.5 pl-2 pr-3 max-md:flex-1 max-md:gap-0.5 max-md:pl-1.5 max-md:pr-2">
        <Link
          href="/"
          prefetch={false}
          aria-label="All your maps"
          title="All your maps"
          className="shrink-0 rounded-lg p-1 max-[359px]:hidden"
        >
          <BrandMark size={26} />
        </Link>
        <TitleField />
        <SaveState />
      </Panel>
      <VerdictChip className="max-md:order-last max-md:h-auto max-md:min-h-10 max-md:w-full max-md:py-2 short:order-none short:h-12 short:w-auto short:py-0" />
      <span className="flex-1 max-md:hidden" />
      <Panel className="flex h-12 shrink-0 items-center px-2 max-md:hidden">
        <PeopleBar />
      </Panel>
      <Panel className="flex h-12 shrink-0 items-center gap-1.5 px-[7px]">
        <PeopleBar most={0} className="md:hidden" />
        <Button className={`max-lg:hidden ${SLIM}`} onClick={() => editor.setDialog('export')}>
          Export
        </Button>
        <Button look="primary" className={SLIM} onClick={() => editor.setDialog('share')}>
          Share
        </Button>
        <MoreMenu />
      </Panel>
    </header>
  );
}

interface LateMenuProps {
  /** It was asked for before its code was there. */
  readonly openAtOnce: boolean;
  readonly onAsk: () => void;
}

const LateMoreMenu = lazyPart<LateMenuProps>(async () => (await import('./more-menu')).MoreMenu, {
  pending: ({ onAsk }) => <MoreButton onClick={onAsk} />,
  Fault: ({ onRetry }) => <MoreButton aria-label="The menu could not be loaded. Try again" onClick={onRetry} />,
});

/** A button at first; the menu behind it comes when the map is there. */
function MoreMenu() {
  const there = useFirstView();
  const [asked, setAsked] = useState(false);
  const ask = (): void => setAsked(true);
  return there || asked ? <LateMoreMenu openAtOnce={asked} onAsk={ask} /> : <MoreButton onClick={ask} />;
}
