/** The door of security. */
export { type ExportType, exportTypes } from './rules/export-type.ts';
