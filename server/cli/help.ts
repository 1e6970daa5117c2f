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
`;
