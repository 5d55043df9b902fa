/**
 * Database roles are cluster-wide, so their names carry the installation's id. None but the owner and `app` is used to
 * log in; all have LOGIN because a cluster's workers demand it.
 */
export interface Roles {
  /** Serves requests: NOINHERIT, owns nothing, may become the others. */
  readonly app: string;
  /** Reads and writes the shared schema, for /platform/v1. */
  readonly platform: string;
  /** What every tenant role is a member of: may read reference data and its own rows of `platform`. */
  readonly tenants: string;
  readonly tenant: (slug: string) => string;
}

/** `installation` is six lower-case letters or digits, made when the database is first set up. */
export const rolesOf = (installation: string): Roles => ({
  app: `serai_${installation}_app`,
  platform: `serai_${installation}_platform`,
  tenants: `serai_${installation}_tenants`,
  tenant: (slug) => `serai_${installation}_t_${slug.replaceAll('-', '_')}`,
});

/** Slugs have no underscore, so no two give the same schema; none may end in `-vip`, which names another tenant's vault. */
export const schemaOf = (slug: string): string => `tenant_${slug.replaceAll('-', '_')}`;
export const slugPattern = /^(?!.*-vip$)[a-z][a-z0-9-]{1,39}$/;
