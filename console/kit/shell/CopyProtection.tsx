import type { ReactNode } from 'react';

export function CopyProtection({ children }: { children: ReactNode }) {
  return children;
}
