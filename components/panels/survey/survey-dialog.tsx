'use client';

import { useState } from 'react';
import { SURVEY_TARGETS, type SurveyMapping, type SurveyTarget } from '@/lib/exchange/survey/survey-columns';
import { SCALE_NAMES, SURVEY_SCALES } from '@/lib/exchange/survey/survey-scale';
import { FaultList } from '../../home/fault-list';
import type { SurveyAnswerSheet } from '../../reading/survey-messages';
import { useEditor, useEditorState } from '../../store/editor-context';
import { Button } from '../../ui/button';
import { CopyButton } from '../../ui/copy-button';
import { Dialog } from '../../ui/dialog';
import { SelectField } from '../../ui/select-field';
import { ColumnTable } from '../import/column-table';
import { GiveBox } from '../import/give-box';
import { usePastedFile } from '../import/use-pasted-file';
import { NoteList } from '../note-list';
import { AnswerTable } from './answer-table';
import { MatchTable } from './match-table';
import { useSurvey } from './use-survey';

/** Takes answers of customers into the map as ratings: what they would do is shown before, and it is one undo step. */
export function SurveyDialog({ onClose }: { readonly onClose: () => void }) {
  const editor = useEditor();
  const map = useEditorState((state) => state.map);
  const { file, sheet, pending, give, mapAs, match } = useSurvey(map);
  const [again, setAgain] = useState(false);
  const take = (chosen: File): void => {
    setAgain(false);
    give(chosen);
  };
  const takeText = (text: string): void => take(new File([text], 'Pasted answers'));
  usePastedFile(take, takeText);
  const ready = sheet?.ok === true && !pending && sheet.commands.length > 0;
  const perform = (): void => {
    if (!sheet?.ok || !ready) return;
    const done = `${count(sheet.matched, 'answer')} became ratings of ${count(sheet.touchpoints.length, 'touchpoint')}.`;
    if (!editor.runAndTell(sheet.commands, done)) return;
    onClose();
  };
  const choosing = file === null || again;
  return (
    <Dialog
      open
      width={choosing ? 'medium' : 'wide'}
      onClose={onClose}
      title="Import survey answers"
      description={
        choosing
          ? 'A table with a row for each answer: who, which touchpoint, how positive, likelier to choose you.'
          : undefined
      }
      footer={
        <>
          {sheet && !sheet.ok ? <CopyButton text={sheet.faults.join('\n')} what="the list of faults" /> : null}
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" disabled={!ready} onClick={perform}>
            Add as ratings
          </Button>
        </>
      }
    >
      {choosing ? (
        <GiveBox
          name="Survey answers to import"
          hint=".csv or .tsv, 50 MB at most"
          example={'customer,touchpoint,how positive\nAnn,Call to book,4'}
          onFile={take}
          onText={takeText}
        />
      ) : (
        <div className="space-y-5">
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-xl bg-neutral-bg px-4 py-3">
            <div className="min-w-40 flex-1">
              <p className="text-body font-semibold [overflow-wrap:anywhere]">{file.name}</p>
              <p role="status" className="text-detail text-soft">
                {summaryOf(sheet)}
              </p>
            </div>
            <Button size="small" onClick={() => setAgain(true)}>
              Another file
            </Button>
          </div>
          {sheet && !sheet.ok ? (
            <div>
              <p className="mb-2 text-body">
                Nothing was changed. Change the columns, or mend the file and choose it again:
              </p>
              <FaultList faults={sheet.faults} />
            </div>
          ) : null}
          {sheet?.ok ? (
            <>
              <AnswerTable sheet={sheet} map={map} />
              <MatchTable matches={sheet.matches} map={map} onMatch={match} />
              <NoteList title="What was left out, or came twice" notes={sheet.notes} />
            </>
          ) : null}
          {sheet?.mapping ? <Columns mapping={sheet.mapping} onChange={mapAs} /> : null}
        </div>
      )}
    </Dialog>
  );
}

function Columns({
  mapping,
  onChange,
}: {
  readonly mapping: SurveyMapping;
  onChange: (mapping: SurveyMapping) => void;
}) {
  return (
    <div className="space-y-3">
      <ColumnTable<SurveyTarget, SurveyMapping>
        mapping={mapping}
        names={SURVEY_TARGETS}
        several={['skip']}
        instead="skip"
        onChange={onChange}
      />
      <SelectField
        label="How positive is told in"
        className="max-w-64"
        value={mapping.scale}
        none={null}
        choices={SURVEY_SCALES.map((value) => ({ value, label: SCALE_NAMES[value] }))}
        onChange={(scale) => scale && onChange({ ...mapping, scale })}
      />
    </div>
  );
}

function summaryOf(sheet: SurveyAnswerSheet | null): string {
  if (sheet === null) return 'Reading…';
  if (!sheet.ok) return sheet.faults.length === 1 ? 'It has one fault' : `It has ${sheet.faults.length} faults`;
  const about = `${sheet.matched} of ${count(sheet.answers, 'answer')} by ${count(sheet.customers, 'customer')}`;
  if (sheet.commands.length === 0 && sheet.matched > 0) return `${about}: all of it is in the map already`;
  return `${about}, about ${count(sheet.touchpoints.length, 'touchpoint')}`;
}

function count(number: number, word: string): string {
  return `${number} ${number === 1 ? word : `${word}s`}`;
}
