import { AsyncLocalStorage } from 'node:async_hooks';
import type { Logger } from 'pino';
import type { TenantRef } from '../db/types.ts';
import { type Sealed, type Sealing, sealTenant, TrailBroken } from './seal.ts';

export interface Sealer {
  /** These tenants may have new entries: they are sealed within a second or so. */
  mark(tenantIds: Iterable<string>): void;
  /** Seals everything a tenant has, now. */
  seal(tenant: TenantRef): Promise<Sealed>;
  stop(): Promise<void>;
}

interface SealerOptions extends Sealing {
  readonly log: Logger;
  ref(tenantId: string): Promise<TenantRef | undefined>;
  /** Milliseconds that marks are gathered for; default 1,000. */
  readonly pause?: number;
}

/** Seals tenants in the background: many entries, one batch, one signature. */
export function sealer(options: SealerOptions): Sealer {
  // Whoever marks may still be inside a transaction's async context; sealing opens its own.
  const outside = AsyncLocalStorage.snapshot();
  const { log, pause = 1_000 } = options;
  const marked = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> | undefined;
  let stopped = false;

  const seal = async (tenant: TenantRef): Promise<Sealed> => {
    let entries = 0;
    for (;;) {
      const sealed = await sealTenant(options, tenant);
      entries += sealed.entries;
      if (!sealed.more || stopped) return { ...sealed, entries };
      if (sealed.entries === 0) await new Promise((resolve) => setTimeout(resolve, 25));
    }
  };

  async function work(): Promise<void> {
    for (const id of [...marked]) {
      if (stopped) return;
      marked.delete(id);
      try {
        const tenant = await options.ref(id);
        if (tenant) await seal(tenant);
      } catch (error) {
        if (error instanceof TrailBroken)
          log.fatal({ tenant: id, err: error }, 'the audit trail was tampered with; it is not sealed any further');
        else log.warn({ tenant: id, err: error }, 'audit entries could not be sealed; they will be');
      }
    }
  }

  const plan = (): void => {
    if (stopped || timer || working || marked.size === 0) return;
    timer = setTimeout(() => {
      timer = undefined;
      working = work().finally(() => {
        working = undefined;
        plan();
      });
    }, pause);
    timer.unref();
  };

  return {
    mark(tenantIds) {
      for (const id of tenantIds) marked.add(id);
      outside(plan);
    },
    seal,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await working;
    },
  };
}
