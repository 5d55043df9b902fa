import { type ComponentType, lazy } from 'react';

/** A component in a file of its own, loaded when it is first drawn, or a moment before by `preload`. */
export type Part<Props> = ComponentType<Props> & { preload?(): Promise<unknown> };
export const part = <Props>(load: () => Promise<{ default: ComponentType<Props> }>): Part<Props> =>
  Object.assign(lazy(load), { preload: load }) as unknown as Part<Props>;
