import { Bookmark } from 'lucide-react';
import { cx } from '../../ui/cx';
import { groupByDay, timeWords } from './group-by-day';
import type { Version } from './versions-api';

export interface VersionListProps {
  readonly versions: readonly Version[];
  readonly loading: boolean;
  readonly chosen: number | null;
  readonly onChoose: (id: number) => void;
  readonly className?: string;
}

/** The versions by day, newest first. */
export function VersionList({ versions, loading, chosen, onChoose, className }: VersionListProps) {
  if (versions.length === 0) {
    return (
      <p role="status" className={cx('text-body leading-5 text-soft', className)}>
        {loading ? 'Asking the server…' : 'No version yet. The first one is set aside after an hour of editing.'}
      </p>
    );
  }
  return (
    <div className={cx('space-y-4', className)}>
      {groupByDay(versions, Date.now()).map(({ day, versions: ofDay }) => (
        <section key={day} aria-label={day}>
          <h3 className="text-small font-medium leading-4 text-soft">{day}</h3>
          <ul className="mt-1">
            {ofDay.map((version) => (
              <li key={version.id}>
                <button
                  type="button"
                  aria-current={version.id === chosen ? 'true' : undefined}
                  onClick={() => onChoose(version.id)}
                  className={cx(
                    '-mx-2 flex min-h-9 w-[calc(100%+16px)] items-center gap-2.5 rounded-lg px-2 py-1.5 text-left text-body hover:bg-neutral-bg',
                    version.id === chosen && 'bg-neutral-bg',
                  )}
                >
                  <span className="shrink-0 tabular-nums text-soft">{timeWords(version.at)}</span>
                  {version.name === null ? (
                    <span className="text-soft">automatic</span>
                  ) : (
                    <>
                      <span className="min-w-0 flex-1 font-semibold [overflow-wrap:anywhere]">{version.name}</span>
                      <Bookmark size={14} aria-hidden className="shrink-0 text-soft" />
                    </>
                  )}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
