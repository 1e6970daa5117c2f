'use client';

import { useState } from 'react';
import { Button } from '../ui/button';
import { CopyButton } from '../ui/copy-button';
import { Dialog } from '../ui/dialog';
import { FaultList } from './fault-list';

/** What was wrong with a file: one line a fault, with its JSON pointer where there is one. */
export interface FaultReport {
  readonly file: string;
  readonly faults: readonly string[];
}

export interface FaultDialogProps {
  readonly report: FaultReport | null;
  readonly onClose: () => void;
}

/** Lists every fault of a file that was refused. Nothing was created. */
export function FaultDialog({ report: now, onClose }: FaultDialogProps) {
  // What it says stays while it fades out.
  const [report, setReport] = useState(now);
  if (now !== null && now !== report) setReport(now);
  const count = report?.faults.length ?? 0;
  return (
    <Dialog
      open={now !== null}
      onClose={onClose}
      title="This file could not be opened"
      description={
        <>
          Nothing was created. <b className="font-semibold text-ink [overflow-wrap:anywhere]">{report?.file}</b>{' '}
          {count === 1 ? 'has one fault' : `has ${count} faults`}; mend {count === 1 ? 'it' : 'them'} and try again.
        </>
      }
      footer={
        <>
          <CopyButton text={report?.faults.join('\n') ?? ''} what="the list of faults" />
          <Button look="primary" onClick={onClose}>
            Close
          </Button>
        </>
      }
    >
      <FaultList faults={report?.faults ?? []} />
    </Dialog>
  );
}
