/** Lists are exported by the pack `security`; the button comes with its own dialog. */
export function ExportButton(_: { word: string; search: Record<string, string> }) {
  return null;
}
