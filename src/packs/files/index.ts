/** The door of files: files that records of other packs keep. */
export { type KeptFile, keepFile, type RecordFile } from './keep-file.ts';
export { servable } from './servable.ts';
export { removeFiles } from './storing/remove.ts';
