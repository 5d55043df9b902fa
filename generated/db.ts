// Made by `bin/serai generate` from the embedded database's catalogue. Do not edit.
import type { ColumnType, GeneratedAlways } from 'kysely';

export type Json = ColumnType<any, unknown, unknown>;
/** Exact decimal as text. */
export type Decimal = ColumnType<string, string | number, string | number>;
export type Time = ColumnType<Date, Date | string, Date | string>;
/** May be left out of an insert. Unlike Kysely's own, it looks into the types above. */
export type Generated<T> = T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>;

/** One person in an access review: what they may do, what changed, and the decision. */
export interface AccessReviewItems {
  /** The item. */
  id: string;
  /** The review. */
  access_review_id: string;
  /** The person. */
  user_id: string;
  /** What they had when the list was made: is_owner, roles, permissions, access_level, regions_managed, categories_managed, two_factor, last_sign_in_at. */
  access: Json;
  /** What is different from their last reviewed access: field to before and after. New people have the field new. */
  changes: Json;
  /** confirmed or revoked; null: not decided yet. */
  decision: "confirmed" | "revoked" | null;
  /** Why. */
  note: string | null;
  /** When it was decided. */
  decided_at: Time | null;
  /** Who decided. */
  decided_by: string | null;
  /** When the list was made. */
  created_at: Generated<Time>;
  /** pending, confirmed or revoked; follows from decision. */
  status: GeneratedAlways<"pending" | "confirmed" | "revoked">;
}

/** Once a quarter everyone's access is looked at and confirmed or revoked. */
export interface AccessReviews {
  /** The review. */
  id: string;
  /** Which quarter, such as 2026-Q4. One review each. */
  quarter: string;
  /** open or completed. */
  status: Generated<"open" | "completed">;
  /** By when everyone should be decided on. */
  due_at: Time;
  /** When the list was made. */
  created_at: Generated<Time>;
  /** When it was completed. */
  completed_at: Time | null;
  /** Who completed it. */
  completed_by: string | null;
}

/** One row. Whoever changes what anyone may do raises the version in the same transaction, so cached actors become stale at once. */
export interface AccessVersion {
  /** Always true: there is one row. */
  id: Generated<boolean>;
  /** Goes up with every change of roles, permissions, assignments, restrictions or accounts. */
  version: Generated<number>;
  /** Last change. */
  changed_at: Generated<Time>;
}

/** What people did to accounts, rights, settings, security and what others wrote: administration, not daily business. */
export interface AdminActivityLog {
  /** The entry. */
  id: string | null;
  /** Who did it. */
  admin_id: string | null;
  /** Name at that time. */
  admin_name: string | null;
  /** Session it was done in. */
  session_id: string | null;
  /** The deed, as <resource>.<verb>. */
  action: string | null;
  /** Kind of deed. */
  action_category: string | null;
  /** What kind of thing it was done to. */
  resource_type: string | null;
  /** Which one. */
  resource_id: string | null;
  /** What people call it. */
  resource_identifier: string | null;
  /** The changed fields as they were; personal data sealed. */
  old_values: Json | null;
  /** The changed fields as they became; personal data sealed. */
  new_values: Json | null;
  /** Names of the fields that changed. */
  changes_summary: string | null;
  /** The deed in words. */
  description: string | null;
  /** Anything else worth keeping. */
  details: Json | null;
  /** How much it matters to who watches. */
  severity: string | null;
  /** Risk from 0 to 100. */
  risk_level: number | null;
  /** What regulations it touches. */
  compliance_flags: Json | null;
  /** Address it came from. */
  ip_address: string | null;
  /** Program it came from. */
  user_agent: string | null;
  /** Where that address is, as far as it is known. */
  location_data: Json | null;
  /** What tells the device it came from. */
  device_fingerprint: string | null;
  /** Route it came in by. */
  api_endpoint: string | null;
  /** HTTP method. */
  request_method: string | null;
  /** Input without its secrets, personal data sealed. */
  request_payload: Json | null;
  /** HTTP status answered. */
  response_code: number | null;
  /** Milliseconds from arrival until it was written down. */
  response_time_ms: number | null;
  /** Whether it was done. */
  success: boolean | null;
  /** Why not. */
  error_message: string | null;
  /** What the actor was warned of. */
  warnings: string[] | null;
  /** People it was done to. */
  affected_users: string[] | null;
  /** What it means for the business. */
  business_impact: string | null;
  /** What it means for a regulator. */
  regulatory_impact: string | null;
  /** Whether it was a deed that needs approval: money leaves, or a rule is set aside. */
  approval_required: boolean | null;
  /** Who approved it: often whoever did it, within their office; of an export somebody else. Empty: nobody did. */
  approved_by: string | null;
  /** When it was approved. */
  approved_at: Time | null;
  /** When it was done. */
  created_at: Time | null;
}

/** People with administrative duties: what they look after, what they may approve, and the stricter rules they sign in by. */
export interface AdminUsers {
  /** The administrative record. */
  id: string;
  /** The person. One record each. */
  user_id: string;
  /** The administrative role. The person has it as long as the record is active. */
  role_id: string;
  /** Department. */
  department: string | null;
  /** The administrator this one reports to. */
  manager_id: string | null;
  /** 1 (least) to 10. */
  access_level: Generated<number>;
  /** Regions looked after; null: all. */
  regions_managed: string[] | null;
  /** Categories of goods or services looked after; null: all. */
  categories_managed: string[] | null;
  /** May approve exceptions to the rules, such as exports above the threshold, prices below the list and discounts. */
  can_approve_overrides: Generated<boolean>;
  /** Most that may be approved at once, in currency: money that is spent or given away, and goods that are written off; null: no limit. */
  approval_limit: Decimal | null;
  /** Most that may be approved in one day of the business's time zone, in currency; null: no limit. */
  daily_approval_limit: Decimal | null;
  /** Currency of the approval limits, ISO 4217. */
  currency: Generated<string>;
  /** Clearance, in the words of the business. */
  security_clearance: string | null;
  /** Phone number in an emergency. */
  emergency_contact: string | null;
  /** Phone number of a stand-in. */
  backup_contact: string | null;
  /** Needs a second factor, whatever the policy of the business. */
  two_factor_required: Generated<boolean>;
  /** Networks (CIDR) that sign-ins and requests may come from; null: any. */
  ip_allow_list: string[] | null;
  /** A session ends after so many minutes without a request. */
  session_timeout_minutes: Generated<number>;
  /** False: deactivated; the role is taken and sessions have ended. */
  is_active: Generated<boolean>;
  /** When the record was made. */
  created_at: Generated<Time>;
  /** Who made it. */
  created_by: string | null;
  /** Last change. */
  updated_at: Generated<Time>;
  /** When it was deactivated. */
  deactivated_at: Time | null;
  /** Who deactivated it. */
  deactivated_by: string | null;
  /** active or inactive; follows from is_active. */
  status: GeneratedAlways<"active" | "inactive">;
}

/** Keys for programs. A key acts for the person who made it, with some of that person's permissions. */
export interface ApiKeys {
  /** The key's row. */
  id: string;
  /** What it is used for. */
  name: string;
  /** The beginning of the key's random part, to recognise it by. */
  prefix: string;
  /** SHA-256 of the key. The key itself is shown once and not kept. */
  key_digest: Uint8Array;
  /** Codes it may use, as long as its maker has them too. */
  permissions: string[];
  /** Who made it and whom it acts for. */
  created_by: string;
  /** When it was made. */
  created_at: Generated<Time>;
  /** Not accepted afterwards; null: never expires. */
  expires_at: Time | null;
  /** Last request with it, to the minute. */
  last_used_at: Time | null;
  /** When it was withdrawn. */
  revoked_at: Time | null;
  /** Who withdrew it. */
  revoked_by: string | null;
}

/** What each administrative office has approved in a day. Deeds at the same moment meet at the row, so together they keep to the limit. */
export interface ApprovalDays {
  /** The row. */
  id: string;
  /** The office. */
  admin_user_id: string;
  /** Day in the business's time zone. */
  day: string;
  /** Currency of the amounts, ISO 4217. */
  currency: string;
  /** Money that was spent or given away with this office's approval, in currency. */
  approved_amount: Decimal;
  /** The office's limit for a day when it last approved something, in currency; null: none. */
  daily_limit: Decimal | null;
  /** First approval of the day. */
  created_at: Generated<Time>;
  /** Last approval of the day. */
  updated_at: Generated<Time>;
}

/** What the sequencer signed: the tree's size and root after each batch. The same notes are kept in a file outside the database. Append-only. */
export interface AuditCheckpoints {
  /** UUIDv7. */
  id: string;
  /** How many entries are sealed. */
  tree_size: number;
  /** Root of the tree over them. */
  root_hash: Uint8Array;
  /** Roots of its perfect subtrees, largest first, 32 bytes each: what is needed to go on. */
  peaks: Uint8Array;
  /** Every transaction before this one had ended and was looked through. */
  horizon: string;
  /** The checkpoint as a signed note (C2SP tlog-checkpoint, Ed25519). */
  note: string;
  /** When it was signed. */
  sealed_at: Time;
}

/** Who did what, when, from where, and what changed. Append-only: the tenant's role may insert and select. Kept by month. */
export interface AuditEntries {
  /** UUIDv7. */
  id: string;
  /** When it was done. */
  occurred_at: Time;
  /** What kind of actor did it. */
  actor_kind: "user" | "api_key" | "super_admin" | "system" | "anonymous";
  /** User, or the user a key acts for. */
  actor_id: string | null;
  /** Name at that time. */
  actor_name: string | null;
  /** The deed, as <resource>.<verb>. */
  action: string;
  /** Kind of deed: access, user_management, security, system_admin, sensitive_read, or the part of the business it belongs to. */
  category: Generated<string>;
  /** What kind of thing it was done to. */
  resource: string;
  /** Which one. */
  resource_id: string | null;
  /** What people call it, such as an order number. */
  resource_name: string | null;
  /** The deed in words. */
  description: string | null;
  /** The changed fields as they were; personal data sealed. */
  before: Json | null;
  /** The changed fields as they became; personal data sealed. */
  after: Json | null;
  /** Names of the fields that changed. */
  changes_summary: string | null;
  /** success; refused: not permitted or not possible; failed: an error of ours. */
  outcome: "success" | "refused" | "failed";
  /** Problem code of a refusal or failure. */
  error_code: string | null;
  /** The refusal or failure in words. */
  error: string | null;
  /** What the actor was warned of. */
  warnings: string[] | null;
  /** How much it matters to who watches: info, low, medium, high, critical. */
  severity: Generated<"info" | "low" | "medium" | "high" | "critical">;
  /** Risk from 0 to 100, as the risk rules saw it. */
  risk_score: Generated<number>;
  /** What regulations it touches, as {"gdpr": true}. */
  compliance_flags: Generated<Json>;
  /** People it was done to. */
  affected_user_ids: string[] | null;
  /** What it means for the business. */
  business_impact: string | null;
  /** What it means for a regulator. */
  regulatory_impact: string | null;
  /** Whether it was a deed that needs approval: money leaves, or a rule is set aside. */
  approval_required: Generated<boolean>;
  /** Who approved it: often whoever did it, within their office; of an export somebody else. Empty: nobody did. */
  approved_by: string | null;
  /** When it was approved. */
  approved_at: Time | null;
  /** X-Request-Id. */
  request_id: string | null;
  /** Address it came from. */
  ip: string | null;
  /** Where that address is, as far as it is known. */
  location: Json | null;
  /** Program it came from. */
  user_agent: string | null;
  /** What tells the device it came from. */
  device_fingerprint: string | null;
  /** Method and route. */
  endpoint: string | null;
  /** HTTP status answered. */
  status_code: number | null;
  /** Milliseconds from the request's arrival until this was written. */
  duration_ms: number | null;
  /** Session it was done in. */
  session_id: string | null;
  /** Anything else worth keeping: the input without its secrets and with personal data sealed, reasons. */
  metadata: Generated<Json>;
  /** Transaction that wrote it; not part of what is sealed. */
  written_in: Generated<string>;
}

/** The order in which entries were sealed into the Merkle tree (RFC 6962). Append-only. */
export interface AuditLeaves {
  /** Place in the tree, from 0, without gaps. */
  leaf_index: number;
  /** The entry. */
  entry_id: string;
  /** Its time, which leads to its partition. */
  occurred_at: Time;
  /** SHA-256 of 0x00 and the entry's canonical text. */
  hash: Uint8Array;
}

/** The audit trail in the words of a general log: who did what to which entity, with the values before and after. */
export interface AuditLogs {
  /** The entry. */
  id: string | null;
  /** Who did it; empty for the system. */
  user_id: string | null;
  /** Name at that time. */
  user_name: string | null;
  /** The deed, as <resource>.<verb>. */
  action: string | null;
  /** Kind of deed. */
  action_category: string | null;
  /** The deed in words. */
  action_description: string | null;
  /** What kind of thing it was done to. */
  entity_type: string | null;
  /** Which one. */
  entity_id: string | null;
  /** The changed fields as they were; personal data sealed. */
  old_values: Json | null;
  /** The changed fields as they became; personal data sealed. */
  new_values: Json | null;
  /** Address it came from. */
  ip_address: string | null;
  /** Program it came from. */
  user_agent: string | null;
  /** Session it was done in. */
  session_id: string | null;
  /** Whether it was done. */
  success: boolean | null;
  /** Why not. */
  error_message: string | null;
  /** Anything else worth keeping. */
  metadata: Json | null;
  /** When it was done. */
  created_at: Time | null;
}

/** Every eighth level of the Merkle tree, so that a proof reads at most 255 hashes per eight levels. Append-only. */
export interface AuditNodes {
  /** Height over the leaves: 8, 16, 24 …. */
  level: number;
  /** Place in its level, from 0. */
  node_index: number;
  /** Root of the perfect subtree over 2^level leaves. */
  hash: Uint8Array;
}

/** Codes for the day when the phone is lost. Each works once. */
export interface BackupCodes {
  /** The code. */
  id: string;
  /** Whose it is. */
  user_id: string;
  /** HMAC-SHA-256 of the code with a secret that is not in the database. The code itself is not kept. */
  code_digest: Uint8Array;
  /** When it was given out. */
  created_at: Generated<Time>;
  /** When it was used. */
  used_at: Time | null;
}

/** Which product of ours is which listing on a channel. */
export interface ChannelProducts {
  /** Identifies the mapping. */
  id: string;
  /** The channel the listing is on. */
  channel_id: string;
  /** Our product; empty while the listing is unmatched. */
  product_id: string | null;
  /** Our variant, when the product has variants. */
  variant_id: string | null;
  /** The channel's product id, exactly as it sent it. */
  external_product_id: string;
  /** The channel's variant id, when it has variants. */
  external_variant_id: string | null;
  /** The channel's id for setting stock levels, when it differs from the variant id. */
  external_inventory_id: string | null;
  /** SKU of the listing on the channel. */
  external_sku: string | null;
  /** Title of the listing on the channel. */
  external_name: string | null;
  /** synced: the channel shows our stock; pending: a push is due; error: the last push failed; unmatched: no product of ours is known for it. */
  sync_status: Generated<"synced" | "pending" | "error" | "unmatched">;
  /** What the channel said when the last push failed. */
  sync_error: string | null;
  /** When the stock level was last pushed to the channel. */
  last_synced_at: Time | null;
  /** Stock level last pushed, in units. */
  last_pushed_quantity: number | null;
  /** Since when a stock push is waiting; empty when none is. */
  push_due_at: Time | null;
  /** Further facts of the listing, as the channel sent them. */
  metadata: Generated<Json>;
  /** When the mapping was made. */
  created_at: Generated<Time>;
  /** When the mapping was last changed. */
  updated_at: Generated<Time>;
}

/** Couriers this business has connected. Shipments are booked through one of them. */
export interface CourierConfigs {
  /** Identifies the courier connection; also the last part of its webhook address. */
  id: string;
  /** Which courier service it is, a code of the platform's courier types. */
  courier_type_code: string;
  /** What the business calls this connection; unique among those in use. */
  name: string;
  /** connected: in use. error: the courier refused the last sign-in or booking, see error. disconnected: kept for its shipments only. */
  status: Generated<"connected" | "error" | "disconnected">;
  /** Whether new shipments may use it; false once it is disconnected. */
  is_active: GeneratedAlways<boolean>;
  /** Used when a shipment names no courier. At most one connection is the default. */
  is_default: Generated<boolean>;
  /** Sealed sign-in data for the courier. Never shown; erased on disconnecting. */
  credentials: Uint8Array | null;
  /** Sealed token the courier must send with tracking webhooks. Shown only by the reveal-webhook command. */
  webhook_token: Uint8Array | null;
  /** Preferences that are no secrets: pick-up location and address, default parcel weight and size. */
  settings: Generated<Json>;
  /** Why the courier refused us last; empty while all is well. */
  error: string | null;
  /** When the courier refused us last. */
  error_at: Time | null;
  /** When the courier first answered to the credentials in use; empty while it is being asked. */
  checked_at: Time | null;
  /** When the credentials in use were given. */
  connected_at: Generated<Time>;
  /** When it was disconnected; empty while in use. */
  disconnected_at: Time | null;
  /** The person who connected it. */
  created_by: string | null;
  /** When the connection was first made. */
  created_at: Generated<Time>;
  /** When anything about the connection changed last. */
  updated_at: Generated<Time>;
}

/** How single fields are disguised, and for which roles. */
export interface DataMaskingRules {
  /** The rule. */
  id: string;
  /** A field of any record; a group of fields (full_address, bank_account, aadhaar_pan); or a path into metadata or attributes, such as metadata.loyalty_number. */
  field_name: string;
  /** What kind of data it is: phone, email, address, name, financial, sensitive or custom. */
  field_type: "phone" | "email" | "address" | "name" | "financial" | "sensitive" | "custom";
  /** A # keeps a character, a * hides one, anything else stands as it is; fitted to the value's length. */
  mask_pattern: string;
  /** What the rule is for. */
  description: string | null;
  /** Whether it acts. */
  is_active: Generated<boolean>;
  /** Codes of the roles it applies to; empty: all. Someone with a further role that is not named is not masked by it. */
  applies_to_roles: Generated<string[]>;
  /** Codes of roles that see this field plain whatever else is said. */
  exempt_roles: Generated<string[]>;
  /** When it was made. */
  created_at: Generated<Time>;
  /** When it was last changed. */
  updated_at: Generated<Time>;
}

/** Cancellations that arrived before their order did. The order is cancelled as soon as it arrives. */
export interface EarlyOrderCancellations {
  /** Identifies the entry. */
  id: string;
  /** The channel that sent it. */
  channel_id: string;
  /** The channel's id of the order that is to be cancelled. */
  external_order_id: string;
  /** Why, as the channel said. */
  reason: string | null;
  /** When it was cancelled on the channel. */
  cancelled_at: Time;
  /** When the order arrived and was cancelled; empty while it is awaited. */
  applied_at: Time | null;
  /** When the cancellation arrived. */
  created_at: Generated<Time>;
}

/** What became of each event at each reaction. */
export interface EventDeliveries {
  /** The event. */
  event_id: string;
  /** Name of the reaction. */
  reaction: string;
  /** done: handled; failed: will be tried again; dead: given up, replay it; pending: asked to run again. */
  state: "pending" | "done" | "failed" | "dead";
  /** How often it was tried. */
  attempts: Generated<number>;
  /** Last error, shortened. */
  error: string | null;
  /** When this was last written. */
  updated_at: Generated<Time>;
}

/** Facts, appended by the transaction that made them true. */
export interface Events {
  /** UUIDv7; the CloudEvents id. */
  id: string;
  /** Name of the fact, such as order.confirmed. */
  type: string;
  /** What happened; ids and figures, never secrets or personal data. */
  data: Json;
  /** What it is about, as <resource>/<id>. */
  subject: string | null;
  /** User who caused it; empty for the system. */
  actor_id: string | null;
  /** Request that caused it. */
  request_id: string | null;
  /** W3C trace context of that request. */
  traceparent: string | null;
  /** When it became true. */
  occurred_at: Time;
  /** Position in this tenant's stream, given after commit by one sequencer; empty until then. */
  seq: number | null;
}

/** Money the business spent, with its receipt. One that names an order is part of that order's other costs. */
export interface Expenses {
  /** Identifier of the expense. */
  id: string;
  /** What it was for. */
  category: "shipping" | "platform_fee" | "packaging" | "returns" | "marketing" | "operations" | "software" | "other";
  /** Finer heading of the business's own. */
  subcategory: string | null;
  /** What was bought, in words. */
  description: string | null;
  /** Amount paid including tax, in the expense's currency. */
  amount: Decimal;
  /** ISO 4217 code of the amount. */
  currency: string;
  /** Day the money was spent. */
  expense_date: string;
  /** Sales channel it belongs to; empty for overheads. */
  channel_id: string | null;
  /** Order that caused it, when there is one. */
  order_id: string | null;
  /** Shipment that caused it, when there is one. */
  shipment_id: string | null;
  /** Address of a receipt that is kept elsewhere. */
  receipt_url: string | null;
  /** The attached receipt. */
  receipt_file_id: string | null;
  /** Media type of the attached receipt, read from its first bytes. */
  receipt_type: "application/pdf" | "image/png" | "image/jpeg" | "image/webp" | null;
  /** Size of the attached receipt, in bytes. */
  receipt_bytes: number | null;
  /** Words to group expenses by. */
  tags: Generated<Json>;
  /** Free-form data of the business. */
  metadata: Generated<Json>;
  /** Person who recorded it; empty when the system did. */
  created_by: string | null;
  /** When it was recorded. */
  created_at: Generated<Time>;
  /** When it last changed. */
  updated_at: Generated<Time>;
  /** When it was deleted; it counts nowhere since then. */
  deleted_at: Time | null;
}

/** Every export that was asked for, and what became of it. */
export interface ExportLogs {
  /** The export. */
  id: string;
  /** Who asked for it. */
  user_id: string;
  /** Kind of export, as role_security_settings.allowed_exports names it. */
  export_type: string;
  /** Which records, by path word, such as orders. */
  resource: string;
  /** csv or xlsx. */
  file_format: "csv" | "xlsx";
  /** Rows in the file; before it is made: rows counted when it was asked for. */
  row_count: number;
  /** Size of the file in bytes. */
  file_size_bytes: number | null;
  /** Filters, search and sort, as the list takes them. */
  filters_applied: Generated<Json>;
  /** Fields in the file, in order; an address has a column for each of its parts. */
  columns_exported: Generated<string[]>;
  /** Where it can be downloaded by a signed-in person of this business. */
  download_url: string | null;
  /** The file is gone afterwards. */
  download_expires_at: Time | null;
  /** How often it was downloaded. */
  download_count: Generated<number>;
  /** How often it can be downloaded. */
  download_limit: Generated<number>;
  /** The code hidden in every row of the file; see POST /v1/export-logs/trace. Null: it has none. */
  watermark_text: string | null;
  /** Fields that are masked in the file, because who asked for it sees them masked. */
  masked_columns: Generated<string[]>;
  /** From where it was asked for. */
  ip_address: string | null;
  /** Program it was asked for with. */
  user_agent: string | null;
  /** pending_approval; approved: being made; rejected; cancelled; completed: ready; downloaded; expired: the file is gone, or nobody decided in time; failed. */
  status: "pending_approval" | "approved" | "rejected" | "cancelled" | "completed" | "downloaded" | "expired" | "failed";
  /** Whether it has more rows than may go out without approval. */
  approval_required: Generated<boolean>;
  /** Who approved or rejected it; never who asked. */
  approved_by: string | null;
  /** When that was decided. */
  approved_at: Time | null;
  /** What it is for, as who asked for it says. */
  reason: string | null;
  /** Why it was rejected, or a remark of who approved it. */
  decision_note: string | null;
  /** Why it could not be made. */
  error: string | null;
  /** Permissions of the key it was asked for with; null: asked by a person. */
  key_permissions: string[] | null;
  /** When it was asked for. */
  created_at: Generated<Time>;
  /** When the file was ready. */
  completed_at: Time | null;
}

/** Events that a reaction has not handled yet: waiting for another attempt, or given up (dead letters). */
export interface FailedDeliveries {
  /** The same for the same event and reaction. */
  id: string | null;
  /** The event. */
  event_id: string | null;
  /** Name of the fact. */
  event_type: string | null;
  /** What the event is about, as <resource>/<id>. */
  subject: string | null;
  /** Name of the reaction. */
  reaction: string | null;
  /** failed: will be tried again; dead: given up, replay it; pending: asked to run again. */
  state: string | null;
  /** How often it was tried. */
  attempts: number | null;
  /** Last error, shortened. */
  error: string | null;
  /** When the event became true. */
  occurred_at: Time | null;
  /** When it was last tried or asked for. */
  updated_at: Time | null;
}

/** Stored contents: the same content is stored once, however often it was uploaded. */
export interface FileBlobs {
  /** The content. */
  id: string;
  /** SHA-256 of the content as it arrived; one row for each. */
  source_hash: string;
  /** SHA-256 of the content as it is stored. Another one for pictures, which are encoded anew. */
  file_hash: string;
  /** Its name in the file store, made by Serai. */
  file_path: string;
  /** Size as it is stored, in bytes. */
  file_size: number;
  /** Media type, told by the content. */
  mime_type: string;
  /** Of a picture, in pixels. */
  width: number | null;
  /** Of a picture, in pixels. */
  height: number | null;
  /** Uploads with this content; with the last one it is erased. */
  reference_count: Generated<number>;
  /** pending; clean; infected: locked away; failed: the scanner could not read it. */
  virus_scan_status: Generated<"pending" | "clean" | "infected" | "failed">;
  /** What the scanner found or complained of. */
  virus_scan_result: string | null;
  /** When it was scanned. */
  scanned_at: Time | null;
  /** When it was stored. */
  created_at: Generated<Time>;
  /** When it was last changed. */
  updated_at: Generated<Time>;
}

/** Names in the file store that may hold something nobody needs: noted before anything is stored there, struck out when it is needed, erased when due. */
export interface FileDiscards {
  /** Name in the file store. */
  file_path: string;
  /** When whatever is there is erased. */
  due_at: Time;
  /** When it was noted. */
  created_at: Generated<Time>;
}

/** Which files this business takes, and who gets those that no scanner has seen. One row. */
export interface FileSettings {
  /** The row. */
  id: string;
  /** Largest file, in bytes. */
  max_file_bytes: Generated<number>;
  /** Media types that are taken. What a file is, its content says. */
  allowed_types: Generated<string[]>;
  /** Whether files can be downloaded that were not scanned for viruses, because there is no scanner or it gave up. Infected ones never can. */
  allow_unscanned: Generated<boolean>;
  /** Days after which temporary files are deleted. */
  temporary_days: Generated<number>;
  /** When it was made. */
  created_at: Generated<Time>;
  /** When it was last changed. */
  updated_at: Generated<Time>;
}

/** Files that were announced and may be put to a signed address, once each. */
export interface FileSlots {
  /** The slot; the file gets the same id. */
  id: string;
  /** Who announced it. */
  user_id: string | null;
  /** Its name. */
  original_filename: string;
  /** Size it must have, in bytes. */
  file_size: number;
  /** Media type its content must be of. */
  mime_type: string;
  /** The rest of what was said of it: description, category and so on. */
  details: Generated<Json>;
  /** When the address stops working. */
  expires_at: Time;
  /** When it was announced. */
  created_at: Generated<Time>;
}

/** Files that people uploaded, and those that records keep, such as labels and receipts. */
export interface FileUploads {
  /** The file. */
  id: string;
  /** Who uploaded it; null: Serai itself. */
  user_id: string | null;
  /** The stored content; several files with the same content share it. */
  blob_id: string;
  /** Kind of record it belongs to, by table name, such as expenses: it is downloaded and replaced there. Null: it stands for itself. */
  record_type: string | null;
  /** The record it belongs to. */
  record_id: string | null;
  /** Its name, as the sender called it. */
  original_filename: string;
  /** Size in bytes, as it is downloaded. */
  file_size: number;
  /** Media type, told by the content. */
  mime_type: string;
  /** SHA-256 of what is downloaded, in hex. */
  file_hash: string;
  /** What it is, in words. */
  description: string | null;
  /** Kind of file, such as invoice or photo; free text. */
  file_category: string | null;
  /** Whether links to it may be without an end. */
  is_public: Generated<boolean>;
  /** Whether it is deleted at expires_at unless it is retained. */
  is_temporary: Generated<boolean>;
  /** Made by Serai or fetched from a connected provider, not sent by a person: may be downloaded before it was scanned. */
  is_trusted: Generated<boolean>;
  /** Whether it tells nothing of where, when, by whom and with what it was made: true for pictures, which are encoded anew. Other files are kept as they came. */
  metadata_removed: GeneratedAlways<boolean>;
  /** pending: not yet scanned; clean; infected: locked away; failed: the scanner could not read it. */
  virus_scan_status: Generated<"pending" | "clean" | "infected" | "failed">;
  /** What the scanner found or complained of. */
  virus_scan_result: string | null;
  /** When it was uploaded. */
  created_at: Generated<Time>;
  /** When it was last changed. */
  updated_at: Generated<Time>;
  /** When it is deleted; null: it stays. */
  expires_at: Time | null;
}

/** Profit and loss by day, channel and currency: what delivered orders earned, less the expenses that belong to no order. */
export interface FinanceSummary {
  /** Identifies the line; the same for the same day, channel and currency. */
  id: string | null;
  /** Day of delivery or of the expense, in the business's time zone. */
  day: string | null;
  /** Sales channel; empty for expenses that belong to none. */
  channel_id: string | null;
  /** ISO 4217 code of the amounts. */
  currency: string | null;
  /** Orders with a revenue record on that day. */
  orders: number | null;
  /** What customers pay for what was delivered. */
  gross_revenue: Decimal | null;
  /** GST or VAT in it. */
  tax_amount: Decimal | null;
  /** Given back to customers. */
  refund_amount: Decimal | null;
  /** Fees of the sales channel. */
  platform_fee: Decimal | null;
  /** Fees of payment gateways. */
  payment_gateway_fee: Decimal | null;
  /** Couriers' charges. */
  shipping_cost: Decimal | null;
  /** Cost of the goods delivered. */
  product_cost: Decimal | null;
  /** Expenses recorded for these orders. */
  other_costs: Decimal | null;
  /** What the orders earned after all of these. */
  net_revenue: Decimal | null;
  /** Expenses that are in no order's costs. */
  expenses: Decimal | null;
  /** Net revenue less expenses. */
  profit: Decimal | null;
  /** False when a cost of one of the orders is unknown. */
  is_complete: boolean | null;
}

/** Answers kept so that a repeated request gets the same one, once. */
export interface IdempotencyKeys {
  /** Whose key it is; another person's same key is another key. */
  actor: string;
  /** The Idempotency-Key header. */
  key: string;
  /** SHA-256 of method, path and body. */
  fingerprint: Uint8Array;
  /** HTTP status answered. */
  status: number;
  /** Body answered. */
  body: string;
  /** Headers answered (ETag, Location). */
  headers: Generated<Json>;
  /** When it was answered. */
  created_at: Generated<Time>;
}

/** How much of a product or variant lies at one location. Each quantity equals the sum of its stock movements. */
export interface Inventory {
  /** Identifier of the stock row. */
  id: string;
  /** Product in stock. */
  product_id: string;
  /** Variant in stock; empty for a product without variants. */
  variant_id: string | null;
  /** Warehouse or shelf; empty where the business has only one place. */
  warehouse_location: string | null;
  /** Units free to be sold. */
  available_quantity: Generated<number>;
  /** Units promised to orders and not yet delivered. */
  reserved_quantity: Generated<number>;
  /** Units ordered from suppliers and not yet received. */
  incoming_quantity: Generated<number>;
  /** Available units at or below which it is time to order more; empty: never. */
  reorder_point: number | null;
  /** Units to order then. */
  reorder_quantity: number | null;
  /** Whether the available units are at or below the reorder point. */
  is_low: GeneratedAlways<boolean>;
  /** When the available units were last counted by hand. */
  last_counted_at: Time | null;
  /** When the stock row was created. */
  created_at: Generated<Time>;
  /** When it last changed. */
  updated_at: Generated<Time>;
}

/** Roles that an invited person gets on acceptance. */
export interface InvitationRoles {
  /** The row. */
  id: string;
  /** The invitation. */
  invitation_id: string;
  /** The role. */
  role_id: string;
}

/** Invitations to join this business. An open one takes a place of the plan's user limit. */
export interface Invitations {
  /** The invitation. */
  id: string;
  /** Whom it is for; at most one pending invitation per address. */
  email: string;
  /** Suggested name of the new person. */
  name: string | null;
  /** SHA-256 of the link's token. */
  token_digest: Uint8Array;
  /** pending, accepted or revoked; a pending one past expires_at is not accepted any more. */
  status: Generated<"pending" | "accepted" | "revoked">;
  /** Not accepted afterwards. */
  expires_at: Time;
  /** When it was made. */
  created_at: Generated<Time>;
  /** Who invited. */
  created_by: string | null;
  /** When it was accepted. */
  accepted_at: Time | null;
  /** The person who came of it. */
  accepted_by: string | null;
  /** When it was withdrawn or replaced. */
  revoked_at: Time | null;
}

/** Where networks are, as the business knows them: offices, warehouses, exits of a VPN. Read for the risk rules; nothing is guessed from other addresses. */
export interface NetworkPlaces {
  /** The row. */
  id: string;
  /** A network in CIDR; of several that hold an address the narrowest counts. */
  network: string;
  /** What the place is called. */
  name: string;
  /** Degrees north (WGS 84). */
  latitude: Decimal;
  /** Degrees east (WGS 84). */
  longitude: Decimal;
  /** When it was made. */
  created_at: Generated<Time>;
  /** Last change. */
  updated_at: Generated<Time>;
}

/** The lines of an order. */
export interface OrderItems {
  /** Identifies the item. */
  id: string;
  /** The order it belongs to. */
  order_id: string;
  /** Place within the order, from 1. */
  position: number;
  /** The channel's id of the line, exactly as it sent it. */
  external_line_id: string | null;
  /** Our product; empty while the item is unmatched. */
  product_id: string | null;
  /** Our variant, when the product has variants. */
  variant_id: string | null;
  /** The channel's product id. */
  external_product_id: string | null;
  /** The channel's variant id. */
  external_variant_id: string | null;
  /** SKU as ordered. */
  sku: string | null;
  /** Name as ordered. */
  name: string;
  /** Units ordered. */
  quantity: number;
  /** Units that will not be dispatched: taken off the order, or come back undelivered. */
  cancelled_quantity: Generated<number>;
  /** Units of our stock set aside for this item now. */
  reserved_quantity: Generated<number>;
  /** Units in parcels that are on their way or delivered. */
  fulfilled_quantity: Generated<number>;
  /** Those of them that the channel says were sent, not by a shipment here. */
  external_fulfilled_quantity: Generated<number>;
  /** Units the customer has received. */
  delivered_quantity: Generated<number>;
  /** Delivered units that the customer sent back. */
  returned_quantity: Generated<number>;
  /** False for services and digital goods, which need no parcel. */
  requires_shipping: Generated<boolean>;
  /** Price of one unit before discounts. */
  unit_price: Decimal;
  /** What one unit cost us, in the order's currency, as known when the order arrived; empty when unknown. */
  unit_cost: Decimal | null;
  /** Discount on the whole line, its share of order discounts included. */
  discount_amount: Generated<Decimal>;
  /** Tax on the whole line. */
  tax_amount: Generated<Decimal>;
  /** What the customer pays for the line: quantity times price less discount, plus tax where prices are without tax. */
  total_amount: Decimal;
  /** ISO 4217 code, the order's. */
  currency: string;
  /** Further facts from the channel, such as engravings. */
  metadata: Generated<Json>;
  /** When it was added. */
  created_at: Generated<Time>;
  /** When it was last changed. */
  updated_at: Generated<Time>;
}

/** Each change of an order's status, and each note about it. Rows are only added. */
export interface OrderStatusHistory {
  /** Identifies the entry. */
  id: string;
  /** The order it is about. */
  order_id: string;
  /** The status from then on. */
  status: "pending" | "confirmed" | "processing" | "shipped" | "delivered" | "cancelled" | "returned";
  /** The status before; the same for a note, empty for the first entry. */
  previous_status: string | null;
  /** What changed it: user, channel (a webhook, pull or import), courier (a parcel's progress) or system. */
  source: Generated<"user" | "channel" | "courier" | "system">;
  /** Why, in words. */
  notes: string | null;
  /** Who did it, when it was a person. */
  created_by: string | null;
  /** When. */
  created_at: Generated<Time>;
}

/** Customers' orders from every sales channel, in one shape. */
export interface Orders {
  /** Identifies the order. */
  id: string;
  /** Our own number of the order, counted up per business. */
  order_number: Generated<string>;
  /** The sales channel it came through. */
  channel_id: string;
  /** The channel's id of the order, exactly as it sent it; our own id for orders entered by hand. */
  external_order_id: string;
  /** The number the customer knows the order by, such as #1001. */
  external_order_number: string | null;
  /** Where the order stands: pending, confirmed, processing, shipped, delivered; or cancelled, or returned. */
  status: Generated<"pending" | "confirmed" | "processing" | "shipped" | "delivered" | "cancelled" | "returned">;
  /** Whether it is paid: pending, authorized, partially_paid, paid, cod (to be collected on delivery), partially_refunded, refunded, voided, failed. */
  payment_status: Generated<"pending" | "authorized" | "partially_paid" | "paid" | "cod" | "partially_refunded" | "refunded" | "voided" | "failed">;
  /** How much of it has been dispatched: unfulfilled, partial or fulfilled. */
  fulfillment_status: Generated<"unfulfilled" | "partial" | "fulfilled">;
  /** The customer's name, when the channel tells it. */
  customer_name: string | null;
  /** The customer's e-mail address. */
  customer_email: string | null;
  /** The customer's telephone number, as given. */
  customer_phone: string | null;
  /** Where to deliver: name, phone, company, line1, line2, city, state, state_code, postal_code, country (ISO 3166 code). Empty when the channel sent none. */
  shipping_address: Json | null;
  /** Whom to bill, in the same shape. */
  billing_address: Json | null;
  /** True while there is no delivery address; such an order cannot be shipped. */
  address_missing: GeneratedAlways<boolean>;
  /** True while an item is not linked to a product of ours. */
  has_unmatched_items: Generated<boolean>;
  /** True while stock could not be reserved for every item in full. */
  has_stock_shortage: Generated<boolean>;
  /** Sum of quantity times unit price of all items, before discounts. */
  subtotal: Decimal;
  /** All discounts, on items, the order and its shipping, as a positive amount. */
  discount_amount: Generated<Decimal>;
  /** All taxes; part of the prices when taxes_included is true, on top of them otherwise. */
  tax_amount: Generated<Decimal>;
  /** Whether the item and shipping prices contain the tax. */
  taxes_included: Generated<boolean>;
  /** What the customer pays for delivery, before discounts. */
  shipping_amount: Generated<Decimal>;
  /** What the customer pays in all. */
  total_amount: Decimal;
  /** Money received so far; what is missing to the total is collected on delivery for cash orders. */
  paid_amount: Generated<Decimal>;
  /** Money given back so far. */
  refunded_amount: Generated<Decimal>;
  /** ISO 4217 code of every amount of this order and its items. */
  currency: string;
  /** How it is paid: cod, prepaid, card, upi, wallet or netbanking. */
  payment_method: "cod" | "prepaid" | "card" | "upi" | "wallet" | "netbanking" | null;
  /** The gateway's name, as the channel sent it. */
  payment_gateway: string | null;
  /** The payment's reference at the gateway. */
  payment_reference: string | null;
  /** When the customer placed it. */
  order_date: Time;
  /** When it was confirmed for fulfilment. */
  confirmed_at: Time | null;
  /** When its first parcel was handed to the courier. */
  shipped_at: Time | null;
  /** When its last item was delivered. */
  delivered_at: Time | null;
  /** When it was cancelled. */
  cancelled_at: Time | null;
  /** Why it was cancelled. */
  cancel_reason: string | null;
  /** When it came back. */
  returned_at: Time | null;
  /** Remarks of the customer and of the operators. */
  notes: string | null;
  /** Words to group orders by: a list of texts. */
  tags: Generated<Json>;
  /** Further facts from the channel: note attributes, discount codes, shipping lines, source. */
  metadata: Generated<Json>;
  /** Names of fields that were set by hand here: later messages of the channel leave them as they are. */
  kept_fields: Generated<Json>;
  /** The channel's time of the newest change we hold; older messages never overwrite newer ones. */
  external_updated_at: Time | null;
  /** SHA-256 of the newest message as we understood it: the same message again changes nothing. */
  external_digest: string | null;
  /** Who entered it; empty for orders from a channel. */
  created_by: string | null;
  /** When it arrived here. */
  created_at: Generated<Time>;
  /** When it was last changed here. */
  updated_at: Generated<Time>;
}

/** What authenticators were asked to sign. Each is answered once. */
export interface PasskeyChallenges {
  /** The challenge's row. */
  id: string;
  /** 32 random bytes, base64url. */
  challenge: string;
  /** register or sign_in. */
  purpose: "register" | "sign_in";
  /** Who registers; null for a sign-in, where the passkey says who it is. */
  user_id: string | null;
  /** Not accepted afterwards. */
  expires_at: Time;
  /** When it was asked. */
  created_at: Generated<Time>;
  /** When it was answered, rightly or wrongly. */
  used_at: Time | null;
}

/** Public keys of WebAuthn authenticators. The private keys never leave the devices. */
export interface Passkeys {
  /** The passkey. */
  id: string;
  /** Whose it is. */
  user_id: string;
  /** The authenticator's name for it, base64url. */
  credential_id: string;
  /** COSE public key. */
  public_key: Uint8Array;
  /** How often the authenticator said it has signed; a count that does not rise betrays a copy. 0: it does not count. */
  sign_count: number;
  /** How the browser reaches it: internal, hybrid, usb, nfc, ble. */
  transports: Generated<string[]>;
  /** The provider keeps copies on the person's other devices. */
  is_backed_up: boolean;
  /** What the person calls it. */
  name: string;
  /** When it was registered. */
  created_at: Generated<Time>;
  /** Last sign-in with it. */
  last_used_at: Time | null;
}

/** Requests to choose a new password. Each link works once. */
export interface PasswordResets {
  /** The request. */
  id: string;
  /** Whose password. */
  user_id: string;
  /** SHA-256 of the link's token. */
  token_digest: Uint8Array;
  /** From where it was requested. */
  ip_address: string | null;
  /** The link is not accepted afterwards. */
  expires_at: Time;
  /** When it was used, or replaced by a later one. */
  used_at: Time | null;
  /** When it was requested. */
  created_at: Generated<Time>;
}

/** When each person first used each permission, out of the audit trail. */
export interface PermissionUses {
  /** The row. */
  id: string;
  /** Who. */
  user_id: string;
  /** Permission code. */
  permission: string;
  /** When the first deed under it was done. */
  first_used_at: Time;
}

/** Everything that can be allowed. The packs declare them; a business cannot add any. */
export interface Permissions {
  /** The permission. */
  id: string;
  /** Name as people read it. */
  name: string;
  /** Stable code, <module>.<deed>. */
  code: string;
  /** The part of the platform it belongs to. */
  module: string;
  /** What it allows. */
  description: string | null;
  /** When this business first had it. */
  created_at: Generated<Time>;
}

/** What was done on the platform itself: who, when, from where, and what changed. Append-only. */
export interface PlatformAuditEntries {
  /** UUIDv7. */
  id: string;
  /** When it was done. */
  occurred_at: Time;
  /** What kind of actor did it. */
  actor_kind: "user" | "api_key" | "super_admin" | "system" | "anonymous";
  /** The super admin; empty for the system. */
  actor_id: string | null;
  /** Name at that time. */
  actor_name: string | null;
  /** The deed, as <resource>.<verb>. */
  action: string;
  /** Kind of deed: access, user_management, security, system_admin, sensitive_read, or the part of the business it belongs to. */
  category: Generated<string>;
  /** What kind of thing it was done to. */
  resource: string;
  /** Which one. */
  resource_id: string | null;
  /** What people call it, such as an order number. */
  resource_name: string | null;
  /** The deed in words. */
  description: string | null;
  /** The changed fields as they were; personal data sealed. */
  before: Json | null;
  /** The changed fields as they became; personal data sealed. */
  after: Json | null;
  /** Names of the fields that changed. */
  changes_summary: string | null;
  /** success; refused: not permitted or not possible; failed: an error of ours. */
  outcome: "success" | "refused" | "failed";
  /** Problem code of a refusal or failure. */
  error_code: string | null;
  /** The refusal or failure in words. */
  error: string | null;
  /** What the actor was warned of. */
  warnings: string[] | null;
  /** How much it matters to who watches: info, low, medium, high, critical. */
  severity: Generated<"info" | "low" | "medium" | "high" | "critical">;
  /** Risk from 0 to 100, as the risk rules saw it. */
  risk_score: Generated<number>;
  /** What regulations it touches, as {"gdpr": true}. */
  compliance_flags: Generated<Json>;
  /** People it was done to. */
  affected_user_ids: string[] | null;
  /** What it means for the business. */
  business_impact: string | null;
  /** What it means for a regulator. */
  regulatory_impact: string | null;
  /** Whether it was a deed that needs approval: a business is given a feature, a plan or a period by hand. */
  approval_required: Generated<boolean>;
  /** Who approved it. */
  approved_by: string | null;
  /** When it was approved. */
  approved_at: Time | null;
  /** X-Request-Id. */
  request_id: string | null;
  /** Address it came from. */
  ip: string | null;
  /** Where that address is, as far as it is known. */
  location: Json | null;
  /** Program it came from. */
  user_agent: string | null;
  /** What tells the device it came from. */
  device_fingerprint: string | null;
  /** Method and route. */
  endpoint: string | null;
  /** HTTP status answered. */
  status_code: number | null;
  /** Milliseconds from the request's arrival until this was written. */
  duration_ms: number | null;
  /** Session it was done in. */
  session_id: string | null;
  /** Anything else worth keeping: the input without its secrets and with personal data sealed, reasons. */
  metadata: Generated<Json>;
  /** The tenant it was done to; empty when it was done to anything else. */
  tenant_id: GeneratedAlways<string | null>;
}

/** Kinds of sales channels that can be connected. */
export interface PlatformChannelTypes {
  /** UUID. */
  id: string;
  /** Short name used by programs, such as shopify. */
  code: string;
  /** Name people see. */
  name: string;
  /** Address of its logo. */
  logo_url: string | null;
  /** Whether new channels of this kind may be connected. */
  is_active: Generated<boolean>;
  /** Part of Serai itself: in every plan, and counted against no limit. */
  is_internal: Generated<boolean>;
  /** JSON Schema of the credentials. Empty: it takes none, or has no connector yet. */
  config_schema: Json | null;
  /** When it was created. */
  created_at: Generated<Time>;
  /** When it was last changed. */
  updated_at: Generated<Time>;
}

/** Courier services that shipments can be sent with. */
export interface PlatformCourierTypes {
  /** UUID. */
  id: string;
  /** Short name used by programs, such as shiprocket. */
  code: string;
  /** Name people see. */
  name: string;
  /** Address of its logo. */
  logo_url: string | null;
  /** Whether new configurations of this courier may be made. */
  is_active: Generated<boolean>;
  /** Offered first. At most one courier is. */
  is_default: Generated<boolean>;
  /** Part of Serai itself, for trying things out. */
  is_internal: Generated<boolean>;
  /** JSON Schema of the credentials. Empty: it takes none, or has no connector yet. */
  config_schema: Json | null;
  /** When it was created. */
  created_at: Generated<Time>;
  /** When it was last changed. */
  updated_at: Generated<Time>;
}

/** Everything that can be switched on or off for a plan, a tenant or a person. */
export interface PlatformFeatures {
  /** UUID. */
  id: string;
  /** Short name used by programs, such as export_data. */
  code: string;
  /** Name people see. */
  name: string;
  /** What it allows. */
  description: string | null;
  /** Group in lists: orders, shipments, ndr, inventory, channels, finance, analytics, integrations, branding. */
  category: string | null;
  /** False switches the feature off for everybody at once, whatever plans and overrides say. */
  is_active: Generated<boolean>;
  /** When it was created. */
  created_at: Generated<Time>;
  /** When it was last changed. */
  updated_at: Generated<Time>;
}

/** Answers kept so that a repeated request to the platform gets the same one, once. */
export interface PlatformIdempotencyKeys {
  /** Whose key it is; another person's same key is another key. */
  actor: string;
  /** The Idempotency-Key header. */
  key: string;
  /** SHA-256 of method, path and body. */
  fingerprint: Uint8Array;
  /** HTTP status answered. */
  status: number;
  /** Body answered. */
  body: string;
  /** Headers answered (ETag, Location). */
  headers: Generated<Json>;
  /** When it was answered. */
  created_at: Generated<Time>;
}

/** Each time tenants' schemas are brought up to date: by a start with other code, or because a super admin asked. */
export interface PlatformMigrationRuns {
  /** UUIDv7. */
  id: string;
  /** The one tenant it is about. Empty: all. */
  tenant_id: string | null;
  /** start: a process began with other code than the last; asked: by a super admin. */
  origin: "start" | "asked";
  /** The super admin who asked; empty for the local administrator and for starts. */
  asked_by: string | null;
  /** waiting: no process took it up yet; running; finished, perhaps with failures. */
  state: "waiting" | "running" | "finished";
  /** Tenants it looks at. */
  total: Generated<number>;
  /** Tenants it has looked at. */
  done: Generated<number>;
  /** Migrations it has applied. */
  applied: Generated<number>;
  /** Tenants that could not be brought up to date. */
  failed: Generated<number>;
  /** Last sign of life of the process that runs it, every few seconds. An old one: that process is gone. */
  alive_at: Time | null;
  /** When a process took it up. */
  started_at: Time | null;
  /** When it had looked at every tenant. */
  finished_at: Time | null;
  /** When it was asked for. */
  created_at: Generated<Time>;
}

/** Which kinds of sales channels a plan may connect. No row: none of that kind. */
export interface PlatformPlanChannels {
  /** UUID. */
  id: string;
  /** The plan. */
  plan_id: string;
  /** The kind of channel. */
  channel_type_id: string;
  /** Most connections of this kind, within the plan's max_channels. Empty: unlimited. */
  max_connections: Generated<number | null>;
  /** When it was created. */
  created_at: Generated<Time>;
  /** When it was last changed. */
  updated_at: Generated<Time>;
}

/** Which features a plan includes. */
export interface PlatformPlanFeatures {
  /** UUID. */
  id: string;
  /** The plan. */
  plan_id: string;
  /** The feature. */
  feature_id: string;
  /** False is the same as no row, but keeps the config. */
  is_enabled: Generated<boolean>;
  /** Limits of the feature in this plan, such as {"max_export_rows": 1000}. */
  config: Generated<Json>;
  /** When it was created. */
  created_at: Generated<Time>;
  /** When it was last changed. */
  updated_at: Generated<Time>;
}

/** What a business can subscribe to: a price, limits, features and channels. */
export interface PlatformPlans {
  /** UUID. */
  id: string;
  /** Short name used by programs, such as starter. */
  code: string;
  /** Name people see. */
  name: string;
  /** Who the plan is for. */
  description: string | null;
  /** Price of a month, in currency. Empty: agreed with each customer. */
  price_monthly: Decimal | null;
  /** Price of a year, in currency. Empty: no yearly price, or agreed with each customer. */
  price_yearly: Decimal | null;
  /** ISO 4217 code of both prices. */
  currency: Generated<string>;
  /** Most active users. Empty: unlimited. */
  max_users: number | null;
  /** Most orders taken in one calendar month of the tenant's time zone. Empty: unlimited. */
  max_orders_per_month: number | null;
  /** Most connected sales channels; internal channel types are not counted. Empty: unlimited. */
  max_channels: number | null;
  /** Days that people can go on working after the paid period has ended. */
  grace_days: Generated<number>;
  /** Whether new subscriptions may choose it; present ones keep it. */
  is_active: Generated<boolean>;
  /** Place in lists, smallest first. */
  sort_order: Generated<number>;
  /** Free-form data. */
  metadata: Generated<Json>;
  /** When it was created. */
  created_at: Generated<Time>;
  /** When it was last changed. */
  updated_at: Generated<Time>;
}

/** Lists that super admins named in the console: each is what stands in its address after the question mark. */
export interface PlatformSavedViews {
  /** UUIDv7. */
  id: string;
  /** Whose it is. */
  super_admin_id: string;
  /** The resource's path word, such as tenants. */
  list: string;
  /** What the person calls it; one of each name in a list. */
  name: string;
  /** The address after the question mark: filters, sorting, columns. */
  query: Generated<string>;
  /** When it was first saved. */
  created_at: Generated<Time>;
  /** When it was last saved. */
  updated_at: Generated<Time>;
}

/** Which plan a tenant pays for, and until when. One is current; earlier ones stay as history. */
export interface PlatformSubscriptions {
  /** UUIDv7. */
  id: string;
  /** The tenant. */
  tenant_id: string;
  /** The plan. */
  plan_id: string;
  /** trial: until trial_ends_at; active and past_due: until current_period_end and the plan's grace; cancelled: until current_period_end; expired: over. */
  status: Generated<"trial" | "active" | "past_due" | "cancelled" | "expired">;
  /** When the trial ends. */
  trial_ends_at: Time | null;
  /** Start of the paid period. */
  current_period_start: Time;
  /** End of the paid period. */
  current_period_end: Time;
  /** When it was cancelled. */
  cancelled_at: Time | null;
  /** Who collects the money. */
  payment_provider: "stripe" | "razorpay" | "manual" | null;
  /** The payment provider's id. */
  external_subscription_id: string | null;
  /** Free-form data. */
  metadata: Generated<Json>;
  /** When another subscription took its place. Empty: this is the current one. */
  superseded_at: Time | null;
  /** When it was created. */
  created_at: Generated<Time>;
  /** When it was last changed. */
  updated_at: Generated<Time>;
}

/** Sign-ins of super admins. Every request looks at its session, so an end acts at once. */
export interface PlatformSuperAdminSessions {
  /** UUIDv7. */
  id: string;
  /** Who signed in. */
  super_admin_id: string;
  /** Address of the sign-in. */
  ip: string | null;
  /** Program of the sign-in. */
  user_agent: string | null;
  /** Whether the refresh token is kept as a cookie or by the program itself. */
  transport: "bearer" | "cookie";
  /** When it was last refreshed. */
  last_activity_at: Time;
  /** It ends then at the latest. */
  expires_at: Time;
  /** When it was ended before that. */
  ended_at: Time | null;
  /** Why it was ended before that. */
  end_reason: "signed_out" | "token_reused" | "password_changed" | "deactivated" | null;
  /** When the person signed in. */
  created_at: Generated<Time>;
}

/** Refresh tokens of super admins by digest. Each is used once and replaced; the tokens of one session are a family. */
export interface PlatformSuperAdminTokens {
  /** UUIDv7. */
  id: string;
  /** The session, which is the family. */
  session_id: string;
  /** SHA-256 of the token. The token itself is not kept. */
  token_digest: Uint8Array;
  /** The token it replaced. */
  parent_id: string | null;
  /** Not accepted afterwards. */
  expires_at: Time;
  /** When it was exchanged. Repeated within ten seconds it answers with the same successor; a later use ends the session. */
  used_at: Time | null;
  /** When it was given out. */
  created_at: Generated<Time>;
}

/** People who run the platform. They are not users of any tenant. */
export interface PlatformSuperAdmins {
  /** UUIDv7. */
  id: string;
  /** E-mail address, in small letters; unique. */
  email: string;
  /** Argon2id hash of the password. */
  password_hash: string;
  /** Name people see. */
  name: string;
  /** False stops every token of this person at once. */
  is_active: Generated<boolean>;
  /** When this person last signed in. */
  last_login_at: Time | null;
  /** Failed sign-ins since the last good one. */
  failed_attempts: Generated<number>;
  /** No sign-in before this moment. */
  locked_until: Time | null;
  /** When it was created. */
  created_at: Generated<Time>;
  /** When it was last changed. */
  updated_at: Generated<Time>;
}

/** What each tenant may do: plan, overrides, limits and channels in one row. */
export interface PlatformTenantAccess {
  /** The tenant. */
  id: string | null;
  /** Its slug. */
  slug: string | null;
  /** Its name. */
  name: string | null;
  /** Its schema. */
  schema_name: string | null;
  /** Its database role. */
  role_name: string | null;
  /** active, suspended, cancelled; held_back: its schema is older than the code and could not be brought up to date. */
  status: string | null;
  /** Grows with every change of what the tenant may do. */
  version: number | null;
  /** Its own domain. */
  domain: string | null;
  /** Address of its logo. */
  logo_url: string | null;
  /** Its settings, with defaults for what it has not set. */
  settings: Json | null;
  /** Its plan. */
  plan_code: string | null;
  /** Status of its current subscription. */
  subscription_status: string | null;
  /** People can work before this moment; compare it with your own clock. Empty: they cannot. */
  subscribed_until: Time | null;
  /** users, orders_per_month, channels; null is unlimited. */
  limits: Json | null;
  /** Codes of the features it has: the plan's, changed by overrides, less those switched off for everybody. */
  features: string[] | null;
  /** Limits of those features by code: the plan's, replaced name by name by the override's. */
  feature_config: Json | null;
  /** The same as features, but with those that are switched off for everybody; packs are installed by these. */
  entitled_features: string[] | null;
  /** Channel type code to most connections; null is unlimited, a missing code is not in the plan. */
  channels: Json | null;
}

/** What one tenant gets besides its plan, or despite it. */
export interface PlatformTenantFeatures {
  /** UUIDv7. */
  id: string;
  /** The tenant. */
  tenant_id: string;
  /** The feature. */
  feature_id: string;
  /** Whether the tenant has it, whatever its plan says. */
  is_enabled: boolean;
  /** Limits that replace those of the plan, name by name. */
  config: Generated<Json>;
  /** Why. */
  override_reason: string | null;
  /** When it was created. */
  created_at: Generated<Time>;
  /** When it was last changed. */
  updated_at: Generated<Time>;
}

/** The last time that a tenant's schema had something to be brought up to date with, and how far it came. */
export interface PlatformTenantMigrations {
  /** The tenant. */
  tenant_id: string;
  /** The run. */
  run_id: string;
  /** running, done, or failed: what was applied before stays, nothing after it was tried. */
  state: "running" | "done" | "failed";
  /** The migration it is at, or failed at, as <pack>/<name>. */
  migration: string | null;
  /** Migrations applied in that run. */
  applied: Generated<number>;
  /** What the database said to the one that failed. */
  error: string | null;
  /** When that was so. */
  updated_at: Generated<Time>;
}

/** What is kept of a deleted tenant: that it was there, and who deleted it. */
export interface PlatformTenantTombstones {
  /** The tenant's id; it is never used again. */
  id: string;
  /** Its slug; another tenant may take it. */
  slug: string;
  /** The schema that was dropped. */
  schema_name: string;
  /** The plan it had at the end. */
  plan_code: string | null;
  /** When the tenant was created. */
  tenant_created_at: Time;
  /** When it was deleted. */
  tenant_deleted_at: Time;
  /** The super admin who deleted it; empty for the system. */
  deleted_by: string | null;
  /** Name of that super admin at that time. */
  deleted_by_name: string;
  /** Why it was deleted. */
  reason: string | null;
  /** When its files were erased. Empty: they are still to be erased. */
  files_erased_at: Time | null;
}

/** The businesses on this platform. Each has a schema and a database role of its own. */
export interface PlatformTenants {
  /** UUIDv7. */
  id: string;
  /** Name of the business. */
  name: string;
  /** Name in addresses and at sign-in: small letters, digits and hyphens. It never changes. */
  slug: string;
  /** Database schema that holds its data. */
  schema_name: string;
  /** Database role that every one of its requests runs as. */
  role_name: string;
  /** Its own domain, such as orders.example.com, in small letters; names the tenant at sign-in when no slug is given. */
  domain: string | null;
  /** Address of its logo. */
  logo_url: string | null;
  /** active; suspended: people cannot work, deliveries from providers wait; cancelled: closed by the platform, data still there. */
  status: Generated<"active" | "suspended" | "cancelled">;
  /** Why it was suspended or cancelled. */
  status_reason: string | null;
  /** Time zone, currency, date format, business name, GSTIN, support e-mail and branding. */
  settings: Generated<Json>;
  /** Grows with every change of what the tenant may do; caches compare it. */
  version: Generated<number>;
  /** Packs that its schema has the tables of, whether or not its plan still includes them. */
  packs: Generated<string[]>;
  /** Digest of the permissions last written into its schema; another digest means that a release brought new ones. */
  access_fingerprint: string | null;
  /** Why its schema could not be brought up to date; nobody works in it until it is. Empty: it is. */
  held_back: string | null;
  /** When it was created. */
  created_at: Generated<Time>;
  /** When it was last changed. */
  updated_at: Generated<Time>;
}

/** The sizes, colours and other forms of a product that are sold and stocked separately. */
export interface ProductVariants {
  /** Identifier of the variant. */
  id: string;
  /** Product it is a form of. */
  product_id: string;
  /** Stock keeping unit of the variant, unique among variants that are not deleted, whatever its case. */
  sku: string;
  /** Name of the variant, such as "Red / M". */
  name: string;
  /** What sets it apart, by name: colour, size. */
  attributes: Generated<Json>;
  /** What one unit costs the business, without tax; empty: the product's. */
  cost_price: Decimal | null;
  /** Usual price of one unit; empty: the product's. */
  selling_price: Decimal | null;
  /** Maximum retail price printed on the pack; empty: the product's. */
  mrp: Decimal | null;
  /** ISO 4217 code of the prices; always the product's. */
  currency: string;
  /** Weight of one packed unit, in grams; empty: the product's. */
  weight_grams: number | null;
  /** Addresses of pictures, the main one first. */
  images: Generated<Json>;
  /** Whether it is on sale. */
  is_active: Generated<boolean>;
  /** False once the product was deleted; kept by the foreign key. */
  product_is_live: Generated<boolean>;
  /** When it was created. */
  created_at: Generated<Time>;
  /** When it last changed. */
  updated_at: Generated<Time>;
  /** When it was deleted; its SKU is free again since then. */
  deleted_at: Time | null;
}

/** What the business sells. A product with variants is their common parent; without variants it is sold and stocked itself. */
export interface Products {
  /** Identifier of the product. */
  id: string;
  /** Stock keeping unit: the business's own code, unique among products that are not deleted, whatever its case. */
  sku: string;
  /** Name as customers see it. */
  name: string;
  /** Longer text about the product. */
  description: string | null;
  /** Category the business files it under. */
  category: string | null;
  /** Brand or maker. */
  brand: string | null;
  /** Weight of one packed unit, in grams. */
  weight_grams: number | null;
  /** Size of one packed unit: length, width and height as numbers, and their unit (cm, mm, in). */
  dimensions: Json | null;
  /** Code of the Harmonized System (HSN in India) for tax and customs. */
  hsn_code: string | null;
  /** What one unit costs the business, without tax, in the product's currency. Order items take a copy when the order arrives. */
  cost_price: Decimal | null;
  /** Usual price of one unit, in the product's currency. */
  selling_price: Decimal | null;
  /** Maximum retail price printed on the pack, in the product's currency. */
  mrp: Decimal | null;
  /** ISO 4217 code of all prices of the product and its variants. */
  currency: string;
  /** GST or VAT rate in percent: 18.00 means 18 %. */
  tax_rate: Decimal | null;
  /** Addresses of pictures, the main one first. */
  images: Generated<Json>;
  /** Further properties by name, such as colour or material. */
  attributes: Generated<Json>;
  /** Whether it is on sale. Orders for a product that is not are still matched to it. */
  is_active: Generated<boolean>;
  /** True until the product is deleted; variants follow it through their foreign key. */
  is_live: GeneratedAlways<boolean>;
  /** When it was created. */
  created_at: Generated<Time>;
  /** When it last changed. */
  updated_at: Generated<Time>;
  /** When it was deleted; its SKU is free again since then. */
  deleted_at: Time | null;
}

/** How much of a plan's limit is used. */
export interface QuotaUsage {
  /** What is counted, such as orders. */
  metric: string;
  /** Month as YYYY-MM in the tenant's zone, or * for a standing limit. */
  period: string;
  /** Counted so far. */
  used: Generated<number>;
}

/** Receipts that arrived and wait to be kept as files; gone a moment later. */
export interface ReceiptUploads {
  /** The upload; the file gets the same id. */
  id: string;
  /** Expense it belongs to. */
  expense_id: string;
  /** Who attached it. */
  user_id: string | null;
  /** The file. */
  content: Uint8Array;
  /** Media type, read from its first bytes. */
  content_type: string;
  /** When it arrived. */
  created_at: Generated<Time>;
}

/** Refresh tokens by digest. Each is used once and replaced; the tokens of one session are a family. */
export interface RefreshTokens {
  /** The token's row. */
  id: string;
  /** The session, which is the family. */
  session_id: string;
  /** Whose it is. */
  user_id: string;
  /** SHA-256 of the token. The token itself is not kept. */
  token_digest: Uint8Array;
  /** The token it replaced. */
  parent_id: string | null;
  /** The token that replaced it. */
  successor_id: string | null;
  /** Not accepted afterwards. */
  expires_at: Time;
  /** When it was given out. */
  created_at: Generated<Time>;
  /** When it was exchanged. Repeated within ten seconds it answers with the same successor; a later use ends the whole session. */
  used_at: Time | null;
  /** When it was withdrawn. */
  revoked_at: Time | null;
}

/** What one delivered order earned: one record per order, computed anew when a refund or a late charge arrives. */
export interface RevenueRecords {
  /** Identifier of the record. */
  id: string;
  /** Order it accounts for. */
  order_id: string;
  /** Sales channel the order came through. */
  channel_id: string;
  /** ISO 4217 code of the order and of every amount here. */
  currency: string;
  /** What the customer pays for what was delivered: goods after discounts, tax, and the delivery charge. */
  gross_revenue: Decimal;
  /** GST or VAT contained in the gross revenue and not refunded; owed to the state. */
  tax_amount: Generated<Decimal>;
  /** Part of the gross revenue given back to the customer, tax included. */
  refund_amount: Generated<Decimal>;
  /** The sales channel's fee, by the rates in its settings. */
  platform_fee: Generated<Decimal>;
  /** The payment gateway's fee, by the rates in the channel's settings; none on cash on delivery. */
  payment_gateway_fee: Generated<Decimal>;
  /** What the couriers charge for all shipments of the order, returned ones included. */
  shipping_cost: Generated<Decimal>;
  /** Cost of the delivered units, by the unit cost kept on the order items. */
  product_cost: Generated<Decimal>;
  /** Expenses recorded for this order in its currency. */
  other_costs: Generated<Decimal>;
  /** Gross revenue less tax, refunds, fees and costs. */
  net_revenue: GeneratedAlways<Decimal>;
  /** False when a cost is unknown or in another currency; `metadata.missing` names it. */
  is_complete: Generated<boolean>;
  /** Day of delivery in the business's time zone. */
  revenue_date: string;
  /** How the figures came about: rates, lines, and what is missing. */
  metadata: Generated<Json>;
  /** When it was first computed. */
  created_at: Generated<Time>;
  /** When it was last computed. */
  updated_at: Generated<Time>;
}

/** One row: how far the risk rules have read the audit trail. */
export interface RiskAssessments {
  /** Always true: there is one row. */
  id: Generated<boolean>;
  /** Entries up to then were looked at; null: none yet. */
  assessed_until: Time | null;
}

/** Which role has which permission. */
export interface RolePermissions {
  /** The grant. */
  id: string;
  /** The role. */
  role_id: string;
  /** The permission it has, by code. */
  permission_code: string;
  /** When it was granted. */
  created_at: Generated<Time>;
}

/** What differs for one role from the business's security settings. Of several roles the most generous counts. */
export interface RoleSecuritySettings {
  /** The row. */
  id: string;
  /** The role. */
  role_id: string;
  /** Overrides the business's setting; null: as there. */
  disable_text_selection: boolean | null;
  /** Overrides the business's setting; null: as there. */
  disable_right_click: boolean | null;
  /** Overrides the business's setting; null: as there. */
  block_keyboard_shortcuts: boolean | null;
  /** The role sees everything plain; no masking rule applies to it. */
  view_full_data: Generated<boolean>;
  /** The console lets the role copy although copying is restricted. */
  can_copy_data: Generated<boolean>;
  /** The console lets the role print. */
  can_print: Generated<boolean>;
  /** Kinds of export the role may make, of orders_csv, orders_excel, customers, financial, ndr, inventory, analytics, bulk_api; null: whatever its permissions allow. */
  allowed_exports: string[] | null;
  /** Requests a minute instead of the business's; null: as there. */
  custom_requests_per_minute: number | null;
  /** Exports a day instead of the business's; null: as there. */
  custom_export_limit: number | null;
  /** When it was made. */
  created_at: Generated<Time>;
  /** When it was last changed. */
  updated_at: Generated<Time>;
}

/** Named sets of permissions that people are given. */
export interface Roles {
  /** The role. */
  id: string;
  /** Name as people read it. */
  name: string;
  /** Stable short name in snake_case. */
  code: string;
  /** What the role is for. */
  description: string | null;
  /** One of owner, admin, manager, operator, viewer; it can be neither renamed nor deleted. */
  is_system: Generated<boolean>;
  /** When the role was made. */
  created_at: Generated<Time>;
  /** Last change of the role or of its permissions. */
  updated_at: Generated<Time>;
}

/** Connections to the places where orders come from: a web shop, a file import, or the operators themselves. */
export interface SalesChannels {
  /** Identifies the connection; the provider's webhooks are addressed to it. */
  id: string;
  /** Kind of channel, a code of the platform's channel types, such as shopify or manual. */
  channel_type_code: string;
  /** Name people know the channel by. */
  name: string;
  /** Whether somebody outside is connected: false for orders that people enter or bring as files. Only with a provider is there anything to try, pull or push. */
  has_provider: Generated<boolean>;
  /** The provider's own name of the connected account, such as the shop domain. One live connection per account. */
  external_account: string | null;
  /** Encrypted credentials with the webhook secret and its predecessor; empty for channels that need none. Never shown. */
  credentials_sealed: Uint8Array | null;
  /** Options of this channel: fee rates, default warehouse, whether stock is pushed, which gateways mean cash on delivery. */
  settings: Generated<Json>;
  /** active: working; syncing: being verified or pulled for the first time; error: the last call failed, see sync_error; disconnected: ended. */
  status: Generated<"active" | "disconnected" | "error" | "syncing">;
  /** What the provider said when the last call failed; empty after a success. */
  sync_error: string | null;
  /** When orders were last pulled completely. */
  last_sync_at: Time | null;
  /** Where the next pull starts: the provider's time of the newest order seen. */
  sync_cursor: string | null;
  /** Path on this server to which the provider posts its webhooks. */
  webhook_path: string | null;
  /** When the provider first accepted the credentials. */
  connected_at: Time | null;
  /** When the connection was ended. */
  disconnected_at: Time | null;
  /** Who connected it. */
  created_by: string | null;
  /** When it was entered. */
  created_at: Generated<Time>;
  /** When it was last changed. */
  updated_at: Generated<Time>;
}

/** Lists that people named in the console: each is what stands in its address after the question mark. */
export interface SavedViews {
  /** UUIDv7. */
  id: string;
  /** Whose it is; nobody else changes it. */
  user_id: string;
  /** The resource's path word, such as orders. */
  list: string;
  /** What the person calls it; one of each name in a list. */
  name: string;
  /** The address after the question mark: filters, sorting, columns. */
  query: Generated<string>;
  /** Everybody with this role sees it too. Empty: nobody else does. */
  role_id: string | null;
  /** When it was first saved. */
  created_at: Generated<Time>;
  /** When it was last saved. */
  updated_at: Generated<Time>;
}

/** Violations that somebody should look at, gathered by what and whom they are about until they are resolved. */
export interface SecurityAlerts {
  /** The alert. */
  id: string;
  /** Kind of violation, or name of the risk rule. */
  kind: string;
  /** low, medium, high or critical; the highest of its violations. */
  severity: "low" | "medium" | "high" | "critical";
  /** What happened, in words. */
  title: string;
  /** Why it was raised. */
  reasons: Generated<string[]>;
  /** Whose account; null: nobody known. */
  user_id: string | null;
  /** Network address of the last violation. */
  ip_address: string | null;
  /** Kind and person or address: one unresolved alert each. */
  about: string;
  /** The last violation. */
  violation_id: string | null;
  /** open, acknowledged or resolved. */
  status: Generated<"open" | "acknowledged" | "resolved">;
  /** Violations gathered in it. */
  occurrences: Generated<number>;
  /** When the last of them was. */
  last_seen_at: Time;
  /** When somebody took it up. */
  acknowledged_at: Time | null;
  /** Who. */
  acknowledged_by: string | null;
  /** When it was dealt with. */
  resolved_at: Time | null;
  /** By whom. */
  resolved_by: string | null;
  /** What it was, and what was done. */
  resolution: string | null;
  /** When it was raised. */
  created_at: Generated<Time>;
  /** Last change. */
  updated_at: Generated<Time>;
}

/** How this business protects its data: one row. */
export interface SecuritySettings {
  /** The row. */
  id: string;
  /** Whether the four settings below it act in the console. */
  copy_protection_enabled: Generated<boolean>;
  /** The console lets no text be selected. */
  disable_text_selection: Generated<boolean>;
  /** The console opens no context menu. */
  disable_right_click: Generated<boolean>;
  /** The console swallows the shortcuts for copy, save and print. */
  block_keyboard_shortcuts: Generated<boolean>;
  /** The console blurs while the print-screen key is down or the window is not in front. */
  blur_on_print_screen: Generated<boolean>;
  /** Whether anything can be exported at all. */
  export_enabled: Generated<boolean>;
  /** Whether files carry the code of their export in every row. */
  require_watermark: Generated<boolean>;
  /** Most rows of one export; the plan may allow fewer. */
  max_export_rows: Generated<number>;
  /** Most exports of one person in a day of the business's time zone. */
  max_exports_per_day: Generated<number>;
  /** More rows than this need someone else's approval; null: never. */
  require_approval_threshold: Generated<number | null>;
  /** Hours for which a finished file can be downloaded. */
  export_link_expiry_hours: Generated<number>;
  /** Whether personal data is masked at all. */
  data_masking_enabled: Generated<boolean>;
  /** Whether telephone numbers are masked for those who may not see personal data. */
  mask_phone_numbers: Generated<boolean>;
  /** Whether e-mail addresses are masked for them. */
  mask_email_addresses: Generated<boolean>;
  /** Whether postal addresses are masked for them. */
  mask_addresses: Generated<boolean>;
  /** Whether amounts declared as financial data are masked for them. */
  mask_financial_data: Generated<boolean>;
  /** A session without a request for so many minutes ends. */
  session_timeout_minutes: Generated<number>;
  /** Sessions that a person may have at once; a further sign-in ends the oldest. */
  max_concurrent_sessions: Generated<number>;
  /** Whether a change of someone's roles ends their sessions. */
  force_logout_on_role_change: Generated<boolean>;
  /** Whether a session works only from the address it was opened from. */
  ip_binding_enabled: Generated<boolean>;
  /** Whether everyone needs a second factor to sign in. */
  mfa_required: Generated<boolean>;
  /** Requests a minute of one person or key; the server's own limit may be lower. */
  requests_per_minute: Generated<number>;
  /** Exports that one person may ask for in an hour. */
  export_requests_per_hour: Generated<number>;
  /** Whether a passed limit (requests, exports) raises an alert; the violation is kept in any case. */
  alert_on_limit_violations: Generated<boolean>;
  /** When it was made. */
  created_at: Generated<Time>;
  /** When it was last changed. */
  updated_at: Generated<Time>;
}

/** What was tried against the rules of this business. Append-only. */
export interface SecurityViolations {
  /** The violation. */
  id: string;
  /** Who tried; null: nobody known. */
  user_id: string | null;
  /** copy_attempt, export_limit_exceeded, rate_limit_exceeded, unauthorized_access, session_hijack_attempt or suspicious_activity. */
  violation_type: "copy_attempt" | "export_limit_exceeded" | "rate_limit_exceeded" | "unauthorized_access" | "session_hijack_attempt" | "suspicious_activity";
  /** What happened, in words. */
  description: string | null;
  /** low, medium, high or critical. */
  severity: Generated<"low" | "medium" | "high" | "critical">;
  /** From where. */
  ip_address: string | null;
  /** With which program. */
  user_agent: string | null;
  /** What was asked for. */
  request_path: string | null;
  /** Whether it was prevented. */
  blocked: Generated<boolean>;
  /** Figures and ids. */
  metadata: Generated<Json>;
  /** Kind, whose and when, to the window: the same again within it is one violation. Null: each counts. */
  window_key: string | null;
  /** When. */
  created_at: Generated<Time>;
}

/** What a shipment contains: items of its order with quantities. */
export interface ShipmentItems {
  /** Identifies the line. */
  id: string;
  /** The shipment that contains it. */
  shipment_id: string;
  /** The order item that is sent. */
  order_item_id: string;
  /** How many units of it are in this shipment. */
  quantity: number;
  /** When the line was made. */
  created_at: Generated<Time>;
}

/** Scans of shipments as the courier reported them, each kept once whatever the order and number of its deliveries. */
export interface ShipmentTracking {
  /** Identifies the scan. */
  id: string;
  /** The shipment that was scanned. */
  shipment_id: string;
  /** What the scan means for the shipment, as one of its statuses; empty where Serai does not know the code, which then changes nothing. */
  status: "created" | "manifested" | "picked" | "in_transit" | "out_for_delivery" | "undelivered" | "delivered" | "rto_initiated" | "rto_in_transit" | "rto_delivered" | "lost" | "cancelled" | null;
  /** The courier's own words for the status. */
  courier_status: string;
  /** The courier's own code, as it came. */
  status_code: string | null;
  /** Where the scan happened, in the courier's words. */
  location: string | null;
  /** What happened, in the courier's words. */
  description: string | null;
  /** When it happened; the time of receipt where the courier gave no readable time. */
  event_time: Time;
  /** How it was learnt: webhook (the courier told us), poll (we asked), serai (done here). */
  source: "webhook" | "poll" | "serai";
  /** The same scan always has the same key within its shipment. */
  dedupe_key: string;
  /** The scan exactly as the courier sent it. */
  raw_data: Json | null;
  /** When it was stored. */
  created_at: Generated<Time>;
}

/** Parcels on their way from this business to its customers, each for one order. */
export interface Shipments {
  /** Identifies the shipment. */
  id: string;
  /** Counts shipments upwards; gaps are possible. */
  sequence_number: GeneratedAlways<number>;
  /** The number people and couriers use for this shipment. */
  shipment_number: GeneratedAlways<string>;
  /** The order it delivers, whole or in part. */
  order_id: string;
  /** The courier connection that carries it. */
  courier_config_id: string;
  /** Where the parcel is, told by the courier's scans: created, manifested, picked, in_transit, out_for_delivery, undelivered (an attempt failed), delivered, rto_initiated, rto_in_transit, rto_delivered (back with us), lost, cancelled. */
  status: Generated<"created" | "manifested" | "picked" | "in_transit" | "out_for_delivery" | "undelivered" | "delivered" | "rto_initiated" | "rto_in_transit" | "rto_delivered" | "lost" | "cancelled">;
  /** Whether the courier has taken the booking: pending (being booked), booked, failed (see last_error; can be retried), cancelled. */
  booking_state: Generated<"pending" | "booked" | "failed" | "cancelled">;
  /** How often the booking was tried. */
  booking_attempts: Generated<number>;
  /** Until when one attempt has the booking to itself, so that two never run at once. */
  booking_claimed_until: Time | null;
  /** When the courier took the booking. */
  booked_at: Time | null;
  /** What went wrong last between us and the courier; empty when all is well. */
  last_error: string | null;
  /** Air waybill number, the courier's name for the parcel; printed as the label's barcode. */
  awb_number: string | null;
  /** The carrier that moves the parcel, where the courier service chooses among several. */
  courier_name: string | null;
  /** The courier's own words of its latest scan, shown even where Serai does not know them. */
  courier_status: string | null;
  /** Page where the customer can follow the parcel. */
  tracking_url: string | null;
  /** Where the courier keeps its own label, if it makes one. GET /v1/shipments/{id}/label serves ours. */
  label_url: string | null;
  /** The stored label PDF; empty until the parcel is booked. */
  label_file_id: string | null;
  /** Where the courier keeps the manifest, the list of parcels handed over. */
  manifest_url: string | null;
  /** Weight of the whole shipment in grams. */
  weight_grams: number | null;
  /** Outer size of the parcel: length_cm, width_cm and height_cm. */
  dimensions: Json | null;
  /** How many boxes it consists of. */
  package_count: Generated<number>;
  /** Where the courier collects it. */
  pickup_address: Json | null;
  /** Where it goes, copied from the order when the shipment was made. */
  delivery_address: Json;
  /** Day the courier expects to deliver. */
  estimated_delivery_date: string | null;
  /** Day the courier promised to collect. */
  pickup_scheduled_date: string | null;
  /** When the courier first had the parcel in hand. */
  picked_at: Time | null;
  /** When the customer received it. */
  delivered_at: Time | null;
  /** When the return to origin began. */
  rto_initiated_at: Time | null;
  /** When the parcel was back with the business. */
  rto_delivered_at: Time | null;
  /** Why it came back: the courier's words of the first return scan or of the failed attempt before it. */
  rto_reason: string | null;
  /** When the shipment was cancelled. */
  cancelled_at: Time | null;
  /** Why it was cancelled; told to the courier. */
  cancel_reason: string | null;
  /** What the courier charges for it, in currency. */
  shipping_charges: Decimal | null;
  /** Cash the courier collects on delivery, in currency; 0 for prepaid orders. */
  cod_amount: Generated<Decimal>;
  /** ISO 4217 currency of the shipment's amounts, the order's currency. */
  currency: string;
  /** The courier's id of the shipment. */
  external_shipment_id: string | null;
  /** The courier's id of its order that holds the shipment. */
  external_order_id: string | null;
  /** What became of its items: held (they count as fulfilled), delivered (their stock is deducted), given_back (cancelled or returned; they can be shipped again). */
  items_state: Generated<"held" | "delivered" | "given_back">;
  /** Time of the latest scan the courier reported. */
  last_event_at: Time | null;
  /** When the courier was last asked for news because none had come. */
  polled_at: Time | null;
  /** Free-form data of the business. */
  metadata: Generated<Json>;
  /** The person who made the shipment. */
  created_by: string | null;
  /** When the shipment was made. */
  created_at: Generated<Time>;
  /** When anything about it changed last. */
  updated_at: Generated<Time>;
}

/** One row: what this business asks of a sign-in and of sessions. The security settings write all of it but trusted_device_days. */
export interface SignInPolicy {
  /** Always true: there is one row. */
  id: Generated<boolean>;
  /** Everyone needs a second factor; who has none may only enrol one. */
  mfa_required: Generated<boolean>;
  /** For so many days a device that a person marked as their own needs no code; 0: never. */
  trusted_device_days: Generated<number>;
  /** A session without a request for so many minutes ends. */
  session_timeout_minutes: Generated<number>;
  /** Sessions that a person may have at once; a further sign-in ends the oldest. */
  max_concurrent_sessions: Generated<number>;
  /** A session works only from the network address it was opened from. */
  ip_binding_enabled: Generated<boolean>;
  /** A change of someone's roles ends their sessions. */
  force_logout_on_role_change: Generated<boolean>;
  /** Last change. */
  updated_at: Generated<Time>;
}

/** Every change of stock, never altered: what moved between available, reserved and incoming, why, and who did it. */
export interface StockMovements {
  /** Identifier of the movement. */
  id: string;
  /** Stock row that changed. */
  inventory_id: string;
  /** What happened: reserve, release and deduct serve orders; sale and return move free stock directly; adjustment, count and sync correct it; transfer moves it between locations; expect, receive and purchase bring it in. */
  movement_type: "reserve" | "release" | "deduct" | "sale" | "return" | "adjustment" | "transfer" | "count" | "sync" | "expect" | "receive" | "purchase";
  /** Change of the available units. */
  available_delta: Generated<number>;
  /** Change of the reserved units. */
  reserved_delta: Generated<number>;
  /** Change of the incoming units. */
  incoming_delta: Generated<number>;
  /** Units moved, without sign: the largest of the three changes. */
  quantity: GeneratedAlways<number>;
  /** What caused it: order_item, order, purchase_order, adjustment, return_order, transfer, and so on. */
  reference_type: string | null;
  /** Identifier of what caused it. */
  reference_id: string | null;
  /** Reason in words. */
  notes: string | null;
  /** Person who did it; empty when the system did. */
  created_by: string | null;
  /** When it happened. */
  created_at: Generated<Time>;
}

/** Who holds the reserved units of a stock row. Its open quantities add up to the reserved units. */
export interface StockReservations {
  /** Identifier of the reservation. */
  id: string;
  /** Stock row the units lie in. */
  inventory_id: string;
  /** What they are held for, usually order_item. */
  reference_type: string;
  /** Identifier of what they are held for. */
  reference_id: string;
  /** Units still held; 0 once all were released or deducted. */
  quantity: number;
  /** When units were first held. */
  created_at: Generated<Time>;
  /** When it last changed. */
  updated_at: Generated<Time>;
}

/** Authenticator apps (RFC 6238: SHA-1, six digits, 30 seconds). One per person. */
export interface TotpFactors {
  /** The factor. */
  id: string;
  /** The person. */
  user_id: string;
  /** The shared secret, sealed. */
  secret_sealed: Uint8Array;
  /** Time step of the last code that was accepted; only later ones are accepted. */
  last_step: Generated<number>;
  /** When the secret was made. */
  created_at: Generated<Time>;
  /** When a first code proved that the app has the secret; it is asked for from then on. */
  confirmed_at: Time | null;
  /** When a code was last accepted. */
  last_used_at: Time | null;
}

/** Devices that people marked as their own: for a while no code is asked for there. */
export interface TrustedDevices {
  /** The device. */
  id: string;
  /** Whose it is. */
  user_id: string;
  /** SHA-256 of the token that the device keeps. */
  token_digest: Uint8Array;
  /** Browser and system in words, read from the user agent. */
  device_name: string | null;
  /** desktop, mobile, tablet, bot or other, read from the user agent. */
  device_type: "desktop" | "mobile" | "tablet" | "bot" | "other" | null;
  /** Network address when it was marked. */
  ip_address: string | null;
  /** When it was marked. */
  created_at: Generated<Time>;
  /** Last sign-in from it without a code. */
  last_used_at: Generated<Time>;
  /** Codes are asked for again from then on. */
  expires_at: Time;
  /** When the trust was withdrawn. */
  revoked_at: Time | null;
  /** Who withdrew it; null: the system. */
  revoked_by: string | null;
}

/** Features switched off for one person. They can only take away what the business has, never add. */
export interface UserFeatures {
  /** The restriction. */
  id: string;
  /** The person. */
  user_id: string;
  /** The feature. */
  feature_code: string;
  /** False: this person may not use it. */
  is_enabled: boolean;
  /** Since when. */
  created_at: Generated<Time>;
  /** Who set it. */
  created_by: string | null;
}

/** What a person tells about themselves: work, address and preferences. One per person. */
export interface UserProfiles {
  /** The profile. */
  id: string;
  /** The person. */
  user_id: string;
  /** Position, such as Dispatcher. */
  job_title: string | null;
  /** Team or department. */
  department: string | null;
  /** Company, when it is not the business itself. */
  company_name: string | null;
  /** Line of business. */
  industry: string | null;
  /** Street and house number. */
  street_address: string | null;
  /** Town. */
  city: string | null;
  /** State or region. */
  state: string | null;
  /** Postal code. */
  postal_code: string | null;
  /** Country, ISO 3166-1 alpha-2. */
  country: string | null;
  /** Language and region as a BCP 47 tag, such as en-IN. */
  locale: Generated<string>;
  /** IANA time zone; null: that of the business. */
  time_zone: string | null;
  /** Preferred currency, ISO 4217; null: that of the business. */
  currency: string | null;
  /** Public profile page. */
  linkedin_url: string | null;
  /** Own web page. */
  website_url: string | null;
  /** When the profile was made. */
  created_at: Generated<Time>;
  /** Last change. */
  updated_at: Generated<Time>;
}

/** Which person has which role, and until when. */
export interface UserRoles {
  /** The assignment. */
  id: string;
  /** The person. */
  user_id: string;
  /** The role. */
  role_id: string;
  /** Since when. */
  assigned_at: Generated<Time>;
  /** Who gave it; null: the system. */
  assigned_by: string | null;
  /** It stops by itself at this moment; null: never. */
  expires_at: Time | null;
}

/** Sign-ins, running and past. Tokens name a session by its id; no token is stored here. */
export interface UserSessions {
  /** The session. */
  id: string;
  /** Who signed in. */
  user_id: string;
  /** Network address at sign-in. */
  ip_address: string | null;
  /** Browser or program, as it named itself. */
  user_agent: string | null;
  /** desktop, mobile, tablet, bot or other, read from the user agent. */
  device_type: "desktop" | "mobile" | "tablet" | "bot" | "other" | null;
  /** Browser and system in words, read from the user agent. */
  device_name: string | null;
  /** Place of the network address, where it is known. */
  location: string | null;
  /** The person marked this device as their own. */
  is_trusted: Generated<boolean>;
  /** How the refresh token travels: bearer (in the body) or cookie. */
  transport: Generated<"bearer" | "cookie">;
  /** Last request, to half a minute. */
  last_activity_at: Generated<Time>;
  /** The session ends then even when it is used. */
  expires_at: Time;
  /** When the person signed in. */
  created_at: Generated<Time>;
  /** When it was ended. */
  terminated_at: Time | null;
  /** Who ended it; null: the system. */
  terminated_by: string | null;
  /** Why it was ended. */
  termination_reason: "user_logout" | "admin_force_logout" | "session_expired" | "max_sessions_exceeded" | "role_changed" | "security_violation" | "token_reused" | "password_changed" | "user_deactivated" | null;
}

/** People who work in this business and may sign in. */
export interface Users {
  /** The person. */
  id: string;
  /** Sign-in address. Upper and lower case are the same; unique among people who are not deleted. */
  email: string;
  /** argon2id hash with its parameters; null until a password was chosen. */
  password_hash: string | null;
  /** Full name as shown to colleagues. */
  name: string;
  /** Phone number, preferably in E.164. */
  phone: string | null;
  /** Address of a portrait. */
  avatar_url: string | null;
  /** Owners have every permission. A business always keeps at least one active owner. */
  is_owner: Generated<boolean>;
  /** False: deactivated; cannot sign in, and sessions and keys stop at once. */
  is_active: Generated<boolean>;
  /** When the person proved the address is theirs, by an invitation or a reset link. */
  email_verified_at: Time | null;
  /** Last successful sign-in. */
  last_sign_in_at: Time | null;
  /** When the password was last set. */
  password_changed_at: Time | null;
  /** Failed sign-ins in a row; back to 0 by a successful one. */
  failed_sign_ins: Generated<number>;
  /** No sign-in before this moment, because of failed sign-ins. */
  locked_until: Time | null;
  /** Personal settings: notification_preferences, dashboard_layout, theme. */
  settings: Generated<Json>;
  /** When the account was made. */
  created_at: Generated<Time>;
  /** Last change of the account. */
  updated_at: Generated<Time>;
  /** When the person was removed; the row stays for history. */
  deleted_at: Time | null;
  /** active, inactive (deactivated) or deleted; follows from is_active and deleted_at. */
  status: GeneratedAlways<"active" | "inactive" | "deleted">;
}

/** What providers posted, stored once before it is processed. */
export interface WebhookDeliveries {
  /** UUIDv7. */
  id: string;
  /** Which pack's hook took it. */
  hook: string;
  /** Connection it was posted to (sales channel, courier configuration). */
  connection_id: string;
  /** The provider's delivery id, or a digest of the body where it has none. */
  external_id: string;
  /** What it tells, in the provider's words. */
  topic: string;
  /** Raw body. */
  body: string;
  /** Headers worth keeping. */
  headers: Generated<Json>;
  /** received: waiting; processed: made true; failed: cannot be used, replay it after mending; parked: waits until the tenant is active or has room. */
  state: "received" | "processed" | "failed" | "parked";
  /** How often processing was tried. */
  attempts: Generated<number>;
  /** Problem code of the last failure. */
  error_code: string | null;
  /** Last failure in words. */
  error: string | null;
  /** When it arrived. */
  received_at: Time;
  /** When it was made true. */
  processed_at: Time | null;
}

export interface Tables {
  access_review_items: AccessReviewItems;
  access_reviews: AccessReviews;
  access_version: AccessVersion;
  admin_activity_log: AdminActivityLog;
  admin_users: AdminUsers;
  api_keys: ApiKeys;
  approval_days: ApprovalDays;
  audit_checkpoints: AuditCheckpoints;
  audit_entries: AuditEntries;
  audit_leaves: AuditLeaves;
  audit_logs: AuditLogs;
  audit_nodes: AuditNodes;
  backup_codes: BackupCodes;
  channel_products: ChannelProducts;
  courier_configs: CourierConfigs;
  data_masking_rules: DataMaskingRules;
  early_order_cancellations: EarlyOrderCancellations;
  event_deliveries: EventDeliveries;
  events: Events;
  expenses: Expenses;
  export_logs: ExportLogs;
  failed_deliveries: FailedDeliveries;
  file_blobs: FileBlobs;
  file_discards: FileDiscards;
  file_settings: FileSettings;
  file_slots: FileSlots;
  file_uploads: FileUploads;
  finance_summary: FinanceSummary;
  idempotency_keys: IdempotencyKeys;
  inventory: Inventory;
  invitation_roles: InvitationRoles;
  invitations: Invitations;
  network_places: NetworkPlaces;
  order_items: OrderItems;
  order_status_history: OrderStatusHistory;
  orders: Orders;
  passkey_challenges: PasskeyChallenges;
  passkeys: Passkeys;
  password_resets: PasswordResets;
  permission_uses: PermissionUses;
  permissions: Permissions;
  'platform.audit_entries': PlatformAuditEntries;
  'platform.channel_types': PlatformChannelTypes;
  'platform.courier_types': PlatformCourierTypes;
  'platform.features': PlatformFeatures;
  'platform.idempotency_keys': PlatformIdempotencyKeys;
  'platform.migration_runs': PlatformMigrationRuns;
  'platform.plan_channels': PlatformPlanChannels;
  'platform.plan_features': PlatformPlanFeatures;
  'platform.plans': PlatformPlans;
  'platform.saved_views': PlatformSavedViews;
  'platform.subscriptions': PlatformSubscriptions;
  'platform.super_admin_sessions': PlatformSuperAdminSessions;
  'platform.super_admin_tokens': PlatformSuperAdminTokens;
  'platform.super_admins': PlatformSuperAdmins;
  'platform.tenant_access': PlatformTenantAccess;
  'platform.tenant_features': PlatformTenantFeatures;
  'platform.tenant_migrations': PlatformTenantMigrations;
  'platform.tenant_tombstones': PlatformTenantTombstones;
  'platform.tenants': PlatformTenants;
  product_variants: ProductVariants;
  products: Products;
  quota_usage: QuotaUsage;
  receipt_uploads: ReceiptUploads;
  refresh_tokens: RefreshTokens;
  revenue_records: RevenueRecords;
  risk_assessments: RiskAssessments;
  role_permissions: RolePermissions;
  role_security_settings: RoleSecuritySettings;
  roles: Roles;
  sales_channels: SalesChannels;
  saved_views: SavedViews;
  security_alerts: SecurityAlerts;
  security_settings: SecuritySettings;
  security_violations: SecurityViolations;
  shipment_items: ShipmentItems;
  shipment_tracking: ShipmentTracking;
  shipments: Shipments;
  sign_in_policy: SignInPolicy;
  stock_movements: StockMovements;
  stock_reservations: StockReservations;
  totp_factors: TotpFactors;
  trusted_devices: TrustedDevices;
  user_features: UserFeatures;
  user_profiles: UserProfiles;
  user_roles: UserRoles;
  user_sessions: UserSessions;
  users: Users;
  webhook_deliveries: WebhookDeliveries;
}
