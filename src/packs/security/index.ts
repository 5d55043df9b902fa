/** The door of security. */
export { secured, underSettings } from './actor.ts';
export { exportsMarked } from './queries/exports-marked.ts';
export { watchRefusal } from './refusals.ts';
export { type ExportType, exportTypes } from './rules/export-type.ts';
export { codesIn } from './rules/watermark.ts';
export { raiseViolation } from './violations.ts';
