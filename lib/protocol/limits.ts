/** Every limit of the product, by name. Bytes unless the name says otherwise. */
export const LIMITS = {
  /** A label's length in characters (format.md). */
  labelCharacters: 500,
  /** An id's length in characters. */
  idCharacters: 64,
  /** Any other free text of a touchpoint, in characters. */
  textCharacters: 20_000,
  titleCharacters: 200,
  /** Touchpoints, and transitions, of one map. */
  touchpoints: 100_000,
  transitions: 300_000,
  /** Depth of nesting in a JSON file. */
  jsonDepth: 64,
  /** Tasks, ratings, or competitors of one touchpoint. */
  listMembers: 10_000,
  /** Faults that are listed of one file. */
  faults: 10_000,
  /** A map file taken in by page, command line or HTTP. */
  importBytes: 50 * 1024 * 1024,
  /** Any other HTTP body. */
  bodyBytes: 64 * 1024,
  /** Connections at once: of one address (a proxy is one, too), and of all. */
  connectionsPerAddress: 5_000,
  connections: 20_000,
  /** How long the headers, and a whole request, may take to arrive, and a connection be silent, in seconds. */
  headersSeconds: 10,
  requestSeconds: 120,
  silentSeconds: 120,
  /** All HTTP bodies that are being received, together. */
  bodiesBytes: 256 * 1024 * 1024,
  /** A body or a map that HTTP works on at once; what is larger goes to a thread of its own. */
  inlineBytes: 64 * 1024,
  /** The same for analyses and pictures. */
  inlineAnalysisBytes: 8 * 1024,
  /** Threads for large bodies and maps, and the megabytes of memory and the seconds that each may take. */
  workThreads: 2,
  workMegabytes: 1024,
  workSeconds: 30,
  /** Large requests that wait for a thread: of one map or address, of all, and the bytes of all. */
  workWaitingEach: 8,
  workWaiting: 64,
  workWaitingBytes: 256 * 1024 * 1024,
  /** Exports over HTTP under way and waiting: of one map, and of all; and the seconds that one may take in its thread. */
  exportsOfMap: 8,
  exportsOfAll: 64,
  exportSeconds: 90,
  /** What is said of an export in a header of its answer. */
  notesHeaderBytes: 4 * 1024,
  /** Notes of an import that its answer lists. */
  importNotes: 200,
  /** One frame of the sync socket. */
  frameBytes: 8 * 1024 * 1024,
  /** The whole encoded document of one map. */
  mapBytes: 64 * 1024 * 1024,
  /** One person's presence, encoded. */
  presenceBytes: 8 * 1024,
  /** What may wait for a reader before it is closed. */
  bufferedBytes: 16 * 1024 * 1024,
  /** Messages of one socket: steady rate a second and burst. */
  messagesPerSecond: 200,
  messagesBurst: 2_000,
  /** Bytes of one socket: steady rate a second and burst. */
  bytesPerSecond: 8 * 1024 * 1024,
  bytesBurst: 32 * 1024 * 1024,
  /** Presence frames of one socket. High, because y-websocket's own client resends everybody's. */
  presencePerSecond: 500,
  presenceBurst: 3_000,
  /** One presence frame: what y-websocket's client repeats of everybody. */
  presenceFrameBytes: 1024 * 1024,
  /** Pings of one socket; browsers send none. */
  pingsPerSecond: 1,
  pingsBurst: 60,
  /** Frames of one socket, and requests and upgrades of all, that are begun in one turn of the process. */
  framesPerTurn: 100,
  requestsPerTurn: 4,
  /** What a process may have taken and not stored yet: beyond, it reads no more from whoever writes. */
  unstoredBytes: 64 * 1024 * 1024,
  /** Presence is told in rounds: at most one in this time, in milliseconds … */
  presenceRoundMs: 33,
  /** … and in one map no more than this many frames to readers a second, in rounds that are rarer then. */
  presenceWritesPerSecond: 5_000,
  /** Who has this much to read is told no presence until it has read it. */
  presenceBacklogBytes: 64 * 1024,
  /** Requests for the whole document by one socket: steady rate a second and burst. */
  stepsPerSecond: 1,
  stepsBurst: 60,
  /** What a client says it has, encoded. */
  stateVectorBytes: 512 * 1024,
  /** Updates of one socket that refer to edits the server has not got: steady rate a second and burst. */
  gappedPerSecond: 1,
  gappedBurst: 50,
  /** All that waits in one map for edits the server has not got. */
  pendingBytes: 256 * 1024,
  /** Furthest clock, and longest single struct, that an update may claim. */
  clock: 2 ** 32,
  structLength: 2 ** 26,
  /** Structs, clients and ranges of deletions of one update, and values and JSON of one of its structs. */
  updateStructs: 300_000,
  updateClients: 10_000,
  updateDeletions: 100_000,
  structValues: 65_536,
  structJsonBytes: 256 * 1024,
  /** Everybody who has ever written into one map: each costs every newcomer a few bytes. */
  mapClients: 50_000,
  /** An update that is larger is judged and taken in turns, so that others come in between … */
  turnBytes: 16 * 1024,
  /** … each of about so many milliseconds. */
  turnMs: 2,
  /** Pairs of structs of one update that claim the same place. */
  rivalPairs: 10_000_000,
  /** Work that one socket's updates may cause: milliseconds a second in the long run, and at once. */
  workPerSecond: 200,
  workBurst: 3_000,
  /** Shared types nested in shared types. */
  typeDepth: 16,
  /** Rows, and bytes, of a map's log that set off a compaction. */
  compactRows: 500,
  compactBytes: 2 * 1024 * 1024,
  /** Connections of one process to PostgreSQL, besides those of the lanes and one that holds locks. */
  databaseConnections: 6,
  /** Commits of updates that one process has under way in PostgreSQL at once; the rows, and bytes, of one of them. */
  databaseLanes: 4,
  databaseGroupRows: 1_000,
  databaseGroupBytes: 8 * 1024 * 1024,
  /** Advisory locks that one process holds: all processes share PostgreSQL's table of them. */
  databaseLocks: 500,
  /** Longest wait, in milliseconds, for a connection to PostgreSQL, for a statement, and for somebody else's lock. */
  databaseConnectMs: 5_000,
  databaseStatementMs: 15_000,
  databaseLockMs: 5_000,
  socketsPerMap: 1_000,
  /** A map that was not edited for so long, in seconds, is held encoded alone … */
  releaseSeconds: 10,
  /** … unless encoding it would hold everybody up. */
  releaseBytes: 1024 * 1024,
  /** A view-only socket may try to write this often before it is closed. */
  deniedWrites: 10,
  /** How long a sync ticket lasts, in seconds. */
  ticketSeconds: 600,
  /** New maps from one address an hour. */
  mapsPerHour: 600,
  /** A version of a map that is edited is set aside this often, and when everybody has left, at most this often. */
  versionMinutes: 60,
  lastVersionMinutes: 10,
  /** Versions of one map that have a name, and the bytes of all its versions as they are stored. */
  namedVersions: 200,
  versionBytes: 256 * 1024 * 1024,
  versionNameCharacters: 120,
  /** Versions set aside by request, and restored ones, of one map an hour. */
  versionsPerHour: 120,
  /** How long what was removed can be brought back, in hours: then it is dropped when nobody is in the map. */
  removedHours: 24,
  /** How long a deleted map is kept, in days. */
  deletedDays: 30,
  /** Pixels of an exported picture. */
  picturePixels: 40_000_000,
  /** Code points that a page may ask fonts for at once: as many as a body of `bodyBytes` holds. */
  facePoints: 8_000,
  /** Touchpoints whose notes are listed below a picture, and the lines of each. */
  pictureNotes: 500,
  pictureNoteLines: 40,
  /** Elements within elements of a drawing that a map is read from. */
  drawingDepth: 1_000,
  /** Lines of a text that a map is read from, arrows in lines (repeated ones included), objects and lists of JSON. */
  textLines: 2_000_000,
  textArrows: 1_000_000,
  jsonContainers: 2_000_000,
  /** Classes that a Mermaid flowchart gives to its nodes. */
  flowchartClasses: 300_000,
  /** Groups of a JSON Canvas that are searched for what stands in them. */
  canvasGroups: 2_000,
  /** Sheets of paper for one map, empty ones included: a larger one is drawn smaller. */
  pdfSheets: 1_000,
  /** Sides of a page in units of PDF: readers refuse larger ones (ISO 32000-1, annex C). */
  pdfPageUnits: 14_400,
  /** Touchpoints of a map whose picture stands in a report, and rows of all its tables of touchpoints. */
  reportPictureTouchpoints: 400,
  reportRows: 500,
  /** Touchpoints made by one paste. */
  pasteLines: 2_000,
  /** Cells and columns of a table that is read, and of its notes those that are told one by one. */
  tableCells: 4_000_000,
  tableColumns: 1_000,
  tableNotes: 100,
  /** Selected ids sent in presence. */
  presenceSelection: 100,
  /** Several processes: entries kept of a map's stream, and how long, in seconds, after its last one. */
  streamEntries: 256,
  streamSeconds: 120,
  /** Rows of one entry; of larger ones only the number is told, and the row read from the storage. */
  streamEntryBytes: 256 * 1024,
  /** How long a row that is missing in between may be on its way, in milliseconds. */
  rowPatienceMs: 20,
  /** How often a process looks into the storage for what it may have missed: usually, and without Redis. */
  lookMs: 1_000,
  lookAloneMs: 250,
  /** How long Redis may take for an answer, and how long a lost connection waits at most before the next attempt. */
  redisPatienceMs: 1_500,
  redisRetryMs: 1_000,
  /** How often a process says that it is there, and after what silence the others take its people out. */
  heartbeatMs: 2_000,
  processSilenceMs: 7_000,
} as const;

/** The limits by name, for whoever takes them as an option: a test, a smaller machine. */
export type Limits = { readonly [L in keyof typeof LIMITS]: number };
