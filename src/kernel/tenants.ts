import type { Tenant } from './context.ts';
import type { Database, TenantRef, Tx } from './db/types.ts';

/** A row of `platform.tenant_access`: the contract between the shared schema and the kernel. */
interface AccessRow extends Omit<Tenant, 'schema' | 'role' | 'subscribed' | 'features' | 'featureConfig'> {
  readonly schema_name: string;
  readonly role_name: string;
  readonly version: number;
  readonly subscribed_until: Date | null;
  readonly features: string[];
  readonly feature_config: Tenant['featureConfig'];
}

interface Cached {
  readonly version: number;
  readonly subscribedUntil: Date | null;
  tenant: Tenant;
}

/**
 * Finds tenants. Where a tenant lives never changes and is kept; what it may do is kept with its version, which every
 * request reads anew in its own transaction, so a suspension or a plan change acts with the next request.
 */
export class Tenants {
  readonly #database: Database;
  readonly #refs = new Map<string, TenantRef>();
  readonly #ids = new Map<string, string>();
  readonly #access = new Map<string, Cached>();

  constructor(database: Database) {
    this.#database = database;
  }

  /** Where the tenant with this id lives; undefined when there is none. */
  async ref(id: string): Promise<TenantRef | undefined> {
    return this.#refs.get(id) ?? this.#look(`id = $1::uuid`, id);
  }

  async refBySlug(slug: string): Promise<TenantRef | undefined> {
    const id = this.#ids.get(slug);
    return (id && this.#refs.get(id)) || this.#look(`slug = $1`, slug);
  }

  /** By its own domain, in small letters. */
  async refByDomain(domain: string): Promise<TenantRef | undefined> {
    return this.#look('domain = $1', domain);
  }

  async #look(condition: string, value: string): Promise<TenantRef | undefined> {
    const [row] = await this.#database.platform((tx) =>
      tx.text<{ id: string; slug: string; schema: string; role: string }>(
        `select id, slug, schema_name as schema, role_name as role from tenants where ${condition}`,
        [value],
      ),
    );
    if (!row) return undefined;
    this.#refs.set(row.id, row);
    this.#ids.set(row.slug, row.id);
    return row;
  }

  /** Every tenant that has a schema. */
  async refs(): Promise<TenantRef[]> {
    return this.#database.platform(
      (tx) => tx.many<TenantRef>`select id, slug, schema_name as schema, role_name as role from tenants order by slug`,
    );
  }

  /** The tenant as of now, read in its own transaction. Undefined: it was deleted. */
  async load(tx: Tx, id: string, now: Date): Promise<Tenant | undefined> {
    const current = await tx.maybe<{ version: number }>`select version from platform.tenants where id = ${id}`;
    if (!current) {
      this.forget(id);
      return undefined;
    }
    let cached = this.#access.get(id);
    if (!cached || cached.version !== current.version) {
      const row = await tx.maybe<AccessRow>`select * from platform.tenant_access where id = ${id}`;
      if (!row) return undefined;
      cached = { version: row.version, subscribedUntil: row.subscribed_until, tenant: toTenant(row) };
      this.#access.set(id, cached);
    }
    return asOf(cached, now);
  }

  /** The tenant as it was when last read; only `load` proves that it still is. */
  remembered(id: string, now: Date): Tenant | undefined {
    const cached = this.#access.get(id);
    return cached && asOf(cached, now);
  }

  /** The same outside a transaction, for the worker. */
  async find(id: string): Promise<Tenant | undefined> {
    const ref = await this.ref(id);
    return ref && this.#database.tenant(ref, { readOnly: true }, (tx) => this.load(tx, id, new Date()));
  }

  async all(): Promise<Tenant[]> {
    const found = await Promise.all((await this.refs()).map(({ id }) => this.find(id)));
    return found.filter((tenant) => tenant !== undefined);
  }

  /** Whether a transaction failed because its tenant was deleted in the meantime; it is forgotten then. */
  async isGone({ id, role }: TenantRef, error: unknown): Promise<boolean> {
    if (!(error instanceof Error) || !error.message.includes(`role "${role}" does not exist`)) return false;
    this.forget(id);
    return (await this.ref(id)) === undefined;
  }

  forget(id: string): void {
    const ref = this.#refs.get(id);
    if (ref) this.#ids.delete(ref.slug);
    this.#refs.delete(id);
    this.#access.delete(id);
  }
}

/** A subscription ends by itself, without a new version. */
function asOf(cached: Cached, now: Date): Tenant {
  const { tenant, subscribedUntil } = cached;
  const subscribed = subscribedUntil !== null && subscribedUntil > now;
  if (subscribed !== tenant.subscribed) cached.tenant = { ...tenant, subscribed };
  return cached.tenant;
}

const toTenant = (row: AccessRow): Tenant => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  schema: row.schema_name,
  role: row.role_name,
  status: row.status,
  subscribed: true,
  features: new Set(row.features),
  featureConfig: row.feature_config,
  limits: row.limits,
  channels: row.channels,
  settings: row.settings,
  domain: row.domain,
});

/** What a context carries where there is no tenant: the platform's own area. */
export const platformTenant: Tenant = {
  id: '00000000-0000-0000-0000-000000000000',
  slug: 'platform',
  name: 'Platform',
  schema: 'platform',
  role: '',
  status: 'active',
  subscribed: true,
  features: new Set(),
  featureConfig: {},
  limits: { users: null, orders_per_month: null, channels: null },
  channels: {},
  settings: { timezone: 'UTC', currency: 'INR', date_format: 'YYYY-MM-DD' },
  domain: null,
};
