import { part } from '../part.tsx';

// Forms are loaded when somebody opens the first.
export const CommandDialog = part(async () => ({ default: (await import('./CommandDialog.tsx')).CommandDialog }));
export const EditDialog = part(async () => ({ default: (await import('./EditPage.tsx')).EditDialog }));
