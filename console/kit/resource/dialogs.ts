import { lazy } from 'react';

// Forms are loaded when somebody opens the first.
export const CommandDialog = lazy(() => import('./CommandDialog.tsx').then((module) => ({ default: module.CommandDialog })));
export const EditDialog = lazy(() => import('./EditPage.tsx').then((module) => ({ default: module.EditDialog })));
