import { BrandMark } from '../ui/brand';
import { BreakPicture } from './break-picture';
import { ExampleCards } from './example-cards';
import { HomeStage } from './home-stage';
import { RecentSection } from './recent-section';
import { StartButtons } from './start-buttons';

/** The page that greets a visitor: what this is, and every way to begin. */
export function HomePage() {
  return (
    <HomeStage>
      <div className="mx-auto flex min-h-dvh max-w-[1184px] flex-col px-5 sm:px-8">
        <header className="flex h-16 shrink-0 items-center gap-2.5">
          <BrandMark />
          <span className="text-[17px] font-semibold tracking-[-0.01em]">Throughline</span>
        </header>
        <main className="flex flex-1 flex-col gap-9 pb-12">
          <section className="grid items-end gap-7 pt-3 sm:pt-5 lg:grid-cols-[1fr_auto]">
            <h1 className="max-w-[22em] text-balance text-[30px] font-semibold leading-[1.16] tracking-[-0.025em] sm:text-[40px]">
              Draw every moment where customers meet you. See{' '}
              <span className="text-negative">where the chain breaks</span>, and what to mend first.
            </h1>
            <div className="lg:pb-1.5">
              <StartButtons />
              <p className="mt-3 text-detail text-soft">No account, no form. The link is the key.</p>
            </div>
          </section>
          <RecentSection />
          <BreakPicture />
          <ExampleCards />
        </main>
        <footer className="border-t border-line py-5 text-detail text-soft">
          Everybody with a link works on the same map, live. Free software under the MIT licence.
        </footer>
      </div>
    </HomeStage>
  );
}
