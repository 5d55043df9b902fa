/** The door of security. */
export { secured, underSettings } from './actor.ts';
export { type ExportType, exportTypes } from './rules/export-type.ts';
