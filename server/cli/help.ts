import type { Format } from '@/lib/exchange/formats';
import { READ_FORMATS } from '@/lib/exchange/read-file';
import { WRITTEN_FORMATS } from '@/lib/export/export-map';

const WIDTH = 96;

/** What `throughline --help` prints. */
export const HELP = `Throughline: where does the customer's chain of touchpoints break?

  throughline check FILE [--json]
      Analyses a map (*.journey.json).
      Exit code 0: every start is intact or at risk. 1: one is broken or incomplete, or there is none.
      2: the file can't be read or is invalid; the faults are on standard error.
      --json    print the whole analysis as one JSON object

  throughline export FILE -o OUT [options]
      Writes the map as what OUT ends in:
${listFormats(WRITTEN_FORMATS)}
      What the format can't carry of this map is said on standard error.
      --theme THEME     light (default) or dark, for pictures
      --scale N         pixels of a PNG for each pixel of the map, 0.1 to 8 (default 2)
      --selection A,B   only these touchpoints, by id
      --chain START     only the chains from this start; A,B,C is one chain
      --phase ID        only this phase
      --transparent     no ground: .png and .svg
      --no-title --no-verdict --no-legend
      --date DAY        a date beside the title, written YYYY-MM-DD
      --names --notes   with who is responsible; with the notes of touchpoints
      --fonts           .svg: carries the fonts along
      --without-data    .png and .svg: do not carry the map, so nobody can open it from the picture
      --page SIZE       .pdf: fit (default), a4, a3 or letter
      --tiled           .pdf on sheets: at its own size over as many as it takes
      --to FORMAT       what to write, when OUT is - (standard output)

  throughline import FILE -o OUT.journey.json
      Writes what a file of another program holds as a map file. It may be one of:
${listFormats(READ_FORMATS)}
      What could not be taken over is said on standard error. Of a file with faults nothing is written: exit code 2.

  FILE may be - for standard input, and any of the files that import reads.
      --from FORMAT     what FILE is, when its name doesn't say it: csv, md, txt …

For whoever runs a server; DATA_DIR or DATABASE_URL say where its maps are, as for the server (default ./data):

  throughline backup OUT
      Writes all maps, their versions and links into one file, as they are at this moment. The server may go on.
      Exit code 0: the file is complete and on disk. 2: there is no new file.

  throughline restore FILE
      Puts a backup into an empty store, of either kind: all of it or nothing. The server must be stopped.
      Exit code 0: all is there. 2: nothing was changed.

  throughline fsck [--json]
      Reads every map and version, and names what can't be read. The server may go on.
      Exit code 0: all is well. 1: something can't be read. 2: the store can't be opened.
      --json    print the report as one JSON object
`;

/** Endings with what they are, as many to a line as fit. */
function listFormats(formats: readonly Format[]): string {
  const lines: string[] = [];
  for (const { endings, name } of formats) {
    const entry = `${endings[0]} (${name})`;
    const last = lines.at(-1);
    if (last !== undefined && last.length + entry.length + 2 <= WIDTH) lines[lines.length - 1] = `${last}, ${entry}`;
    else lines.push(`        ${entry}`);
  }
  return lines.join('\n');
}
