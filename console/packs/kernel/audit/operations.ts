import type { Area } from '../../../kit/area.tsx';
import type { CommandMeta } from '../../../kit/meta.ts';

/** What the server can do with the trail, wherever it keeps the deed: beside the entries, the checkpoints, or by itself. */
export const deedOn = ({ meta }: Area, name: string): CommandMeta | undefined =>
  ['audit-entries', 'audit-checkpoints']
    .flatMap((word) => meta.resources[word]?.commands ?? [])
    .concat(meta.commands.filter(({ path }) => /^\/v1\/audit/.test(path)))
    .find((command) => command.name === name);
