import type { KeyRing } from './crypto/keys.ts';
import type { Tx } from './db/types.ts';
import type { Problem } from './errors.ts';
import type { Secrets } from './keystore/secrets.ts';
import type { ResourceCompiler } from './resource/compile.ts';

/** What a business's masking rules come to for one actor. */
export interface Masking {
  /** Which kinds of declared masks act. */
  readonly kinds: Readonly<Record<'phone' | 'email' | 'name' | 'address' | 'number' | 'secret', boolean>>;
  /** Fields (or groups of fields, or paths into JSON columns) that are masked, and how. */
  readonly rules: readonly { readonly field: string; readonly pattern: string }[];
  /** Fields shown plain whatever the resource declares. */
  readonly exempt: readonly string[];
}

/** Who acts. Read from the session or key in the request's own transaction, so a revocation acts at once. */
export interface Actor {
  readonly kind: 'user' | 'api_key' | 'super_admin' | 'system' | 'anonymous';
  /** The user's id; for a key the user it acts for; null for the system and anonymous callers. */
  readonly id: string | null;
  readonly name: string;
  readonly isOwner: boolean;
  readonly roles: readonly string[];
  readonly permissions: ReadonlySet<string>;
  /** Features of the tenant less those restricted for this person. */
  readonly features: ReadonlySet<string>;
  readonly sessionId: string | null;
  /** Sees fields that resources declare as masked. */
  readonly unmasked: boolean;
  /** Signed in, but must enrol a second factor before anything else. */
  readonly limited?: boolean;
  /** The business's own rules on top of that; absent: there are none. */
  readonly masking?: Masking;
  /** Requests a minute that the business allows them; absent: as many as the server does. */
  readonly requestsPerMinute?: number;
  /** What the business asks of a console they work in, for `GET /v1/meta`. */
  readonly policy?: Readonly<Record<string, unknown>>;
}

/** What the platform says of one tenant: read beside the session, cached until its version changes. */
export interface Tenant {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly schema: string;
  readonly role: string;
  /** held_back: its schema is older than this code and could not be brought up to date. */
  readonly status: 'active' | 'suspended' | 'cancelled' | 'held_back';
  /** Whether the subscription lets people work now (trial running, active, or past due within its grace). */
  readonly subscribed: boolean;
  readonly features: ReadonlySet<string>;
  /** Per-feature limits, merged plan then override: `featureConfig.export_data?.max_export_rows`. */
  readonly featureConfig: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** null means unlimited. */
  readonly limits: { readonly users: number | null; readonly orders_per_month: number | null; readonly channels: number | null };
  /** Channel type code → how many connections the plan allows (null: unlimited). A missing code is not in the plan. */
  readonly channels: Readonly<Record<string, number | null>>;
  readonly settings: {
    readonly timezone: string;
    readonly currency: string;
    readonly date_format: string;
    readonly business_name?: string;
    readonly gstin?: string;
    readonly support_email?: string;
    readonly branding?: { readonly primary_color?: string; readonly logo_dark?: string };
  };
  readonly domain: string | null;
}

/** A place on the ground, in degrees (WGS 84). */
export interface Place {
  readonly latitude: number;
  readonly longitude: number;
  readonly name: string | null;
}

export interface RequestInfo {
  readonly id: string;
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly traceparent: string | null;
  readonly endpoint: string | null;
  /** What tells the device, as the client says (X-Device-Id). */
  readonly device?: string | null;
  /** Where the address is, as a trusted proxy says. */
  readonly place?: Place | null;
  /** `performance.now()` when it arrived. */
  readonly startedAt?: number;
}

export interface EmitOptions {
  /** What the event is about, `<resource>/<id>`; shown in the CloudEvent's `subject`. */
  subject?: string;
}

export interface AuditNote {
  /** `orders.receive`: resource and deed. */
  action: string;
  resource: string;
  resourceId?: string | null;
  before?: Record<string, unknown> | null;
  after?: Record<string, unknown> | null;
  metadata?: Record<string, unknown>;
  /** Kind of deed; default: the operation's, see `audit/category.ts`. */
  category?: string;
  /** What people call the thing, such as an order number. */
  resourceName?: string | null;
  description?: string;
  warnings?: string[];
  /** Default: info, low for a refusal, high for an error of ours. */
  severity?: 'info' | 'low' | 'medium' | 'high' | 'critical';
  /** 0 to 100. */
  riskScore?: number;
  /** Such as `{ gdpr: true }`. */
  complianceFlags?: Record<string, unknown>;
  affectedUserIds?: string[];
  businessImpact?: string;
  regulatoryImpact?: string;
  /** Default: what was said by `approval` of the context. */
  approval?: { required: boolean; by?: string | null; at?: Date | null };
  location?: Record<string, unknown>;
  /** The person it is about, when that is not the record itself: personal data is sealed under that person's key. */
  subject?: string;
}

/** Who let a deed pass that needs approval. */
export interface Approval {
  /** The user; null where it is no user of this business. */
  readonly by: string | null;
  readonly at: Date;
}

/** What commands and reactions get. Nothing in it reaches the outside world. */
export interface Context {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly tenant: Tenant;
  readonly request: RequestInfo;
  /** The moment of this request; the only clock a command reads. */
  readonly now: Date;
  /** A new UUIDv7. */
  newId(): string;
  /** Cryptographic randomness: `bytes` of it. */
  random(bytes: number): Buffer;
  /** The keys of this process: for secrets by name. */
  readonly keys: KeyRing;
  /** Seals and opens in this tenant: credentials under the tenant's key, personal data under its subject's. */
  readonly secrets: Secrets;
  /** What every table shows to whom: for deeds that hand on records of any kind, such as exports. */
  readonly resources: ResourceCompiler;
  /** Says who it turned out to be, where nobody had to sign in to ask: what is written down of the deed names them. */
  identify(who: Pick<Actor, 'kind' | 'id' | 'name' | 'sessionId'>): void;
  /** Appends an event in this transaction; reactions, webhooks and streams see it after commit. */
  emit(type: string, data: Record<string, unknown>, options?: EmitOptions): void;
  /**
   * One more audit entry in this transaction. Commands and resource writes get theirs without asking;
   * reactions say here what they did.
   */
  audit(note: AuditNote): void;
  /**
   * Says that this deed is one that needs approval, and who gave it; null: it is still to be given. Every entry of the deed carries it
   * that says nothing of its own. Of a refused deed is told that it needed approval, and that nobody gave it.
   */
  approval(given: Approval | null): void;
  /** A part of this deed, such as a row of a file, is refused while the rest is done: written down as a refusal of the whole would be. */
  refuse(problem: Problem, part: Record<string, unknown>): void;
  /** Work for the end of this transaction, just before its events and entries are written: for rows that others wait for. */
  atEnd(work: () => Promise<void>): void;
  /**
   * Runs in a second transaction if this one is rolled back: counters and violations that must survive a refusal.
   */
  onFailure(work: (context: Context) => Promise<void>): void;
}

/** What a command on one record gets besides: the record's id, and the row as it was, locked. */
export interface RecordContext<Row> extends Context {
  readonly id: string;
  readonly row: Row;
}
