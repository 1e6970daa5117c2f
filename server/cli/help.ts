/** What `throughline --help` prints. */
export const HELP = `Throughline: where does the customer's chain of touchpoints break?

  throughline check FILE [--json]
      Analyses a map (*.journey.json).
      Exit code 0: every start is intact or at risk. 1: one is broken or incomplete, or there is none.
      2: the file can't be read or is invalid; the faults are on standard error.
      --json    print the whole analysis as one JSON object

  throughline export FILE -o OUT [--scale N] [--theme light|dark]
      Writes the map as what OUT ends in: .svg, .png or .json.
      --scale N         pixels of a PNG for each pixel of the map, 0.1 to 8 (default 2)
      --theme THEME     light (default) or dark, for .svg and .png

  FILE may be - for standard input.

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
