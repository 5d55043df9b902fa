import { Button, type ButtonProps } from '@mantine/core';
import { type ReactNode, Suspense, useState } from 'react';
import { useArea } from '../area.tsx';
import { commandsFor, type Row } from '../meta.ts';
import { CommandDialog } from './dialogs.ts';

/** A button for one deed of a record, where its state and the person's permissions allow it. */
export function DeedButton({
  word,
  row,
  command: names,
  children,
  ...look
}: ButtonProps & {
  readonly word: string;
  readonly row: Row;
  /** The first of these that is allowed. */
  readonly command: readonly string[];
  readonly children: ReactNode;
}) {
  const { resource } = useArea();
  const [opened, setOpened] = useState(false);
  const allowed = commandsFor(resource(word)!, row);
  const command = names.flatMap((name) => allowed.filter((one) => one.name === name))[0];
  if (!command) return null;
  return (
    <>
      <Button {...look} onClick={() => setOpened(true)}>
        {children}
      </Button>
      <Suspense>{opened && <CommandDialog word={word} command={command} row={row} onClose={() => setOpened(false)} />}</Suspense>
    </>
  );
}
