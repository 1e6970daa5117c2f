'use client';

import { useRouter } from 'next/navigation';
import { createContext, type DragEvent, type ReactNode, useContext, useMemo, useRef, useState } from 'react';
import { toast } from 'sonner';
import { showAroundIn } from '../panels/first-minute/wanted';
import { readOnce } from '../reading/read-given';
import { Toaster } from '../ui/toaster';
import { DropVeil } from './drop-veil';
import { FaultDialog, type FaultReport } from './fault-dialog';
import { ApiProblem, createMap, type NewMap } from './map-api';
import { rememberMap } from './recent-maps';

interface HomeActions {
  /** Makes a map and opens it. `title` is what the list of recent maps says until the map is open. */
  readonly open: (what: NewMap, title: string) => void;
  /** Makes a map of a file, or says why not. */
  readonly importFile: (file: File) => void;
  /** What is being made now, so that its button can say so; null when nothing is. */
  readonly busy: string | null;
}

const Context = createContext<HomeActions | null>(null);

/** What the home page can do; inside `HomeStage` only. */
export function useHome(): HomeActions {
  const actions = useContext(Context);
  if (!actions) throw new Error('useHome needs a HomeStage around it');
  return actions;
}

/** The whole home page as a place where files may be dropped, with the dialogs that answer. */
export function HomeStage({ children }: { readonly children: ReactNode }) {
  const router = useRouter();
  const [busy, setBusy] = useState<string | null>(null);
  const [report, setReport] = useState<FaultReport | null>(null);
  const [over, setOver] = useState(false);
  const depth = useRef(0);

  const actions = useMemo<HomeActions>(() => {
    const open = async (what: NewMap, title: string, name: string): Promise<void> => {
      setBusy(name);
      try {
        const created = await createMap(what);
        rememberMap({ id: created.id, key: created.key, role: 'own', title, opened: Date.now() });
        if ('template' in what && what.template) showAroundIn(created.id);
        router.push(created.path);
      } catch (error) {
        setBusy(null);
        const problem = error instanceof ApiProblem ? error : null;
        if (problem && problem.faults.length > 0) setReport({ file: name, faults: problem.faults });
        else toast.error(problem?.message ?? 'Something went wrong in this page. Reload it and try again.');
      }
    };
    return {
      busy,
      open: (what, title) => void open(what, title, ('template' in what && what.template) || 'new'),
      importFile: async (file) => {
        setBusy('file');
        const read = await readOnce(file);
        setBusy(null);
        if (!read.ok) setReport({ file: file.name, faults: read.faults });
        else await open({ file: read.text ?? '' }, read.map.title, file.name);
      },
    };
  }, [busy, router]);

  const holdsFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');
  return (
    <Context value={actions}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a drop is one more way; the button does the same */}
      <div
        onDragEnter={(event) => {
          if (!holdsFiles(event)) return;
          event.preventDefault();
          depth.current += 1;
          setOver(true);
        }}
        onDragOver={(event) => holdsFiles(event) && event.preventDefault()}
        onDragLeave={(event) => {
          if (!holdsFiles(event)) return;
          depth.current = Math.max(0, depth.current - 1);
          if (depth.current === 0) setOver(false);
        }}
        onDrop={(event) => {
          if (!holdsFiles(event)) return;
          event.preventDefault();
          depth.current = 0;
          setOver(false);
          const [file] = event.dataTransfer.files;
          if (file && busy === null) actions.importFile(file);
        }}
      >
        {children}
      </div>
      {over ? <DropVeil>Drop the file to open it as a new map</DropVeil> : null}
      <FaultDialog report={report} onClose={() => setReport(null)} />
      <Toaster />
    </Context>
  );
}
