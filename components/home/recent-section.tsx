'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { ApiProblem, deleteMap, renameMap } from './map-api';
import type { RecentMap } from './recent-list';
import { forgetMap, updateRecent, useRecentMaps } from './recent-maps';
import { RecentRow } from './recent-row';

/** The maps of this browser: there is no account, so this list is the way back to them. */
export function RecentSection() {
  const maps = useRecentMaps();
  const [doomed, setDoomed] = useState<RecentMap | null>(null);
  if (!maps || maps.length === 0) return null;

  const rename = async (map: RecentMap, title: string): Promise<void> => {
    try {
      await renameMap(map.id, map.key, title);
      updateRecent(map.id, { title });
    } catch (error) {
      toast.error(`The title was not changed. ${words(error)}`);
    }
  };
  const remove = async (map: RecentMap): Promise<void> => {
    try {
      await deleteMap(map.id, map.key);
    } catch (error) {
      // Already gone is what was wanted.
      if (!(error instanceof ApiProblem && error.status === 404)) {
        toast.error(`The map was not deleted. ${words(error)}`);
        return;
      }
    }
    forgetMap(map.id);
    toast(`“${map.title || 'Untitled map'}” was deleted for everybody.`);
  };

  return (
    <section aria-labelledby="recent">
      <h2 id="recent" className="text-base font-semibold">
        Your maps in this browser
      </h2>
      <ul className="mt-4 grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {maps.map((map) => (
          <RecentRow
            key={map.id}
            map={map}
            onRename={(title) => rename(map, title)}
            onDelete={() => setDoomed(map)}
            onForget={() => forgetMap(map.id)}
          />
        ))}
      </ul>
      <ConfirmDialog
        open={doomed !== null}
        title={`Delete “${doomed?.title || 'Untitled map'}”?`}
        action="Delete for everybody"
        onClose={() => setDoomed(null)}
        onConfirm={() => doomed && remove(doomed)}
      >
        It goes away for everybody who has a link to it, and can’t be brought back. Export it first if you may want it
        again.
      </ConfirmDialog>
    </section>
  );
}

function words(error: unknown): string {
  return error instanceof ApiProblem ? error.message : 'Something went wrong in this page; reload it and try again.';
}
