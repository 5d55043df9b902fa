// Made by `node src/main.ts generate` from generated/openapi.json. Do not edit.

export type AcceptInvitationsInput = { /** Short name of the business, or its own domain. Not needed where the request comes to that domain. */ tenant?: string; /** The token of the link. */ token: string; /** Full name; default: the one suggested in the invitation. */ name?: string; /** At least ten characters; a sentence is better than a puzzle. */ password: string };
export type AcceptInvitationsResult = { /** The new person. */ id: string; /** Sign-in address. */ email: string; /** Full name. */ name: string };
export type AccessReview = { /** The review. */ id?: string; /** Which quarter, such as 2026-Q4. One review each. */ quarter?: string; /** open or completed. */ status?: "open" | "completed"; /** By when everyone should be decided on. */ due_at?: string; /** When the list was made. */ created_at?: string; /** When it was completed. */ completed_at?: string | null; /** Who completed it. */ completed_by?: string | null; /** With `expand=items`. */ items?: (AccessReviewItem)[] };
export type AccessReviewItem = { /** The item. */ id?: string; /** The review. */ access_review_id?: string; /** The person. */ user_id?: string; /** What they had when the list was made: is_owner, roles, permissions, access_level, regions_managed, categories_managed, two_factor, last_sign_in_at. */ access?: unknown; /** What is different from their last reviewed access: field to before and after. New people have the field new. */ changes?: unknown; /** confirmed or revoked; null: not decided yet. */ decision?: "confirmed" | "revoked" | null; /** pending, confirmed or revoked; follows from decision. */ status?: "pending" | "confirmed" | "revoked"; /** Why. */ note?: string | null; /** When it was decided. */ decided_at?: string | null; /** Who decided. */ decided_by?: string | null; /** When the list was made. */ created_at?: string; /** With `expand=user`; null where there is none. */ user?: User | null; /** With `expand=review`; null where there is none. */ review?: AccessReview | null };
export type AccessReviewItemList = { /** One page. */ data: (AccessReviewItem)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type AccessReviewList = { /** One page. */ data: (AccessReview)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type AddOrderNoteInput = { /** The remark. */ note: string };
export type AdjustInventoryInput = { /** Units to add; negative: to take away. */ change: number; /** Why, in words: damaged, found, given as a sample. */ reason: string; /** What it is booked as; default adjustment. A sale takes away, a return or a purchase adds. */ movement_type?: "adjustment" | "sale" | "return" | "purchase" };
export type AdminActivityLog = { /** The entry. */ id?: string | null; /** Who did it. */ admin_id?: string | null; /** Name at that time. */ admin_name?: string | null; /** Session it was done in. */ session_id?: string | null; /** The deed, as <resource>.<verb>. */ action?: string | null; /** Kind of deed. */ action_category?: string | null; /** What kind of thing it was done to. */ resource_type?: string | null; /** Which one. */ resource_id?: string | null; /** What people call it. */ resource_identifier?: string | null; /** The changed fields as they were; personal data sealed. */ old_values?: unknown; /** The changed fields as they became; personal data sealed. */ new_values?: unknown; /** Names of the fields that changed. */ changes_summary?: string | null; /** The deed in words. */ description?: string | null; /** Anything else worth keeping. */ details?: unknown; /** How much it matters to who watches. */ severity?: string | null; /** Risk from 0 to 100. */ risk_level?: number | null; /** What regulations it touches. */ compliance_flags?: unknown; /** Address it came from. */ ip_address?: string | null; /** Program it came from. */ user_agent?: string | null; /** Where that address is, as far as it is known. */ location_data?: unknown; /** What tells the device it came from. */ device_fingerprint?: string | null; /** Route it came in by. */ api_endpoint?: string | null; /** HTTP method. */ request_method?: string | null; /** Input without its secrets, personal data sealed. */ request_payload?: unknown; /** HTTP status answered. */ response_code?: number | null; /** Milliseconds from arrival until it was written down. */ response_time_ms?: number | null; /** Whether it was done. */ success?: boolean | null; /** Why not. */ error_message?: string | null; /** What the actor was warned of. */ warnings?: (string)[] | null; /** People it was done to. */ affected_users?: (string)[] | null; /** What it means for the business. */ business_impact?: string | null; /** What it means for a regulator. */ regulatory_impact?: string | null; /** Whether it was a deed that needs approval: money leaves, or a rule is set aside. */ approval_required?: boolean | null; /** Who approved it: often whoever did it, within their office; of an export somebody else. Empty: nobody did. */ approved_by?: string | null; /** When it was approved. */ approved_at?: string | null; /** When it was done. */ created_at?: string | null };
export type AdminActivityLogList = { /** One page. */ data: (AdminActivityLog)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type AdminUser = { /** The administrative record. */ id?: string; /** The person. One record each. */ user_id?: string; /** The administrative role. The person has it as long as the record is active. */ role_id?: string; /** active or inactive; follows from is_active. */ status?: "active" | "inactive"; /** Department. */ department?: string | null; /** The administrator this one reports to. */ manager_id?: string | null; /** 1 (least) to 10. */ access_level?: number; /** Regions looked after; null: all. */ regions_managed?: (string)[] | null; /** Categories of goods or services looked after; null: all. */ categories_managed?: (string)[] | null; /** May approve exceptions to the rules, such as exports above the threshold, prices below the list and discounts. */ can_approve_overrides?: boolean; /** Most that may be approved at once, in currency: money that is spent or given away, and goods that are written off; null: no limit. */ approval_limit?: string | null; /** Most that may be approved in one day of the business's time zone, in currency; null: no limit. */ daily_approval_limit?: string | null; /** Currency of the approval limits, ISO 4217. */ currency?: string; /** Clearance, in the words of the business. */ security_clearance?: string | null; /** Phone number in an emergency. */ emergency_contact?: string | null; /** Phone number of a stand-in. */ backup_contact?: string | null; /** Needs a second factor, whatever the policy of the business. */ two_factor_required?: boolean; /** Networks (CIDR) that sign-ins and requests may come from; null: any. */ ip_allow_list?: (string)[] | null; /** A session ends after so many minutes without a request. */ session_timeout_minutes?: number; /** False: deactivated; the role is taken and sessions have ended. */ is_active?: boolean; /** When the record was made. */ created_at?: string; /** Who made it. */ created_by?: string | null; /** Last change. */ updated_at?: string; /** When it was deactivated. */ deactivated_at?: string | null; /** Who deactivated it. */ deactivated_by?: string | null; /** With `expand=user`; null where there is none. */ user?: User | null; /** With `expand=role`; null where there is none. */ role?: Role | null; /** With `expand=manager`; null where there is none. */ manager?: AdminUser | null; /** With `expand=approvals`. */ approvals?: (ApprovalDay)[] };
export type AdminUserCreate = { /** The person. */ user_id: string; /** The role that comes with it. */ role_id: string; /** Department. */ department?: string | null; /** The administrator this one reports to. */ manager_id?: string | null; /** 1 (least) to 10; at most your own. */ access_level?: number; /** Regions looked after; null: all. */ regions_managed?: (string)[] | null; /** Categories looked after; null: all. */ categories_managed?: (string)[] | null; /** May approve exceptions to the rules. */ can_approve_overrides?: boolean; /** Most that may be approved at once; null: no limit. */ approval_limit?: string | null; /** Most that may be approved in a day; null: no limit. */ daily_approval_limit?: string | null; /** Of the approval limits. */ currency?: string; /** Clearance. */ security_clearance?: string | null; /** Phone number in an emergency. */ emergency_contact?: string | null; /** Phone number of a stand-in. */ backup_contact?: string | null; /** Needs a second factor. Default: yes. */ two_factor_required?: boolean; /** Networks that sign-ins and requests may come from; null: any. */ ip_allow_list?: (string)[] | null; /** A session ends after so many minutes without a request. Default: 60. */ session_timeout_minutes?: number };
export type AdminUserList = { /** One page. */ data: (AdminUser)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type ApiKey = { /** The key's row. */ id?: string; /** What it is used for. */ name?: string; /** The beginning of the key's random part, to recognise it by. */ prefix?: string; /** Codes it may use, as long as its maker has them too. */ permissions?: (string)[]; /** Who made it and whom it acts for. */ created_by?: string; /** When it was made. */ created_at?: string; /** Not accepted afterwards; null: never expires. */ expires_at?: string | null; /** Last request with it, to the minute. */ last_used_at?: string | null; /** When it was withdrawn. */ revoked_at?: string | null; /** Who withdrew it. */ revoked_by?: string | null; /** With `expand=creator`; null where there is none. */ creator?: User | null };
export type ApiKeyCreate = { /** What it will be used for. */ name: string; /** What it may do. Only what you may do yourself, and only as long as you may. */ permissions: (string)[]; /** Not accepted afterwards. Absent: never expires. */ expires_at?: string };
export type ApiKeyList = { /** One page. */ data: (ApiKey)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type ApprovalDay = { /** The row. */ id?: string; /** The office. */ admin_user_id?: string; /** Day in the business's time zone. */ day?: string; /** Currency of the amounts, ISO 4217. */ currency?: string; /** Money that was spent or given away with this office's approval, in currency. */ approved_amount?: string; /** The office's limit for a day when it last approved something, in currency; null: none. */ daily_limit?: string | null; /** First approval of the day. */ created_at?: string; /** Last approval of the day. */ updated_at?: string; /** With `expand=office`; null where there is none. */ office?: AdminUser | null };
export type ApprovalDayList = { /** One page. */ data: (ApprovalDay)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type ApproveExportLogInput = { /** A remark, kept with it. */ note?: string };
export type AttachExpenseReceiptInput = { /** The file in base64: PDF, PNG, JPEG or WebP, at most 2 MB. */ content: string };
export type AuditCheckpoint = { /** UUIDv7. */ id?: string; /** How many entries are sealed. */ tree_size?: number; /** The checkpoint as a signed note (C2SP tlog-checkpoint, Ed25519). */ note?: string; /** When it was signed. */ sealed_at?: string };
export type AuditCheckpointList = { /** One page. */ data: (AuditCheckpoint)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type AuditEntry = { /** UUIDv7. */ id?: string; /** When it was done. */ occurred_at?: string; /** What kind of actor did it. */ actor_kind?: "user" | "api_key" | "super_admin" | "system" | "anonymous"; /** User, or the user a key acts for. */ actor_id?: string | null; /** Name at that time. */ actor_name?: string | null; /** The deed, as <resource>.<verb>. */ action?: string; /** Kind of deed: access, user_management, security, system_admin, sensitive_read, or the part of the business it belongs to. */ category?: string; /** What kind of thing it was done to. */ resource?: string; /** Which one. */ resource_id?: string | null; /** What people call it, such as an order number. */ resource_name?: string | null; /** The deed in words. */ description?: string | null; /** The changed fields as they were; personal data sealed. */ before?: unknown; /** The changed fields as they became; personal data sealed. */ after?: unknown; /** Names of the fields that changed. */ changes_summary?: string | null; /** success; refused: not permitted or not possible; failed: an error of ours. */ outcome?: "success" | "refused" | "failed"; /** Problem code of a refusal or failure. */ error_code?: string | null; /** The refusal or failure in words. */ error?: string | null; /** What the actor was warned of. */ warnings?: (string)[] | null; /** How much it matters to who watches: info, low, medium, high, critical. */ severity?: "info" | "low" | "medium" | "high" | "critical"; /** Risk from 0 to 100, as the risk rules saw it. */ risk_score?: number; /** What regulations it touches, as {"gdpr": true}. */ compliance_flags?: unknown; /** People it was done to. */ affected_user_ids?: (string)[] | null; /** What it means for the business. */ business_impact?: string | null; /** What it means for a regulator. */ regulatory_impact?: string | null; /** Whether it was a deed that needs approval: money leaves, or a rule is set aside. */ approval_required?: boolean; /** Who approved it: often whoever did it, within their office; of an export somebody else. Empty: nobody did. */ approved_by?: string | null; /** When it was approved. */ approved_at?: string | null; /** X-Request-Id. */ request_id?: string | null; /** Address it came from. */ ip?: string | null; /** Where that address is, as far as it is known. */ location?: unknown; /** Program it came from. */ user_agent?: string | null; /** What tells the device it came from. */ device_fingerprint?: string | null; /** Method and route. */ endpoint?: string | null; /** HTTP status answered. */ status_code?: number | null; /** Milliseconds from the request's arrival until this was written. */ duration_ms?: number | null; /** Session it was done in. */ session_id?: string | null; /** Anything else worth keeping: the input without its secrets and with personal data sealed, reasons. */ metadata?: unknown };
export type AuditEntryList = { /** One page. */ data: (AuditEntry)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type AuditLog = { /** The entry. */ id?: string | null; /** Who did it; empty for the system. */ user_id?: string | null; /** Name at that time. */ user_name?: string | null; /** The deed, as <resource>.<verb>. */ action?: string | null; /** Kind of deed. */ action_category?: string | null; /** The deed in words. */ action_description?: string | null; /** What kind of thing it was done to. */ entity_type?: string | null; /** Which one. */ entity_id?: string | null; /** The changed fields as they were; personal data sealed. */ old_values?: unknown; /** The changed fields as they became; personal data sealed. */ new_values?: unknown; /** Address it came from. */ ip_address?: string | null; /** Program it came from. */ user_agent?: string | null; /** Session it was done in. */ session_id?: string | null; /** Whether it was done. */ success?: boolean | null; /** Why not. */ error_message?: string | null; /** Anything else worth keeping. */ metadata?: unknown; /** When it was done. */ created_at?: string | null };
export type AuditLogList = { /** One page. */ data: (AuditLog)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type BulkResult = { /** One answer per id, in the order asked. */ data: ({ /** The record. */ id: string; /** HTTP status of this one. */ status: number; /** Why not, as a problem. */ problem?: Record<string, unknown> })[] };
export type CancelOrderInBulkInput = { /** Which ones. */ ids: (string)[]; /** Why, in words. */ reason: string };
export type CancelOrderInput = { /** Why, in words. */ reason: string };
export type CancelShipmentInBulkInput = { /** Which ones. */ ids: (string)[]; /** Why; told to the courier. */ reason: string };
export type CancelShipmentInput = { /** Why; told to the courier. */ reason: string };
export type ChangeAdminUserInput = { /** Another role; the one until now is taken. */ role_id?: string; /** Department. */ department?: string | null; /** The administrator this one reports to. */ manager_id?: string | null; /** 1 (least) to 10; at most your own. */ access_level?: number; /** Regions looked after; null: all. */ regions_managed?: (string)[] | null; /** Categories looked after; null: all. */ categories_managed?: (string)[] | null; /** May approve exceptions to the rules. */ can_approve_overrides?: boolean; /** Most that may be approved at once; null: no limit. */ approval_limit?: string | null; /** Most that may be approved in a day; null: no limit. */ daily_approval_limit?: string | null; /** Of the approval limits. */ currency?: string; /** Clearance. */ security_clearance?: string | null; /** Phone number in an emergency. */ emergency_contact?: string | null; /** Phone number of a stand-in. */ backup_contact?: string | null; /** Needs a second factor. Default: yes. */ two_factor_required?: boolean; /** Networks that sign-ins and requests may come from; null: any. */ ip_allow_list?: (string)[] | null; /** A session ends after so many minutes without a request. Default: 60. */ session_timeout_minutes?: number };
export type ChangeFileSettingsInput = { /** Largest file, in bytes. */ max_file_bytes?: number; /** Media types that are taken. */ allowed_types?: ("application/pdf" | "image/jpeg" | "image/png" | "image/webp" | "image/gif" | "image/avif" | "image/svg+xml" | "text/plain" | "text/csv" | "text/html" | "application/json" | "application/xml" | "application/zip" | "application/vnd.openxmlformats-officedocument.wordprocessingml.document" | "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" | "application/vnd.openxmlformats-officedocument.presentationml.presentation" | "application/vnd.oasis.opendocument.text" | "application/vnd.oasis.opendocument.spreadsheet" | "video/mp4" | "video/webm" | "audio/mpeg" | "audio/wav" | "audio/ogg")[]; /** Whether files can be downloaded that no scanner has passed. */ allow_unscanned?: boolean; /** Days after which temporary files are deleted. */ temporary_days?: number };
export type ChangePasswordInput = { /** The password until now. */ current_password: string; /** At least ten characters; a sentence is better than a puzzle. */ new_password: string };
export type ChangeSecuritySettingsInput = { /** Whether the four settings after it act in the console. */ copy_protection_enabled?: boolean; /** The console lets no text be selected. */ disable_text_selection?: boolean; /** The console opens no context menu. */ disable_right_click?: boolean; /** The console swallows the shortcuts for copy, save and print. */ block_keyboard_shortcuts?: boolean; /** The console blurs while somebody takes a picture of it. */ blur_on_print_screen?: boolean; /** Whether anything can be exported at all. */ export_enabled?: boolean; /** Whether files carry the code of their export in every row. */ require_watermark?: boolean; /** Most rows of one export. */ max_export_rows?: number; /** Most exports of one person in a day. */ max_exports_per_day?: number; /** More rows need someone else's approval; null: never. */ require_approval_threshold?: number | null; /** Hours for which a file can be downloaded. */ export_link_expiry_hours?: number; /** Whether personal data is masked at all. */ data_masking_enabled?: boolean; /** Whether telephone numbers are masked. */ mask_phone_numbers?: boolean; /** Whether e-mail addresses are masked. */ mask_email_addresses?: boolean; /** Whether postal addresses are masked. */ mask_addresses?: boolean; /** Whether amounts declared as financial data are masked. */ mask_financial_data?: boolean; /** A session without a request for so many minutes ends. */ session_timeout_minutes?: number; /** Sessions that a person may have at once. */ max_concurrent_sessions?: number; /** Whether a change of someone's roles ends their sessions. */ force_logout_on_role_change?: boolean; /** Whether a session works only from the address it was opened from. */ ip_binding_enabled?: boolean; /** Whether everyone needs a second factor. */ mfa_required?: boolean; /** Requests a minute of one person or key. */ requests_per_minute?: number; /** Exports that one person may ask for in an hour. */ export_requests_per_hour?: number; /** Whether a passed limit leaves a violation and an event. */ alert_on_limit_violations?: boolean };
export type ChangeUserEmailInput = { /** The new address. */ email: string };
export type ChannelProduct = { /** Identifies the mapping. */ id?: string; /** The channel the listing is on. */ channel_id?: string; /** Our product; empty while the listing is unmatched. */ product_id?: string | null; /** Our variant, when the product has variants. */ variant_id?: string | null; /** The channel's product id, exactly as it sent it. */ external_product_id?: string; /** The channel's variant id, when it has variants. */ external_variant_id?: string | null; /** The channel's id for setting stock levels, when it differs from the variant id. */ external_inventory_id?: string | null; /** SKU of the listing on the channel. */ external_sku?: string | null; /** Title of the listing on the channel. */ external_name?: string | null; /** synced: the channel shows our stock; pending: a push is due; error: the last push failed; unmatched: no product of ours is known for it. */ sync_status?: "synced" | "pending" | "error" | "unmatched"; /** What the channel said when the last push failed. */ sync_error?: string | null; /** When the stock level was last pushed to the channel. */ last_synced_at?: string | null; /** Stock level last pushed, in units. */ last_pushed_quantity?: number | null; /** Further facts of the listing, as the channel sent them. */ metadata?: unknown; /** When the mapping was made. */ created_at?: string; /** When the mapping was last changed. */ updated_at?: string; /** With `expand=channel`; null where there is none. */ channel?: SalesChannel | null; /** With `expand=product`; null where there is none. */ product?: Product | null; /** With `expand=variant`; null where there is none. */ variant?: ProductVariant | null };
export type ChannelProductList = { /** One page. */ data: (ChannelProduct)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type ConfigureSalesChannelInput = { /** Name people know the channel by. */ name?: string; /** Options of the channel. */ settings?: { /** Fee rates for the revenue record. */ fees?: { /** What the channel keeps, in per cent of the gross revenue. */ platform_fee_percent?: string; /** What the channel keeps per order, in the business's currency. */ platform_fee_fixed?: string; /** What the payment gateway keeps, in per cent of what was paid online. */ gateway_fee_percent?: string; /** What the gateway keeps per online payment, in the business's currency. */ gateway_fee_fixed?: string }; /** Gateways that mean cash on delivery, besides those that say so by name. */ cod_gateways?: (string)[]; /** Whether orders are pulled on schedule; default true. */ pull_orders?: boolean; /** Whether stock levels are pushed to the channel; default true. */ push_inventory?: boolean; /** The channel's location whose stock is set; default: its first. */ location_id?: string; /** Orders changed since then are pulled at first; default: from the connection on. */ import_from?: string } };
export type ConfirmAccessReviewItemInBulkInput = { /** Which ones. */ ids: (string)[]; /** Why. */ note?: string };
export type ConfirmAccessReviewItemInput = { /** Why. */ note?: string };
export type ConfirmOrderInBulkInput = { /** Which ones. */ ids: (string)[]; /** Remark for the history. */ notes?: string };
export type ConfirmOrderInput = { /** Remark for the history. */ notes?: string };
export type ConfirmTotpInput = { /** The six digits that the app shows. */ code: string };
export type ConfirmTotpResult = { /** Ten codes, each good for one sign-in. Shown only here. */ backup_codes: (string)[] };
export type CountInventoryInput = { /** Units found on the shelf that are not put by for an order. */ quantity: number; /** Kept with the movement. */ notes?: string };
export type CourierConfig = { /** Identifies the courier connection; also the last part of its webhook address. */ id?: string; /** Which courier service it is, a code of the platform's courier types. */ courier_type_code?: string; /** What the business calls this connection; unique among those in use. */ name?: string; /** connected: in use. error: the courier refused the last sign-in or booking, see error. disconnected: kept for its shipments only. */ status?: "connected" | "error" | "disconnected"; /** Whether new shipments may use it; false once it is disconnected. */ is_active?: boolean; /** Used when a shipment names no courier. At most one connection is the default. */ is_default?: boolean; /** Preferences that are no secrets: pick-up location and address, default parcel weight and size. */ settings?: { /** Name of the pick-up place as registered with the courier; default Primary. */ pickup_location?: string; /** A postal address. */ pickup_address?: { /** Who receives or hands over. */ name?: string; /** Telephone number. */ phone?: string; /** Company. */ company?: string; /** Street and number. */ line1?: string; /** Flat, floor, landmark. */ line2?: string; /** City. */ city?: string; /** State or province. */ state?: string; /** Short form of the state. */ state_code?: string; /** Postal code (PIN). */ postal_code?: string; /** ISO 3166-1 alpha-2 code, such as IN. */ country?: string }; /** Weight of the whole shipment in grams. */ default_weight_grams?: number; /** Outer size of the parcel. */ default_dimensions?: { /** Length in centimetres. */ length_cm: number; /** Width in centimetres. */ width_cm: number; /** Height in centimetres. */ height_cm: number }; /** Sandbox courier only: how it fails when a parcel is booked, to see what happens then. */ misbehave?: "timeout" | "html" | "error" | "lost" | "refuse" }; /** Why the courier refused us last; empty while all is well. */ error?: string | null; /** When the courier refused us last. */ error_at?: string | null; /** When the courier first answered to the credentials in use; empty while it is being asked. */ checked_at?: string | null; /** When the credentials in use were given. */ connected_at?: string; /** When it was disconnected; empty while in use. */ disconnected_at?: string | null; /** The person who connected it. */ created_by?: string | null; /** When the connection was first made. */ created_at?: string; /** When anything about the connection changed last. */ updated_at?: string; /** With `expand=shipments`. */ shipments?: (Shipment)[] };
export type CourierConfigCreate = { /** Code of the courier type, such as shiprocket or sandbox. */ courier_type_code: string; /** What you call this connection. */ name: string; /** Sign-in data, as the courier type's config_schema asks. Sealed at once and never shown again. */ credentials?: Record<string, unknown>; /** Preferences that are no secrets. */ settings?: { /** Name of the pick-up place as registered with the courier; default Primary. */ pickup_location?: string; /** A postal address. */ pickup_address?: { /** Who receives or hands over. */ name?: string; /** Telephone number. */ phone?: string; /** Company. */ company?: string; /** Street and number. */ line1?: string; /** Flat, floor, landmark. */ line2?: string; /** City. */ city?: string; /** State or province. */ state?: string; /** Short form of the state. */ state_code?: string; /** Postal code (PIN). */ postal_code?: string; /** ISO 3166-1 alpha-2 code, such as IN. */ country?: string }; /** Weight of the whole shipment in grams. */ default_weight_grams?: number; /** Outer size of the parcel. */ default_dimensions?: { /** Length in centimetres. */ length_cm: number; /** Width in centimetres. */ width_cm: number; /** Height in centimetres. */ height_cm: number }; /** Sandbox courier only: how it fails when a parcel is booked, to see what happens then. */ misbehave?: "timeout" | "html" | "error" | "lost" | "refuse" }; /** Use it where a shipment names no courier. The first connection is the default anyway. */ is_default?: boolean };
export type CourierConfigList = { /** One page. */ data: (CourierConfig)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type CourierConfigUpdate = { /** What the business calls this connection; unique among those in use. */ name?: string; /** Preferences that are no secrets: pick-up location and address, default parcel weight and size. */ settings?: { /** Name of the pick-up place as registered with the courier; default Primary. */ pickup_location?: string; /** A postal address. */ pickup_address?: { /** Who receives or hands over. */ name?: string; /** Telephone number. */ phone?: string; /** Company. */ company?: string; /** Street and number. */ line1?: string; /** Flat, floor, landmark. */ line2?: string; /** City. */ city?: string; /** State or province. */ state?: string; /** Short form of the state. */ state_code?: string; /** Postal code (PIN). */ postal_code?: string; /** ISO 3166-1 alpha-2 code, such as IN. */ country?: string }; /** Weight of the whole shipment in grams. */ default_weight_grams?: number; /** Outer size of the parcel. */ default_dimensions?: { /** Length in centimetres. */ length_cm: number; /** Width in centimetres. */ width_cm: number; /** Height in centimetres. */ height_cm: number }; /** Sandbox courier only: how it fails when a parcel is booked, to see what happens then. */ misbehave?: "timeout" | "html" | "error" | "lost" | "refuse" } };
export type CreateApiKeyResult = { /** The key. */ id: string; /** What it is used for. */ name: string; /** The key itself. Shown only here. */ key: string; /** Its beginning, to recognise it by. */ prefix: string; /** What it may do. */ permissions: (string)[]; /** Null: never expires. */ expires_at: string | null };
export type CreateExportsInput = { /** Which records, by path word, such as orders. */ resource: string; /** csv or xlsx (Excel). */ format: "csv" | "xlsx"; /** Columns, in order; default: every field. */ fields?: (string)[]; /** Which ones, as the list takes them: {"status": "pending", "created_at[gte]": "2026-01-01", "q": "mug"}. */ filters?: Record<string, unknown>; /** As the list takes it; default: the list's own. */ sort?: string; /** What it is for; whoever approves it reads this. */ reason?: string };
export type CreateExportsResult = { /** The export; GET /v1/export-logs/{id} tells when it is ready. */ id: string; /** approved: it is being made; pending_approval: somebody else must let it out. */ status: "approved" | "pending_approval"; /** Rows counted now. */ row_count: number; /** Fields that will be masked, as they are for you. */ masked_columns: (string)[] };
export type CreateInvitationResult = { /** The invitation. */ id: string; /** Whom it is for. */ email: string; /** pending */ status: string; /** The link works until then. */ expires_at: string; /** Part of the link for the invited person. Shown only here; it is mailed as well. */ token: string };
export type DataMaskingRule = { /** The rule. */ id?: string; /** A field of any record; a group of fields (full_address, bank_account, aadhaar_pan); or a path into metadata or attributes, such as metadata.loyalty_number. */ field_name?: string; /** What kind of data it is: phone, email, address, name, financial, sensitive or custom. */ field_type?: "phone" | "email" | "address" | "name" | "financial" | "sensitive" | "custom"; /** A # keeps a character, a * hides one, anything else stands as it is; fitted to the value's length. */ mask_pattern?: string; /** What the rule is for. */ description?: string | null; /** Whether it acts. */ is_active?: boolean; /** Codes of the roles it applies to; empty: all. Someone with a further role that is not named is not masked by it. */ applies_to_roles?: (string)[]; /** Codes of roles that see this field plain whatever else is said. */ exempt_roles?: (string)[]; /** When it was made. */ created_at?: string; /** When it was last changed. */ updated_at?: string };
export type DataMaskingRuleCreate = { /** A field, a group of fields, or a path into metadata or attributes. */ field_name: string; /** What kind of data it is. */ field_type: "phone" | "email" | "address" | "name" | "financial" | "sensitive" | "custom"; /** A # keeps a character, a * hides one, anything else stands as it is; fitted to the length of the value. */ mask_pattern: string; /** What the rule is for. */ description?: string; /** Whether it acts. */ is_active?: boolean; /** Codes of the roles it applies to; empty: all. */ applies_to_roles?: (string)[]; /** Codes of roles that see the field plain. */ exempt_roles?: (string)[] };
export type DataMaskingRuleList = { /** One page. */ data: (DataMaskingRule)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type DeactivateUserInput = { /** Kept in the audit trail. */ reason?: string };
export type DeleteRoleResult = { /** The role that was deleted. */ id: string };
export type DeliverOrderInput = { /** Cash taken at the door, in the order's currency. */ collected_amount?: string; /** Remark for the history. */ notes?: string };
export type DisableTotpInput = { /** My password. */ password: string };
export type DisconnectCourierConfigInput = { /** Disconnect even though shipments are under way; there will be no more news of them. */ abandon_shipments?: boolean };
export type EditOrderInput = { /** The customer's name. */ customer_name?: string; /** The customer's e-mail address. */ customer_email?: string; /** The customer's telephone number. */ customer_phone?: string; /** How it is paid; cod: on delivery. */ payment_method?: "cod" | "prepaid" | "card" | "upi" | "wallet" | "netbanking"; /** The payment's reference. */ payment_reference?: string; /** Remarks. */ notes?: string; /** Words to group orders by. */ tags?: (string)[] };
export type Empty = Record<string, unknown>;
export type EndSessionInput = { /** One of /v1/auth/sessions. */ session_id: string };
export type EnrolTotpResult = { /** The secret in base32, for typing. Shown only here. */ secret: string; /** otpauth:// address, as in the QR code. */ uri: string; /** The QR code as a data URL (PNG). */ qr: string };
export type Event = { /** UUIDv7; the CloudEvents id. */ id?: string; /** Position in this tenant's stream, given after commit by one sequencer; empty until then. */ seq?: number | null; /** Name of the fact, such as order.confirmed. */ type?: string; /** What it is about, as <resource>/<id>. */ subject?: string | null; /** What happened; ids and figures, never secrets or personal data. */ data?: unknown; /** User who caused it; empty for the system. */ actor_id?: string | null; /** Request that caused it. */ request_id?: string | null; /** When it became true. */ occurred_at?: string };
export type EventList = { /** One page. */ data: (Event)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type ExpectInventoryInput = { /** Units ordered; negative: units that will not come after all. */ change: number; /** Id of the purchase order, in whatever system it lives. */ purchase_order_id?: string; /** Kept with the movement. */ notes?: string };
export type Expense = { /** Identifier of the expense. */ id?: string; /** What it was for. */ category?: "shipping" | "platform_fee" | "packaging" | "returns" | "marketing" | "operations" | "software" | "other"; /** Finer heading of the business's own. */ subcategory?: string | null; /** What was bought, in words. */ description?: string | null; /** Amount paid including tax, in the expense's currency. */ amount?: string; /** ISO 4217 code of the amount. */ currency?: string; /** Day the money was spent. */ expense_date?: string; /** Sales channel it belongs to; empty for overheads. */ channel_id?: string | null; /** Order that caused it, when there is one. */ order_id?: string | null; /** Shipment that caused it, when there is one. */ shipment_id?: string | null; /** Address of a receipt that is kept elsewhere. */ receipt_url?: string | null; /** Media type of the attached receipt, read from its first bytes. */ receipt_type?: "application/pdf" | "image/png" | "image/jpeg" | "image/webp" | null; /** Size of the attached receipt, in bytes. */ receipt_bytes?: number | null; /** Words to group expenses by. */ tags?: (string)[]; /** Free-form data of the business. */ metadata?: Record<string, unknown>; /** Person who recorded it; empty when the system did. */ created_by?: string | null; /** When it was recorded. */ created_at?: string; /** When it last changed. */ updated_at?: string; /** With `expand=channel`; null where there is none. */ channel?: SalesChannel | null; /** With `expand=order`; null where there is none. */ order?: Order | null; /** With `expand=shipment`; null where there is none. */ shipment?: Shipment | null };
export type ExpenseCreate = { /** What it was for. */ category: "shipping" | "platform_fee" | "packaging" | "returns" | "marketing" | "operations" | "software" | "other"; /** Finer heading of the business's own. */ subcategory?: string | null; /** What was bought, in words. */ description?: string | null; /** Amount paid including tax, in the expense's currency. */ amount: string; /** ISO 4217 code of the amount. */ currency?: string; /** Day the money was spent. */ expense_date: string; /** Sales channel it belongs to; empty for overheads. */ channel_id?: string | null; /** Order that caused it, when there is one. */ order_id?: string | null; /** Shipment that caused it, when there is one. */ shipment_id?: string | null; /** Address of a receipt that is kept elsewhere. */ receipt_url?: string | null; /** Words to group expenses by. */ tags?: (string)[]; /** Free-form data of the business. */ metadata?: Record<string, unknown> };
export type ExpenseList = { /** One page. */ data: (Expense)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type ExpenseUpdate = { /** What it was for. */ category?: "shipping" | "platform_fee" | "packaging" | "returns" | "marketing" | "operations" | "software" | "other"; /** Finer heading of the business's own. */ subcategory?: string | null; /** What was bought, in words. */ description?: string | null; /** Amount paid including tax, in the expense's currency. */ amount?: string; /** Day the money was spent. */ expense_date?: string; /** Sales channel it belongs to; empty for overheads. */ channel_id?: string | null; /** Address of a receipt that is kept elsewhere. */ receipt_url?: string | null; /** Words to group expenses by. */ tags?: (string)[]; /** Free-form data of the business. */ metadata?: Record<string, unknown> };
export type ExportLog = { /** The export. */ id?: string; /** Who asked for it. */ user_id?: string; /** Kind of export, as role_security_settings.allowed_exports names it. */ export_type?: string; /** Which records, by path word, such as orders. */ resource?: string; /** csv or xlsx. */ file_format?: "csv" | "xlsx"; /** Rows in the file; before it is made: rows counted when it was asked for. */ row_count?: number; /** Size of the file in bytes. */ file_size_bytes?: number | null; /** Filters, search and sort, as the list takes them. */ filters_applied?: unknown; /** Fields in the file, in order; an address has a column for each of its parts. */ columns_exported?: (string)[]; /** Where it can be downloaded by a signed-in person of this business. */ download_url?: string | null; /** The file is gone afterwards. */ download_expires_at?: string | null; /** How often it was downloaded. */ download_count?: number; /** How often it can be downloaded. */ download_limit?: number; /** The code hidden in every row of the file; see POST /v1/export-logs/trace. Null: it has none. */ watermark_text?: string | null; /** Fields that are masked in the file, because who asked for it sees them masked. */ masked_columns?: (string)[]; /** From where it was asked for. */ ip_address?: string | null; /** Program it was asked for with. */ user_agent?: string | null; /** pending_approval; approved: being made; rejected; cancelled; completed: ready; downloaded; expired: the file is gone, or nobody decided in time; failed. */ status?: "pending_approval" | "approved" | "rejected" | "cancelled" | "completed" | "downloaded" | "expired" | "failed"; /** Whether it has more rows than may go out without approval. */ approval_required?: boolean; /** Who approved or rejected it; never who asked. */ approved_by?: string | null; /** When that was decided. */ approved_at?: string | null; /** What it is for, as who asked for it says. */ reason?: string | null; /** Why it was rejected, or a remark of who approved it. */ decision_note?: string | null; /** Why it could not be made. */ error?: string | null; /** When it was asked for. */ created_at?: string; /** When the file was ready. */ completed_at?: string | null; /** With `expand=user`; null where there is none. */ user?: User | null; /** With `expand=approver`; null where there is none. */ approver?: User | null };
export type ExportLogList = { /** One page. */ data: (ExportLog)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type FailedDelivery = { /** The same for the same event and reaction. */ id?: string | null; /** The event. */ event_id?: string | null; /** Name of the fact. */ event_type?: string | null; /** What the event is about, as <resource>/<id>. */ subject?: string | null; /** Name of the reaction. */ reaction?: string | null; /** failed: will be tried again; dead: given up, replay it; pending: asked to run again. */ state?: string | null; /** How often it was tried. */ attempts?: number | null; /** Last error, shortened. */ error?: string | null; /** When the event became true. */ occurred_at?: string | null; /** When it was last tried or asked for. */ updated_at?: string | null };
export type FailedDeliveryList = { /** One page. */ data: (FailedDelivery)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type FileSetting = { /** The row. */ id?: string; /** Largest file, in bytes. */ max_file_bytes?: number; /** Media types that are taken. What a file is, its content says. */ allowed_types?: (string)[]; /** Whether files can be downloaded that were not scanned for viruses, because there is no scanner or it gave up. Infected ones never can. */ allow_unscanned?: boolean; /** Days after which temporary files are deleted. */ temporary_days?: number; /** When it was made. */ created_at?: string; /** When it was last changed. */ updated_at?: string };
export type FileSettingList = { /** One page. */ data: (FileSetting)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type FileUpload = { /** The file. */ id?: string; /** Who uploaded it; null: Serai itself. */ user_id?: string | null; /** Kind of record it belongs to, by table name, such as expenses: it is downloaded and replaced there. Null: it stands for itself. */ record_type?: string | null; /** The record it belongs to. */ record_id?: string | null; /** Its name, as the sender called it. */ original_filename?: string; /** Size in bytes, as it is downloaded. */ file_size?: number; /** Media type, told by the content. */ mime_type?: string; /** SHA-256 of what is downloaded, in hex. */ file_hash?: string; /** What it is, in words. */ description?: string | null; /** Kind of file, such as invoice or photo; free text. */ file_category?: string | null; /** Whether links to it may be without an end. */ is_public?: boolean; /** Whether it is deleted at expires_at unless it is retained. */ is_temporary?: boolean; /** Made by Serai or fetched from a connected provider, not sent by a person: may be downloaded before it was scanned. */ is_trusted?: boolean; /** Whether it tells nothing of where, when, by whom and with what it was made: true for pictures, which are encoded anew. Other files are kept as they came. */ metadata_removed?: boolean; /** pending: not yet scanned; clean; infected: locked away; failed: the scanner could not read it. */ virus_scan_status?: "pending" | "clean" | "infected" | "failed"; /** What the scanner found or complained of. */ virus_scan_result?: string | null; /** When it was uploaded. */ created_at?: string; /** When it was last changed. */ updated_at?: string; /** When it is deleted; null: it stays. */ expires_at?: string | null; /** With `expand=user`; null where there is none. */ user?: User | null };
export type FileUploadCreate = { /** The file itself, as one part of the form with a file name. */ file: string; /** What it is, in words. */ description?: string; /** Kind of file, such as invoice or photo. */ file_category?: string; /** Whether links to it may be without an end. */ is_public?: boolean; /** Delete it after the days that the settings say, unless it is retained. */ is_temporary?: boolean; /** Delete it then. */ expires_at?: string };
export type FileUploadList = { /** One page. */ data: (FileUpload)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type FileUploadUpdate = { /** What it is, in words. */ description?: string | null; /** Kind of file, such as invoice or photo; free text. */ file_category?: string | null; /** Whether links to it may be without an end. */ is_public?: boolean };
export type FinanceSummary = { /** Identifies the line; the same for the same day, channel and currency. */ id?: string | null; /** Day of delivery or of the expense, in the business's time zone. */ day?: string | null; /** Sales channel; empty for expenses that belong to none. */ channel_id?: string | null; /** ISO 4217 code of the amounts. */ currency?: string | null; /** Orders with a revenue record on that day. */ orders?: number | null; /** What customers pay for what was delivered. */ gross_revenue?: string | null; /** GST or VAT in it. */ tax_amount?: string | null; /** Given back to customers. */ refund_amount?: string | null; /** Fees of the sales channel. */ platform_fee?: string | null; /** Fees of payment gateways. */ payment_gateway_fee?: string | null; /** Couriers' charges. */ shipping_cost?: string | null; /** Cost of the goods delivered. */ product_cost?: string | null; /** Expenses recorded for these orders. */ other_costs?: string | null; /** What the orders earned after all of these. */ net_revenue?: string | null; /** Expenses that are in no order's costs. */ expenses?: string | null; /** Net revenue less expenses. */ profit?: string | null; /** False when a cost of one of the orders is unknown. */ is_complete?: boolean | null; /** With `expand=channel`; null where there is none. */ channel?: SalesChannel | null };
export type FinanceSummaryList = { /** One page. */ data: (FinanceSummary)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type ForgetDeviceInput = { /** One of /v1/auth/factors. */ device_id: string };
export type GetChannelTypesResult = { /** By name; those of Serai itself last. */ data: ({ /** Code to connect it by. */ code: string; /** Name people see. */ name: string; /** Part of Serai itself; counts against no limit. */ is_internal: boolean; /** Whether it can be connected yet. */ has_connector: boolean; /** Whether your plan has it. */ in_plan: boolean; /** Live connections of this kind. */ connected: number; /** How many more your plan allows; null: any number. */ left: number | null; /** JSON Schema of its credentials; null: it takes none. */ config_schema: Record<string, unknown> | null })[]; /** Live connections your plan allows in all; null: any number. */ limit: number | null; /** Live connections that count against it. */ connected: number };
export type GetCourierTypesResult = { /** The one offered first at the top; those of Serai itself last. */ data: ({ /** Code to connect it by. */ code: string; /** Name people see. */ name: string; /** Part of Serai itself, for trying things out. */ is_internal: boolean; /** Whether it can be connected yet. */ has_connector: boolean; /** Live connections of this kind. */ connected: number; /** JSON Schema of its credentials; null: it takes none. */ config_schema: Record<string, unknown> | null })[] };
export type GetFactorsResult = { /** I must have a second factor. */ required: boolean; /** An authenticator app is in use. */ totp: boolean; /** Backup codes left. */ backup_codes: number; /** Oldest first. */ passkeys: ({ /** The passkey. */ id: string; /** What I call it. */ name: string; /** Its provider keeps copies on my other devices. */ is_backed_up: boolean; /** When it was registered. */ created_at: string; /** Last sign-in with it. */ last_used_at: string | null })[]; /** Where no code is asked for. Newest first. */ devices: ({ /** The device. */ id: string; /** Browser and system in words. */ device_name: string | null; /** desktop, mobile, tablet, bot or other. */ device_type: string | null; /** When I marked it as my own. */ created_at: string; /** Last sign-in without a code. */ last_used_at: string; /** Codes are asked for again from then on. */ expires_at: string })[] };
export type GetMeResult = { /** Me. */ id: string; /** Sign-in address. */ email: string; /** Full name. */ name: string; /** Phone number. */ phone: string | null; /** Address of a portrait. */ avatar_url: string | null; /** When the address was proved. */ email_verified_at: string | null; /** Has every permission. */ is_owner: boolean; /** Codes of my roles. */ roles: (string)[]; /** Everything I may do now. */ permissions: (string)[]; /** Features I may use. */ features: (string)[]; /** This session; null for a key. */ session_id: string | null; /** Personal settings. */ settings: { /** Channel to whether it is wanted. */ notification_preferences?: Record<string, unknown>; /** compact, comfortable or a layout of their own. */ dashboard_layout?: string; /** Colours. */ theme?: "light" | "dark" | "system" }; /** What I tell about myself; null: nothing yet. */ profile: { /** See /v1/user-profiles. */ job_title: string | null; /** See /v1/user-profiles. */ department: string | null; /** See /v1/user-profiles. */ company_name: string | null; /** See /v1/user-profiles. */ industry: string | null; /** See /v1/user-profiles. */ street_address: string | null; /** See /v1/user-profiles. */ city: string | null; /** See /v1/user-profiles. */ state: string | null; /** See /v1/user-profiles. */ postal_code: string | null; /** See /v1/user-profiles. */ country: string | null; /** See /v1/user-profiles. */ locale: string | null; /** See /v1/user-profiles. */ time_zone: string | null; /** See /v1/user-profiles. */ currency: string | null; /** See /v1/user-profiles. */ linkedin_url: string | null; /** See /v1/user-profiles. */ website_url: string | null } | null; /** Where I work. */ tenant: { /** The business. */ id: string; /** Its short name. */ slug: string; /** Its name. */ name: string; /** Its time zone. */ timezone: string; /** Its currency. */ currency: string; /** How it writes dates. */ date_format: string } };
export type GetOrderTimelineResult = { /** The oldest first. */ data: ({ /** When it happened. */ at: string; /** What it is about. */ kind: "status" | "stock" | "shipment" | "tracking" | "money" | "audit"; /** What happened: a status, a stock movement, a deed. */ what: string; /** Path word of the resource it is kept in. */ resource: string; /** Its record there. */ id: string; /** Who did it; null for the system, a channel or a courier. */ actor_id: string | null; /** What else is known of it, by field. */ details: Record<string, unknown> })[]; /** Kinds that you may read; the others are not there. */ parts: (string)[] };
export type GetOverviewResult = { /** Zone that days and hours are of. */ time_zone: string; /** What money is in; orders in another count, and their money does not. */ currency: string; /** Today until now. */ today: { /** Its first moment. */ from: string; /** Where it ends; not part of it. */ to: string; /** Null without `orders.view`. */ orders: { /** Ordered. */ orders: number; /** Orders that left. */ shipped: number; /** Orders delivered. */ delivered: number; /** Orders cancelled. */ cancelled: number; /** Totals of what was ordered and not cancelled. A decimal string in `currency`. */ sales: string } | null; /** Null without `finance.view`. */ money: { /** Gross revenue less refunds. A decimal string in `currency`. */ revenue: string; /** What is left after taxes, fees and costs. A decimal string in `currency`. */ profit: string } | null }; /** The same day a week ago, until the same hour. */ last_week: { /** Its first moment. */ from: string; /** Where it ends; not part of it. */ to: string; /** Null without `orders.view`. */ orders: { /** Ordered. */ orders: number; /** Orders that left. */ shipped: number; /** Orders delivered. */ delivered: number; /** Orders cancelled. */ cancelled: number; /** Totals of what was ordered and not cancelled. A decimal string in `currency`. */ sales: string } | null; /** Null without `finance.view`. */ money: { /** Gross revenue less refunds. A decimal string in `currency`. */ revenue: string; /** What is left after taxes, fees and costs. A decimal string in `currency`. */ profit: string } | null }; /** The oldest first; the last may not be over yet. */ bars: ({ /** Its first moment. */ from: string; /** Where it ends; not part of it. */ to: string; /** The day it is in. */ date: string; /** Null without `orders.view`. */ orders: { /** Ordered. */ orders: number; /** Orders that left. */ shipped: number; /** Orders delivered. */ delivered: number; /** Orders cancelled. */ cancelled: number; /** Totals of what was ordered and not cancelled. A decimal string in `currency`. */ sales: string } | null; /** Null without `finance.view`, and of hours: money is counted by the day. */ money: { /** Gross revenue less refunds. A decimal string in `currency`. */ revenue: string; /** What is left after taxes, fees and costs. A decimal string in `currency`. */ profit: string } | null })[]; /** By figure: which rows are behind it. */ filters: Record<string, { /** Path word of the resource. */ resource: string; /** Filter it with `[gte]` a bar’s `from` and `[lt]` its `to`; a date field with its `date`. */ field: string; /** What the field holds. */ is: "moment" | "date" }> };
export type GetSavedViewsResult = { /** Your own first, then by name. */ data: ({ /** The view. */ id: string; /** The resource's path word, such as orders. */ list: string; /** What the person calls it. */ name: string; /** The address after the question mark: filters, sorting, columns. */ query: string; /** Code of the role that sees it too; null: nobody else does. */ role: string | null; /** Name of that role. */ role_name: string | null; /** Only your own can be changed. */ is_mine: boolean; /** Name of whose it is. */ saved_by: string })[] };
export type GetSessionsResult = { /** Newest first. */ data: ({ /** The session. */ id: string; /** Browser and system in words. */ device_name: string | null; /** desktop, mobile, tablet, bot or other. */ device_type: string | null; /** Network address at sign-in. */ ip_address: string | null; /** When it began. */ created_at: string; /** Last request, to the minute. */ last_activity_at: string; /** When it ends at the latest. */ expires_at: string; /** The session of this request. */ is_current: boolean })[] };
export type GetSettingsResult = { /** Name in addresses and at sign-in. */ slug: string; /** Name of the business. */ name: string; /** Its own domain. */ domain: string | null; /** Address of its logo. */ logo_url: string | null; /** Code of its plan. */ plan: string | null; /** What is paid for. */ subscription: { /** trial, active, past_due, cancelled or expired. */ status: string | null; /** People can work before this moment. */ until: string | null }; /** The most that the plan allows. */ limits: { /** Active people and open invitations. Null: any amount. */ users: number | null; /** Bytes of kept files. Null: any amount. */ file_storage: number | null; /** Orders taken in this calendar month of the business's time zone. Null: any amount. */ orders_per_month: number | null; /** Live connections of sales channels. Null: any amount. */ channels: number | null }; /** What there is of it now, counted as it is when the limit is held. */ usage: { /** Active people and open invitations. */ users: number; /** Bytes of kept files. */ file_storage: number; /** Orders taken in this calendar month of the business's time zone. */ orders_per_month: number; /** Live connections of sales channels. */ channels: number }; /** Codes of the features it has. */ features: (string)[]; /** Time zone, currency, date format, names and branding. */ settings: { /** IANA time zone, such as Asia/Kolkata. Months of monthly limits follow it. */ timezone?: string; /** ISO 4217 code used where no other currency is given. */ currency?: string; /** How days are written for people. */ date_format?: "DD/MM/YYYY" | "MM/DD/YYYY" | "DD-MM-YYYY" | "DD.MM.YYYY" | "YYYY-MM-DD"; /** Legal name, as on labels and invoices. */ business_name?: string; /** Indian goods and services tax number of 15 characters. */ gstin?: string; /** Where customers may write. */ support_email?: string; /** Looks; used when the tenant has the feature white_label. */ branding?: { /** Main colour, as #RRGGBB. */ primary_color?: string; /** Address of a logo for dark backgrounds. */ logo_dark?: string } } };
export type GetShipmentTrackingLinkResult = { /** What the address ends with. */ token: string; /** Address on this server. */ path: string; /** Whole address, where the business has a domain of its own. */ url: string | null };
export type GetStateResult = { /** Facts on their way to reactions. */ events: { /** Number of the last event. */ last: number; /** Committed, and not handed to reactions yet. */ unnumbered: number; /** Since when the oldest waits. */ oldest_unnumbered_at: string | null }; /** Reactions with trouble. */ reactions: ({ /** Name of the reaction. */ reaction: string; /** Asked to run again. */ pending: number; /** Failed, and tried again later. */ failed: number; /** Given up; replay them. */ dead: number })[]; /** What providers sent and is not processed. */ deliveries: { /** Waiting. */ received: number; /** Refused; replay them. */ failed: number; /** Waiting for a plan, a month or a suspension to change. */ parked: number }; /** Jobs of this business, by queue; queues without any are not listed. */ queue: ({ /** apply: works in the database; perform: calls outside; scheduled: by the clock; lost: its worker died. */ queue: "apply" | "perform" | "lost" | "fanout" | "scheduled"; /** Jobs due and not begun. */ waiting: number; /** Jobs put off. */ later: number; /** Jobs at work. */ active: number; /** Since when the oldest waits. */ oldest_waiting_at: string | null })[] };
export type ImportOrdersResult = { /** Rows in the file. */ total: number; /** Orders added. */ created: number; /** Rows that were not imported. */ failed: number; /** Why rows were not imported, in the order of the file. */ errors: ({ /** Row as a spreadsheet counts: the header is row 1. */ row: number; /** Column that is wrong; null: the row as a whole. */ column: string | null; /** What is wrong. */ message: string })[] };
export type ImportProductsResult = { /** Rows in the file. */ total: number; /** Products added. */ created: number; /** Products changed. */ updated: number; /** Rows that were not imported. */ failed: number; /** Why rows were not imported, in the order of the file. */ errors: ({ /** Row as a spreadsheet counts: the header is row 1. */ row: number; /** Column that is wrong; null: the row as a whole. */ column: string | null; /** What is wrong. */ message: string })[] };
export type Inventory = { /** Identifier of the stock row. */ id?: string; /** Product in stock. */ product_id?: string; /** Variant in stock; empty for a product without variants. */ variant_id?: string | null; /** Warehouse or shelf; empty where the business has only one place. */ warehouse_location?: string | null; /** Units free to be sold. */ available_quantity?: number; /** Units promised to orders and not yet delivered. */ reserved_quantity?: number; /** Units ordered from suppliers and not yet received. */ incoming_quantity?: number; /** Available units at or below which it is time to order more; empty: never. */ reorder_point?: number | null; /** Units to order then. */ reorder_quantity?: number | null; /** Whether the available units are at or below the reorder point. */ is_low?: boolean; /** When the available units were last counted by hand. */ last_counted_at?: string | null; /** When the stock row was created. */ created_at?: string; /** When it last changed. */ updated_at?: string; /** With `expand=product`; null where there is none. */ product?: Product | null; /** With `expand=variant`; null where there is none. */ variant?: ProductVariant | null; /** With `expand=movements`. */ movements?: (StockMovement)[]; /** With `expand=reservations`. */ reservations?: (StockReservation)[] };
export type InventoryCreate = { /** Product in stock. */ product_id: string; /** Variant in stock; empty for a product without variants. */ variant_id?: string | null; /** Warehouse or shelf; empty where the business has only one place. */ warehouse_location?: string | null; /** Available units at or below which it is time to order more; empty: never. */ reorder_point?: number | null; /** Units to order then. */ reorder_quantity?: number | null };
export type InventoryList = { /** One page. */ data: (Inventory)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type InventoryUpdate = { /** Available units at or below which it is time to order more; empty: never. */ reorder_point?: number | null; /** Units to order then. */ reorder_quantity?: number | null };
export type Invitation = { /** The invitation. */ id?: string; /** Whom it is for; at most one pending invitation per address. */ email?: string; /** Suggested name of the new person. */ name?: string | null; /** pending, accepted or revoked; a pending one past expires_at is not accepted any more. */ status?: "pending" | "accepted" | "revoked"; /** Not accepted afterwards. */ expires_at?: string; /** When it was made. */ created_at?: string; /** Who invited. */ created_by?: string | null; /** When it was accepted. */ accepted_at?: string | null; /** The person who came of it. */ accepted_by?: string | null; /** When it was withdrawn or replaced. */ revoked_at?: string | null; /** With `expand=roles`. */ roles?: (InvitationRole)[]; /** With `expand=inviter`; null where there is none. */ inviter?: User | null };
export type InvitationCreate = { /** Whom to invite. */ email: string; /** Suggested name. */ name?: string; /** Roles the person gets. Only what you may do yourself. */ role_ids: (string)[] };
export type InvitationList = { /** One page. */ data: (Invitation)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type InvitationRole = { /** The row. */ id?: string; /** The invitation. */ invitation_id?: string; /** The role. */ role_id?: string; /** With `expand=role`; null where there is none. */ role?: Role | null };
export type InvitationRoleList = { /** One page. */ data: (InvitationRole)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type LinkChannelProductInput = { /** SKU of our product or variant. */ sku?: string; /** Our product, instead of a SKU. */ product_id?: string; /** Its variant. */ variant_id?: string };
export type MatchOrderItemInput = { /** The unmatched item. */ order_item_id: string; /** SKU of our product or variant. */ sku?: string; /** Our product, instead of a SKU. */ product_id?: string; /** Its variant. */ variant_id?: string };
export type MatrixRolesResult = { /** System roles first, then by name. The owner may do everything, whatever is listed. */ roles: ({ /** The role. */ id: string; /** Its code. */ code: string; /** Its name. */ name: string; /** Came with Serai. */ is_system: boolean; /** How many active people have it. */ people: number; /** What it allows. */ permissions: (string)[] })[]; /** By group and code. */ permissions: ({ /** Its code. */ code: string; /** Its name. */ name: string; /** What it allows. */ description: string | null; /** What it is about: the first word of its code. */ group: string })[]; /** Permissions that you may give and take: those you have. */ grantable: (string)[] };
export type MetaResult = { /** Who asks. */ actor: { /** The person. */ id?: string | null; /** user, api_key or super_admin. */ kind?: string; /** Name. */ name?: string; /** Has every permission. */ is_owner?: boolean; /** Role codes. */ roles?: (string)[]; /** Permission codes. */ permissions?: (string)[]; /** Feature codes that are on for this person. */ features?: (string)[]; /** Sees masked fields in full. */ unmasked?: boolean }; /** By path word: fields, filters with their operators, sorts, expansions, states, what can be written, and commands. */ resources: Record<string, Record<string, unknown>>; /** Commands that belong to no resource. */ commands: (Record<string, unknown>)[]; /** What the business's security settings ask of a console this person works in, their roles' overrides applied. */ policy: Record<string, unknown> };
export type NetworkPlace = { /** The row. */ id?: string; /** A network in CIDR; of several that hold an address the narrowest counts. */ network?: string; /** What the place is called. */ name?: string; /** Degrees north (WGS 84). */ latitude?: number; /** Degrees east (WGS 84). */ longitude?: number; /** When it was made. */ created_at?: string; /** Last change. */ updated_at?: string };
export type NetworkPlaceCreate = { /** A network in CIDR, or one address. */ network: string; /** What the place is called. */ name: string; /** Degrees north. */ latitude: number; /** Degrees east. */ longitude: number };
export type NetworkPlaceList = { /** One page. */ data: (NetworkPlace)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type Order = { /** Identifies the order. */ id?: string; /** Our own number of the order, counted up per business. */ order_number?: string; /** The sales channel it came through. */ channel_id?: string; /** The channel's id of the order, exactly as it sent it; our own id for orders entered by hand. */ external_order_id?: string; /** The number the customer knows the order by, such as #1001. */ external_order_number?: string | null; /** Where the order stands: pending, confirmed, processing, shipped, delivered; or cancelled, or returned. */ status?: "pending" | "confirmed" | "processing" | "shipped" | "delivered" | "cancelled" | "returned"; /** Whether it is paid: pending, authorized, partially_paid, paid, cod (to be collected on delivery), partially_refunded, refunded, voided, failed. */ payment_status?: "pending" | "authorized" | "partially_paid" | "paid" | "cod" | "partially_refunded" | "refunded" | "voided" | "failed"; /** How much of it has been dispatched: unfulfilled, partial or fulfilled. */ fulfillment_status?: "unfulfilled" | "partial" | "fulfilled"; /** The customer's name, when the channel tells it. */ customer_name?: string | null; /** The customer's e-mail address. */ customer_email?: string | null; /** The customer's telephone number, as given. */ customer_phone?: string | null; /** Where to deliver: name, phone, company, line1, line2, city, state, state_code, postal_code, country (ISO 3166 code). Empty when the channel sent none. */ shipping_address?: Record<string, unknown> | null | string; /** Whom to bill, in the same shape. */ billing_address?: Record<string, unknown> | null | string; /** True while there is no delivery address; such an order cannot be shipped. */ address_missing?: boolean; /** True while an item is not linked to a product of ours. */ has_unmatched_items?: boolean; /** True while stock could not be reserved for every item in full. */ has_stock_shortage?: boolean; /** Sum of quantity times unit price of all items, before discounts. */ subtotal?: string; /** All discounts, on items, the order and its shipping, as a positive amount. */ discount_amount?: string; /** All taxes; part of the prices when taxes_included is true, on top of them otherwise. */ tax_amount?: string; /** Whether the item and shipping prices contain the tax. */ taxes_included?: boolean; /** What the customer pays for delivery, before discounts. */ shipping_amount?: string; /** What the customer pays in all. */ total_amount?: string; /** Money received so far; what is missing to the total is collected on delivery for cash orders. */ paid_amount?: string; /** Money given back so far. */ refunded_amount?: string; /** ISO 4217 code of every amount of this order and its items. */ currency?: string; /** How it is paid: cod, prepaid, card, upi, wallet or netbanking. */ payment_method?: "cod" | "prepaid" | "card" | "upi" | "wallet" | "netbanking" | null; /** The gateway's name, as the channel sent it. */ payment_gateway?: string | null; /** The payment's reference at the gateway. */ payment_reference?: string | null; /** When the customer placed it. */ order_date?: string; /** When it was confirmed for fulfilment. */ confirmed_at?: string | null; /** When its first parcel was handed to the courier. */ shipped_at?: string | null; /** When its last item was delivered. */ delivered_at?: string | null; /** When it was cancelled. */ cancelled_at?: string | null; /** Why it was cancelled. */ cancel_reason?: string | null; /** When it came back. */ returned_at?: string | null; /** Remarks of the customer and of the operators. */ notes?: string | null; /** Words to group orders by: a list of texts. */ tags?: (string)[]; /** Further facts from the channel: note attributes, discount codes, shipping lines, source. */ metadata?: unknown; /** The channel's time of the newest change we hold; older messages never overwrite newer ones. */ external_updated_at?: string | null; /** Who entered it; empty for orders from a channel. */ created_by?: string | null; /** When it arrived here. */ created_at?: string; /** When it was last changed here. */ updated_at?: string; /** With `expand=items`. */ items?: (OrderItem)[]; /** With `expand=history`. */ history?: (OrderStatusHistory)[]; /** With `expand=channel`; null where there is none. */ channel?: SalesChannel | null };
export type OrderCreate = { /** A manual channel; default: the first. */ channel_id?: string; /** The customer's or your own reference. */ external_order_number?: string; /** The customer's name. */ customer_name?: string; /** The customer's e-mail address. */ customer_email?: string; /** The customer's telephone number. */ customer_phone?: string; /** A postal address. */ shipping_address?: { /** Who receives it. */ name?: string; /** Telephone number for the courier. */ phone?: string; /** Company. */ company?: string; /** House and street. */ line1: string; /** Flat, floor, landmark. */ line2?: string; /** City. */ city: string; /** State or province. */ state?: string; /** Its code, such as KA. */ state_code?: string; /** PIN or postal code. */ postal_code?: string; /** ISO 3166 code, such as IN. */ country: string }; /** A postal address. */ billing_address?: { /** Who receives it. */ name?: string; /** Telephone number for the courier. */ phone?: string; /** Company. */ company?: string; /** House and street. */ line1: string; /** Flat, floor, landmark. */ line2?: string; /** City. */ city: string; /** State or province. */ state?: string; /** Its code, such as KA. */ state_code?: string; /** PIN or postal code. */ postal_code?: string; /** ISO 3166 code, such as IN. */ country: string }; /** What is ordered. */ items: ({ /** SKU of the product or variant. */ sku?: string; /** The product, instead of a SKU. */ product_id?: string; /** Its variant. */ variant_id?: string; /** Name on the order; default: the product's. */ name?: string; /** Units ordered. */ quantity: number; /** Price of one unit; default: the product's selling price. */ unit_price?: string; /** Discount on the line. */ discount_amount?: string; /** Tax on the line; default: by the product's tax rate. */ tax_amount?: string; /** False for services; default true. */ requires_shipping?: boolean })[]; /** What the customer pays for delivery. */ shipping_amount?: string; /** Discount on the order as a whole. */ discount_amount?: string; /** Whether prices contain the tax; default true. */ taxes_included?: boolean; /** ISO 4217 code; default: the business's currency. */ currency?: string; /** How it is paid; cod: on delivery. */ payment_method?: "cod" | "prepaid" | "card" | "upi" | "wallet" | "netbanking"; /** Through whom it is paid. */ payment_gateway?: string; /** The payment's reference there. */ payment_reference?: string; /** Whether it is paid already; default false. */ is_paid?: boolean; /** When it was placed; default: now. */ order_date?: string; /** Remarks. */ notes?: string; /** Words to group orders by. */ tags?: (string)[] };
export type OrderItem = { /** Identifies the item. */ id?: string; /** The order it belongs to. */ order_id?: string; /** Place within the order, from 1. */ position?: number; /** The channel's id of the line, exactly as it sent it. */ external_line_id?: string | null; /** Our product; empty while the item is unmatched. */ product_id?: string | null; /** Our variant, when the product has variants. */ variant_id?: string | null; /** The channel's product id. */ external_product_id?: string | null; /** The channel's variant id. */ external_variant_id?: string | null; /** SKU as ordered. */ sku?: string | null; /** Name as ordered. */ name?: string; /** Units ordered. */ quantity?: number; /** Units that will not be dispatched: taken off the order, or come back undelivered. */ cancelled_quantity?: number; /** Units of our stock set aside for this item now. */ reserved_quantity?: number; /** Units in parcels that are on their way or delivered. */ fulfilled_quantity?: number; /** Those of them that the channel says were sent, not by a shipment here. */ external_fulfilled_quantity?: number; /** Units the customer has received. */ delivered_quantity?: number; /** Delivered units that the customer sent back. */ returned_quantity?: number; /** False for services and digital goods, which need no parcel. */ requires_shipping?: boolean; /** Price of one unit before discounts. */ unit_price?: string; /** What one unit cost us, in the order's currency, as known when the order arrived; empty when unknown. */ unit_cost?: string | null; /** Discount on the whole line, its share of order discounts included. */ discount_amount?: string; /** Tax on the whole line. */ tax_amount?: string; /** What the customer pays for the line: quantity times price less discount, plus tax where prices are without tax. */ total_amount?: string; /** ISO 4217 code, the order's. */ currency?: string; /** Further facts from the channel, such as engravings. */ metadata?: unknown; /** When it was added. */ created_at?: string; /** When it was last changed. */ updated_at?: string; /** With `expand=order`; null where there is none. */ order?: Order | null; /** With `expand=product`; null where there is none. */ product?: Product | null; /** With `expand=variant`; null where there is none. */ variant?: ProductVariant | null };
export type OrderItemList = { /** One page. */ data: (OrderItem)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type OrderList = { /** One page. */ data: (Order)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type OrderStatusHistory = { /** Identifies the entry. */ id?: string; /** The order it is about. */ order_id?: string; /** The status from then on. */ status?: "pending" | "confirmed" | "processing" | "shipped" | "delivered" | "cancelled" | "returned"; /** The status before; the same for a note, empty for the first entry. */ previous_status?: string | null; /** What changed it: user, channel (a webhook, pull or import), courier (a parcel's progress) or system. */ source?: "user" | "channel" | "courier" | "system"; /** Why, in words. */ notes?: string | null; /** Who did it, when it was a person. */ created_by?: string | null; /** When. */ created_at?: string; /** With `expand=order`; null where there is none. */ order?: Order | null };
export type OrderStatusHistoryList = { /** One page. */ data: (OrderStatusHistory)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type PasskeyOptionsResult = { /** For PublicKeyCredential.parseCreationOptionsFromJSON(). */ public_key: { /** Who asks. */ rp: { /** Domain that the passkey is for. */ id?: string; /** Name that the browser shows. */ name: string }; /** Whom it is for. */ user: { /** The person, base64url. */ id: string; /** Sign-in address. */ name: string; /** Full name. */ displayName: string }; /** What is to be signed, base64url. */ challenge: string; /** Algorithms that are taken, the best first. */ pubKeyCredParams: ({ /** COSE algorithm. */ alg: number; /** Always public-key. */ type: "public-key" })[]; /** Milliseconds that the browser may wait for the person. */ timeout?: number; /** Passkeys the person has already. */ excludeCredentials?: ({ /** The credential, base64url. */ id: string; /** Always public-key. */ type: "public-key" })[] } };
export type PasskeySignInInput = { /** Short name of the business, or its own domain. Not needed where the request comes to that domain. */ tenant?: string; /** What navigator.credentials.get() gave, as JSON. */ credential: { /** The credential, base64url. */ id: string; /** The same. */ rawId: string; /** Always public-key. */ type: "public-key"; /** platform or cross-platform. */ authenticatorAttachment?: string; /** As the browser gave it. */ clientExtensionResults: Record<string, unknown>; /** What the authenticator signed. */ response: { /** What the browser signed for. */ clientDataJSON: string; /** What the authenticator says of itself. */ authenticatorData: string; /** Its signature. */ signature: string; /** Whose passkey it is. */ userHandle?: string } }; /** cookie: the refresh token comes as a cookie that scripts cannot read, and is not in the body. */ transport?: "bearer" | "cookie" };
export type PasskeySignInOptionsInput = { /** Short name of the business, or its own domain. Not needed where the request comes to that domain. */ tenant?: string };
export type PasskeySignInOptionsResult = { /** For PublicKeyCredential.parseRequestOptionsFromJSON(). */ public_key: { /** What is to be signed, base64url. */ challenge: string; /** Domain that the passkey is for. */ rpId?: string; /** Milliseconds that the browser may wait for the person. */ timeout?: number; /** Passkeys that may be used; absent: any. */ allowCredentials?: ({ /** The credential, base64url. */ id: string; /** Always public-key. */ type: "public-key" })[]; /** Whether the device asks who it is. */ userVerification?: string } };
export type Permission = { /** The permission. */ id?: string; /** Stable code, <module>.<deed>. */ code?: string; /** Name as people read it. */ name?: string; /** The part of the platform it belongs to. */ module?: string; /** What it allows. */ description?: string | null; /** When this business first had it. */ created_at?: string };
export type PermissionList = { /** One page. */ data: (Permission)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type PlatformAuditEntry = { /** UUIDv7. */ id?: string; /** When it was done. */ occurred_at?: string; /** The tenant it was done to; empty when it was done to anything else. */ tenant_id?: string | null; /** What kind of actor did it. */ actor_kind?: "user" | "api_key" | "super_admin" | "system" | "anonymous"; /** The super admin; empty for the system. */ actor_id?: string | null; /** Name at that time. */ actor_name?: string | null; /** The deed, as <resource>.<verb>. */ action?: string; /** Kind of deed: access, user_management, security, system_admin, sensitive_read, or the part of the business it belongs to. */ category?: string; /** What kind of thing it was done to. */ resource?: string; /** Which one. */ resource_id?: string | null; /** What people call it, such as an order number. */ resource_name?: string | null; /** The deed in words. */ description?: string | null; /** The changed fields as they were; personal data sealed. */ before?: unknown; /** The changed fields as they became; personal data sealed. */ after?: unknown; /** Names of the fields that changed. */ changes_summary?: string | null; /** success; refused: not permitted or not possible; failed: an error of ours. */ outcome?: "success" | "refused" | "failed"; /** Problem code of a refusal or failure. */ error_code?: string | null; /** The refusal or failure in words. */ error?: string | null; /** What the actor was warned of. */ warnings?: (string)[] | null; /** How much it matters to who watches: info, low, medium, high, critical. */ severity?: "info" | "low" | "medium" | "high" | "critical"; /** Risk from 0 to 100, as the risk rules saw it. */ risk_score?: number; /** What regulations it touches, as {"gdpr": true}. */ compliance_flags?: unknown; /** People it was done to. */ affected_user_ids?: (string)[] | null; /** What it means for the business. */ business_impact?: string | null; /** What it means for a regulator. */ regulatory_impact?: string | null; /** Whether it was a deed that needs approval: a business is given a feature, a plan or a period by hand. */ approval_required?: boolean; /** Who approved it. */ approved_by?: string | null; /** When it was approved. */ approved_at?: string | null; /** X-Request-Id. */ request_id?: string | null; /** Address it came from. */ ip?: string | null; /** Where that address is, as far as it is known. */ location?: unknown; /** Program it came from. */ user_agent?: string | null; /** What tells the device it came from. */ device_fingerprint?: string | null; /** Method and route. */ endpoint?: string | null; /** HTTP status answered. */ status_code?: number | null; /** Milliseconds from the request's arrival until this was written. */ duration_ms?: number | null; /** Session it was done in. */ session_id?: string | null; /** Anything else worth keeping: the input without its secrets and with personal data sealed, reasons. */ metadata?: unknown };
export type PlatformAuditEntryList = { /** One page. */ data: (PlatformAuditEntry)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type PlatformChangeTenantPlanInput = { /** Code of the plan. */ plan: string };
export type PlatformChannelType = { /** UUID. */ id?: string; /** Short name used by programs, such as shopify. */ code?: string; /** Name people see. */ name?: string; /** Address of its logo. */ logo_url?: string | null; /** Whether new channels of this kind may be connected. */ is_active?: boolean; /** Part of Serai itself: in every plan, and counted against no limit. */ is_internal?: boolean; /** JSON Schema of the credentials. Empty: it takes none, or has no connector yet. */ config_schema?: unknown; /** When it was created. */ created_at?: string; /** When it was last changed. */ updated_at?: string };
export type PlatformChannelTypeCreate = { /** Short name used by programs, such as shopify. */ code: string; /** Name people see. */ name: string; /** Address of its logo. */ logo_url?: string | null; /** JSON Schema of the credentials. Empty: it takes none, or has no connector yet. */ config_schema?: unknown };
export type PlatformChannelTypeList = { /** One page. */ data: (PlatformChannelType)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type PlatformChannelTypeUpdate = { /** Name people see. */ name?: string; /** Address of its logo. */ logo_url?: string | null; /** JSON Schema of the credentials. Empty: it takes none, or has no connector yet. */ config_schema?: unknown };
export type PlatformConfigureTenantInput = { /** Name of the business. */ name?: string; /** Its own domain, in small letters; null removes it. */ domain?: string | null; /** Address of its logo; null removes it. */ logo_url?: string | null; settings?: UpdateSettingsInput };
export type PlatformCourierType = { /** UUID. */ id?: string; /** Short name used by programs, such as shiprocket. */ code?: string; /** Name people see. */ name?: string; /** Address of its logo. */ logo_url?: string | null; /** Whether new configurations of this courier may be made. */ is_active?: boolean; /** Offered first. At most one courier is. */ is_default?: boolean; /** Part of Serai itself, for trying things out. */ is_internal?: boolean; /** JSON Schema of the credentials. Empty: it takes none, or has no connector yet. */ config_schema?: unknown; /** When it was created. */ created_at?: string; /** When it was last changed. */ updated_at?: string };
export type PlatformCourierTypeCreate = { /** Short name used by programs, such as shiprocket. */ code: string; /** Name people see. */ name: string; /** Address of its logo. */ logo_url?: string | null; /** JSON Schema of the credentials. Empty: it takes none, or has no connector yet. */ config_schema?: unknown };
export type PlatformCourierTypeList = { /** One page. */ data: (PlatformCourierType)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type PlatformCourierTypeUpdate = { /** Name people see. */ name?: string; /** Address of its logo. */ logo_url?: string | null; /** Whether new configurations of this courier may be made. */ is_active?: boolean; /** Offered first. At most one courier is. */ is_default?: boolean; /** JSON Schema of the credentials. Empty: it takes none, or has no connector yet. */ config_schema?: unknown };
export type PlatformDeleteTenantInput = { /** The slug of the tenant, to be sure. */ confirm: string; /** Why; kept on the tombstone. */ reason: string };
export type PlatformDeleteTenantResult = { /** The tenant that is gone. */ id: string; /** Its slug. */ slug: string; /** When. */ deleted_at: string };
export type PlatformDestroyMasterInput = { /** Its name. */ master_key: string };
export type PlatformDestroyMasterResult = { /** Name of the key that is gone. */ destroyed: string };
export type PlatformDestroyTenantKeysInput = { /** The slug of the tenant, to be sure. */ confirm: string; /** Whose key, such as users/<id>. Absent: all keys of the tenant. */ subject?: string; /** Only this older version of the key, once nothing is sealed under it any more. */ version?: number };
export type PlatformDestroyTenantKeysResult = { /** False: there was no such key, or it was destroyed before. */ destroyed: boolean };
export type PlatformExportTenantAuditInput = { /** What the part before said; absent for the first. */ next?: { /** Last leaf of the part before. */ after: number; /** How many entries the export is about. */ size: number } };
export type PlatformExportTenantAuditResult = { /** This part. */ lines: (Record<string, unknown>)[]; /** Give it for the next part; null on the last. */ next: { /** Last leaf here. */ after: number; /** Entries in all. */ size: number } | null };
export type PlatformFeature = { /** UUID. */ id?: string; /** Short name used by programs, such as export_data. */ code?: string; /** Name people see. */ name?: string; /** What it allows. */ description?: string | null; /** Group in lists: orders, shipments, ndr, inventory, channels, finance, analytics, integrations, branding. */ category?: string | null; /** False switches the feature off for everybody at once, whatever plans and overrides say. */ is_active?: boolean; /** When it was created. */ created_at?: string; /** When it was last changed. */ updated_at?: string };
export type PlatformFeatureCreate = { /** Short name used by programs, such as export_data. */ code: string; /** Name people see. */ name: string; /** What it allows. */ description?: string | null; /** Group in lists: orders, shipments, ndr, inventory, channels, finance, analytics, integrations, branding. */ category?: string | null };
export type PlatformFeatureList = { /** One page. */ data: (PlatformFeature)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type PlatformFeatureUpdate = { /** Name people see. */ name?: string; /** What it allows. */ description?: string | null; /** Group in lists: orders, shipments, ndr, inventory, channels, finance, analytics, integrations, branding. */ category?: string | null };
export type PlatformGetSavedViewsResult = { /** By name. */ data: ({ /** The view. */ id: string; /** The resource's path word, such as tenants. */ list: string; /** What the person calls it. */ name: string; /** The address after the question mark: filters, sorting, columns. */ query: string })[] };
export type PlatformGetShowResult = { /** Who holds the master keys. */ provider: string; /** The one that wraps first. */ master_keys: (string)[]; /** The platform itself first, then by slug. */ tenants: ({ /** The tenant; zeros: the platform itself. */ tenant_id: string; /** Its slug; null: the platform itself, or a deleted tenant. */ slug: string | null; /** Version of the key that seals now. */ version: number; /** Versions that are kept, to open what older ones sealed. */ versions: number; /** When all its keys were destroyed. */ destroyed_at: string | null; /** Which master keys wrap them; null: none is left. */ master_keys: (string)[] | null; /** People's keys. */ subjects: number; /** People's keys that were destroyed. */ forgotten: number; /** The latest rotation; null: there was none. */ rotation: { /** Version that it moves to. */ to_version: number; /** Sealed fields moved so far. */ moved: number; /** When it began. */ started_at: string | null; /** When everything was moved. */ finished_at: string | null } | null })[] };
export type PlatformGetStatusResult = { /** The latest run; null: there was none. */ run: { /** The run. */ id: string; /** The one tenant it is about; null: all. */ tenant_id: string | null; /** start: a process began with other code than the last; asked: by a super admin. */ origin: "start" | "asked"; /** waiting: no process took it up yet; interrupted: its process was lost, the next one goes on; failed: finished, but not for every tenant. */ state: "waiting" | "running" | "interrupted" | "failed" | "finished"; /** Tenants it looks at. */ total: number; /** Tenants it has looked at. */ done: number; /** Migrations it has applied. */ applied: number; /** Tenants that could not be brought up to date. */ failed: number; /** When it was asked for. */ created_at: string | null; /** When a process took it up. */ started_at: string | null; /** When it had looked at every tenant. */ finished_at: string | null } | null; /** The schemas that an installation has once. */ shared: ({ /** The pack; kernel: what every tenant has; platform and keystore: what is there once. */ pack: string; /** The last of its migrations that ran; null: none. */ version: string | null; /** How many ran. */ applied: number; /** Those that this code has and that did not run. */ pending: (string)[] })[]; /** Every pack there is, in the order in which they are brought up to date. */ packs: (string)[]; /** How many tenants there are. */ total: number; /** How many of them could not be brought up to date: nobody works in those. */ held_back: number; /** Tenants that failed first, then those at work, then by slug. */ data: ({ /** The tenant. */ id: string; /** Its slug. */ slug: string; /** Its name. */ name: string; /** failed: held back until it succeeds. */ state: "up_to_date" | "waiting" | "running" | "failed"; /** The migration that runs, or that failed, as <pack>/<name>. */ migration: string | null; /** What the database said to it. */ error: string | null; /** When something last ran or failed. */ changed_at: string | null; /** The packs that its schema has or should have. */ packs: ({ /** The pack; kernel: what every tenant has; platform and keystore: what is there once. */ pack: string; /** The last of its migrations that ran; null: none. */ version: string | null; /** How many ran. */ applied: number; /** Those that this code has and that did not run. */ pending: (string)[] })[] })[]; /** Give it as offset for the next page; null on the last. */ next_offset: number | null };
export type PlatformGetTenantUsageResult = { /** The most that the plan allows. */ limits: { /** Active people and open invitations. Null: any amount. */ users: number | null; /** Bytes of kept files. Null: any amount. */ file_storage: number | null; /** Orders taken in this calendar month of the business's time zone. Null: any amount. */ orders_per_month: number | null; /** Live connections of sales channels. Null: any amount. */ channels: number | null }; /** What there is of it now, counted as it is when the limit is held. */ usage: { /** Active people and open invitations. */ users: number; /** Bytes of kept files. */ file_storage: number; /** Orders taken in this calendar month of the business's time zone. */ orders_per_month: number; /** Live connections of sales channels. */ channels: number } };
export type PlatformPlan = { /** UUID. */ id?: string; /** Short name used by programs, such as starter. */ code?: string; /** Name people see. */ name?: string; /** Who the plan is for. */ description?: string | null; /** Price of a month, in currency. Empty: agreed with each customer. */ price_monthly?: string | null; /** Price of a year, in currency. Empty: no yearly price, or agreed with each customer. */ price_yearly?: string | null; /** ISO 4217 code of both prices. */ currency?: string; /** Most active users. Empty: unlimited. */ max_users?: number | null; /** Most orders taken in one calendar month of the tenant's time zone. Empty: unlimited. */ max_orders_per_month?: number | null; /** Most connected sales channels; internal channel types are not counted. Empty: unlimited. */ max_channels?: number | null; /** Days that people can go on working after the paid period has ended. */ grace_days?: number; /** Whether new subscriptions may choose it; present ones keep it. */ is_active?: boolean; /** Place in lists, smallest first. */ sort_order?: number; /** Free-form data. */ metadata?: unknown; /** When it was created. */ created_at?: string; /** When it was last changed. */ updated_at?: string; /** With `expand=features`. */ features?: (PlatformPlanFeature)[]; /** With `expand=channels`. */ channels?: (PlatformPlanChannel)[] };
export type PlatformPlanChannel = { /** UUID. */ id?: string; /** The plan. */ plan_id?: string; /** The kind of channel. */ channel_type_id?: string; /** Most connections of this kind, within the plan's max_channels. Empty: unlimited. */ max_connections?: number | null; /** When it was created. */ created_at?: string; /** When it was last changed. */ updated_at?: string; /** With `expand=plan`; null where there is none. */ plan?: PlatformPlan | null; /** With `expand=channel_type`; null where there is none. */ channel_type?: PlatformChannelType | null };
export type PlatformPlanChannelList = { /** One page. */ data: (PlatformPlanChannel)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type PlatformPlanCreate = { /** Short name used by programs, such as starter. */ code: string; /** Name people see. */ name: string; /** Who the plan is for. */ description?: string | null; /** Price of a month, in currency. Empty: agreed with each customer. */ price_monthly?: string | null; /** Price of a year, in currency. Empty: no yearly price, or agreed with each customer. */ price_yearly?: string | null; /** ISO 4217 code of both prices. */ currency?: string; /** Most active users. Empty: unlimited. */ max_users?: number | null; /** Most orders taken in one calendar month of the tenant's time zone. Empty: unlimited. */ max_orders_per_month?: number | null; /** Most connected sales channels; internal channel types are not counted. Empty: unlimited. */ max_channels?: number | null; /** Days that people can go on working after the paid period has ended. */ grace_days?: number; /** Place in lists, smallest first. */ sort_order?: number; /** Free-form data. */ metadata?: unknown };
export type PlatformPlanFeature = { /** UUID. */ id?: string; /** The plan. */ plan_id?: string; /** The feature. */ feature_id?: string; /** False is the same as no row, but keeps the config. */ is_enabled?: boolean; /** Limits of the feature in this plan, such as {"max_export_rows": 1000}. */ config?: unknown; /** When it was created. */ created_at?: string; /** When it was last changed. */ updated_at?: string; /** With `expand=plan`; null where there is none. */ plan?: PlatformPlan | null; /** With `expand=feature`; null where there is none. */ feature?: PlatformFeature | null };
export type PlatformPlanFeatureList = { /** One page. */ data: (PlatformPlanFeature)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type PlatformPlanList = { /** One page. */ data: (PlatformPlan)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type PlatformPlanUpdate = { /** Name people see. */ name?: string; /** Who the plan is for. */ description?: string | null; /** Price of a month, in currency. Empty: agreed with each customer. */ price_monthly?: string | null; /** Price of a year, in currency. Empty: no yearly price, or agreed with each customer. */ price_yearly?: string | null; /** ISO 4217 code of both prices. */ currency?: string; /** Whether new subscriptions may choose it; present ones keep it. */ is_active?: boolean; /** Place in lists, smallest first. */ sort_order?: number; /** Free-form data. */ metadata?: unknown };
export type PlatformProveTenantAuditConsistencyInput = { /** Entries under the earlier checkpoint. */ first: number; /** Entries under the later one; default: the newest. */ second?: number };
export type PlatformProveTenantAuditConsistencyResult = { /** Which kind of proof this is. */ proof: string; /** The proof, as in RFC 6962. */ hashes: (string)[]; /** The signed checkpoint whose root it leads to. */ checkpoint: string; /** Key to check the signature with. */ verifier_key: string; /** Entries under the earlier checkpoint. */ first: number; /** Entries under the later one. */ second: number };
export type PlatformProveTenantAuditResult = { /** Which kind of proof this is. */ proof: string; /** The proof, as in RFC 6962. */ hashes: (string)[]; /** The signed checkpoint whose root it leads to. */ checkpoint: string; /** Key to check the signature with. */ verifier_key: string; /** Canonical text of the entry; its bytes are the leaf. */ entry: string; /** Its place. */ leaf_index: number; /** Entries under the checkpoint. */ tree_size: number };
export type PlatformRefreshInput = { /** The refresh token. */ refresh_token: string };
export type PlatformRemovePlanChannelInput = { /** Code of the channel type. */ channel_type: string };
export type PlatformRemoveViewInput = { /** The view. */ id: string };
export type PlatformReplayTenantEventsInput = { /** Only those of this reaction. */ reaction?: string; /** Only these events. */ event_ids?: (string)[]; /** dead (default): given up; failed: waiting for the next attempt, which need not be waited for. */ state?: "dead" | "failed" };
export type PlatformResetTenantFeatureInput = { /** Code of the feature. */ feature: string };
export type PlatformRotateMasterInput = { /** Make a new one first; false: go on with the newest. */ fresh: boolean };
export type PlatformRotateMasterResult = { /** Name of the master key that wraps now. */ master_key: string; /** Tenant keys wrapped anew by this request. */ rewrapped: number; /** Tenant keys still wrapped by an older master key: ask again. */ left: number };
export type PlatformRotateTenantKeysInput = { /** Make a new key; false: only go on with the rotation under way. */ fresh: boolean };
export type PlatformRotateTenantKeysResult = { /** Keys and fields moved by this request. */ moved: number; /** Whether nothing is left; else ask again, or leave it to the worker. */ finished: boolean };
export type PlatformRunResult = { /** The run. */ id: string; /** The one tenant it is about; null: all. */ tenant_id: string | null; /** start: a process began with other code than the last; asked: by a super admin. */ origin: "start" | "asked"; /** waiting: no process took it up yet; interrupted: its process was lost, the next one goes on; failed: finished, but not for every tenant. */ state: "waiting" | "running" | "interrupted" | "failed" | "finished"; /** Tenants it looks at. */ total: number; /** Tenants it has looked at. */ done: number; /** Migrations it has applied. */ applied: number; /** Tenants that could not be brought up to date. */ failed: number; /** When it was asked for. */ created_at: string | null; /** When a process took it up. */ started_at: string | null; /** When it had looked at every tenant. */ finished_at: string | null };
export type PlatformSaveViewInput = { /** The resource's path word, such as tenants. */ list: string; /** What the person calls it. */ name: string; /** The address after the question mark: filters, sorting, columns. */ query: string };
export type PlatformSaveViewResult = { /** The view. */ id: string };
export type PlatformSetPlanChannelInput = { /** Code of the channel type. */ channel_type: string; /** Most connections of this kind; null is unlimited. */ max_connections: number | null };
export type PlatformSetPlanFeatureInput = { /** Code of the feature. */ feature: string; /** False excludes it; default: true. */ is_enabled?: boolean; /** Limits, such as {"max_export_rows": 1000}; default: none. */ config?: Record<string, unknown> };
export type PlatformSetPlanLimitsInput = { /** Most active users. */ max_users?: number | null; /** Most orders in a calendar month. */ max_orders_per_month?: number | null; /** Most connected sales channels. */ max_channels?: number | null; /** Days to go on working after the paid period. */ grace_days?: number };
export type PlatformSetSuperAdminPasswordInput = { /** Password, at least 12 characters. */ password: string };
export type PlatformSetTenantFeatureInput = { /** Code of the feature. */ feature: string; /** Whether the tenant has it, whatever its plan says. */ is_enabled: boolean; /** Limits that replace the plan's, name by name. */ config?: Record<string, unknown>; /** Why; kept beside the override. */ reason: string };
export type PlatformSetTenantSubscriptionInput = { /** Code of the plan; default: the present one. */ plan?: string; /** Default: as it is; active for a new one. */ status?: "trial" | "active" | "past_due" | "cancelled" | "expired"; /** When the trial ends; needed for a trial. */ trial_ends_at?: string; /** Start of the paid period; default: of the present one, or now when an end is given. */ current_period_start?: string; /** End of the paid period; default: of the present one, or the end of the trial. */ current_period_end?: string; /** Who collects the money; default: manual. */ payment_provider?: "stripe" | "razorpay" | "manual"; /** The payment provider's id. */ external_subscription_id?: string; /** Free-form data. */ metadata?: Record<string, unknown> };
export type PlatformSignInInput = { /** Sign-in address. */ email: string; /** Password. */ password: string; /** cookie: the refresh token comes as a cookie that scripts cannot read, and is not in the body. */ transport?: "bearer" | "cookie" };
export type PlatformSignInResult = { /** Send it as Authorization: Bearer. */ access_token: string; /** Exchange it once at /platform/v1/auth/refresh. Absent when it travels as a cookie. */ refresh_token?: string; /** Always Bearer. */ token_type: "Bearer"; /** Seconds until the access token expires. */ expires_in: number; /** Who signed in. */ user: { /** The super admin. */ id: string; /** Sign-in address. */ email: string; /** Full name. */ name: string } };
export type PlatformSignOutResult = { /** True: the tokens are worth nothing now. */ ended: boolean };
export type PlatformSubscription = { /** UUIDv7. */ id?: string; /** The tenant. */ tenant_id?: string; /** The plan. */ plan_id?: string; /** trial: until trial_ends_at; active and past_due: until current_period_end and the plan's grace; cancelled: until current_period_end; expired: over. */ status?: "trial" | "active" | "past_due" | "cancelled" | "expired"; /** When the trial ends. */ trial_ends_at?: string | null; /** Start of the paid period. */ current_period_start?: string; /** End of the paid period. */ current_period_end?: string; /** When it was cancelled. */ cancelled_at?: string | null; /** Who collects the money. */ payment_provider?: "stripe" | "razorpay" | "manual" | null; /** The payment provider's id. */ external_subscription_id?: string | null; /** Free-form data. */ metadata?: unknown; /** When another subscription took its place. Empty: this is the current one. */ superseded_at?: string | null; /** When it was created. */ created_at?: string; /** When it was last changed. */ updated_at?: string; /** With `expand=tenant`; null where there is none. */ tenant?: PlatformTenant | null; /** With `expand=plan`; null where there is none. */ plan?: PlatformPlan | null };
export type PlatformSubscriptionList = { /** One page. */ data: (PlatformSubscription)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type PlatformSuperAdmin = { /** UUIDv7. */ id?: string; /** E-mail address, in small letters; unique. */ email?: string; /** Name people see. */ name?: string; /** False stops every token of this person at once. */ is_active?: boolean; /** When this person last signed in. */ last_login_at?: string | null; /** Failed sign-ins since the last good one. */ failed_attempts?: number; /** No sign-in before this moment. */ locked_until?: string | null; /** When it was created. */ created_at?: string; /** When it was last changed. */ updated_at?: string };
export type PlatformSuperAdminCreate = { /** Sign-in address. */ email: string; /** Full name. */ name: string; /** Password, at least 12 characters. */ password: string };
export type PlatformSuperAdminList = { /** One page. */ data: (PlatformSuperAdmin)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type PlatformSuperAdminUpdate = { /** Name people see. */ name?: string };
export type PlatformSuspendTenantInput = { /** Why; kept in the audit trail. */ reason: string };
export type PlatformTenant = { /** UUIDv7. */ id?: string; /** Name in addresses and at sign-in: small letters, digits and hyphens. It never changes. */ slug?: string; /** Name of the business. */ name?: string; /** Its own domain, such as orders.example.com, in small letters; names the tenant at sign-in when no slug is given. */ domain?: string | null; /** Address of its logo. */ logo_url?: string | null; /** active; suspended: people cannot work, deliveries from providers wait; cancelled: closed by the platform, data still there. */ status?: "active" | "suspended" | "cancelled"; /** Why it was suspended or cancelled. */ status_reason?: string | null; /** Why its schema could not be brought up to date; nobody works in it until it is. Empty: it is. */ held_back?: string | null; /** Time zone, currency, date format, business name, GSTIN, support e-mail and branding. */ settings?: { /** IANA time zone, such as Asia/Kolkata. Months of monthly limits follow it. */ timezone?: string; /** ISO 4217 code used where no other currency is given. */ currency?: string; /** How days are written for people. */ date_format?: "DD/MM/YYYY" | "MM/DD/YYYY" | "DD-MM-YYYY" | "DD.MM.YYYY" | "YYYY-MM-DD"; /** Legal name, as on labels and invoices. */ business_name?: string; /** Indian goods and services tax number of 15 characters. */ gstin?: string; /** Where customers may write. */ support_email?: string; /** Looks; used when the tenant has the feature white_label. */ branding?: { /** Main colour, as #RRGGBB. */ primary_color?: string; /** Address of a logo for dark backgrounds. */ logo_dark?: string } }; /** Database schema that holds its data. */ schema_name?: string; /** Packs that its schema has the tables of, whether or not its plan still includes them. */ packs?: (string)[]; /** Grows with every change of what the tenant may do; caches compare it. */ version?: number; /** When it was created. */ created_at?: string; /** When it was last changed. */ updated_at?: string; /** With `expand=subscriptions`. */ subscriptions?: (PlatformSubscription)[]; /** With `expand=features`. */ features?: (PlatformTenantFeature)[] };
export type PlatformTenantCreate = { /** Name in addresses and at sign-in; it never changes. */ slug: string; /** Name of the business. */ name: string; /** Code of its plan; default: starter. */ plan?: string; /** The first user; may do everything. */ owner: { /** Name of the person. */ name: string; /** Address to sign in with. */ email: string; /** First password, at least 12 characters. */ password: string }; /** Its own domain, in small letters. */ domain?: string; /** Address of its logo. */ logo_url?: string; settings?: UpdateSettingsInput; /** Start with a trial of so many days. */ trial_days?: number; /** Length of the first paid period; default: 365 days. Not with a trial. */ paid_days?: number };
export type PlatformTenantFeature = { /** UUIDv7. */ id?: string; /** The tenant. */ tenant_id?: string; /** The feature. */ feature_id?: string; /** Whether the tenant has it, whatever its plan says. */ is_enabled?: boolean; /** Limits that replace those of the plan, name by name. */ config?: unknown; /** Why. */ override_reason?: string | null; /** When it was created. */ created_at?: string; /** When it was last changed. */ updated_at?: string; /** With `expand=tenant`; null where there is none. */ tenant?: PlatformTenant | null; /** With `expand=feature`; null where there is none. */ feature?: PlatformFeature | null };
export type PlatformTenantFeatureList = { /** One page. */ data: (PlatformTenantFeature)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type PlatformTenantList = { /** One page. */ data: (PlatformTenant)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type PlatformTenantTombstone = { /** The tenant's id; it is never used again. */ id?: string; /** Its slug; another tenant may take it. */ slug?: string; /** The schema that was dropped. */ schema_name?: string; /** The plan it had at the end. */ plan_code?: string | null; /** When the tenant was created. */ tenant_created_at?: string; /** When it was deleted. */ tenant_deleted_at?: string; /** The super admin who deleted it; empty for the system. */ deleted_by?: string | null; /** Name of that super admin at that time. */ deleted_by_name?: string; /** Why it was deleted. */ reason?: string | null; /** When its files were erased. Empty: they are still to be erased. */ files_erased_at?: string | null };
export type PlatformTenantTombstoneList = { /** One page. */ data: (PlatformTenantTombstone)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type PlatformTraceExportTenantsInput = { /** Codes found in a file. */ codes: (string)[] };
export type PlatformTraceExportTenantsResult = { /** Exports with one of the codes. */ data: ({ /** The tenant's slug. */ tenant: string; /** The export. */ id: string; /** Its code. */ code: string; /** Who asked for it. */ user_id: string; /** Which records. */ resource: string; /** csv or xlsx. */ file_format: string; /** Rows in the file. */ row_count: number; /** Its state. */ status: string; /** When it was asked for. */ created_at: string })[] };
export type PlatformVerifyTenantKeysResult = { /** Keys opened. */ keys: number; /** Fields opened. */ fields: number; /** What does not open; at most a hundred. */ broken: (string)[] };
export type PreviewDataMaskingRulesInput = { /** The roles that this person would have. */ roles: (string)[]; /** Which kind of record, by path word, such as orders. */ resource: string; /** The record. */ id: string };
export type PreviewDataMaskingRulesResult = { /** Whether they may see such records at all. */ may_read: boolean; /** Whether they may take such records out, as far as permissions go. */ may_export: boolean; /** As they see it; null where they may not, or see only records of their own. */ record: Record<string, unknown> | null; /** What they see masked, and so may not filter, sort or search by. */ masked: ({ /** The field. */ field: string; /** Paths inside it that are masked; empty: all of it is. */ parts: (string)[] })[] };
export type Product = { /** Identifier of the product. */ id?: string; /** Stock keeping unit: the business's own code, unique among products that are not deleted, whatever its case. */ sku?: string; /** Name as customers see it. */ name?: string; /** Longer text about the product. */ description?: string | null; /** Category the business files it under. */ category?: string | null; /** Brand or maker. */ brand?: string | null; /** Weight of one packed unit, in grams. */ weight_grams?: number | null; /** Size of one packed unit: length, width and height as numbers, and their unit (cm, mm, in). */ dimensions?: { length: number; width: number; height: number; unit: "mm" | "cm" | "in" } | null; /** Code of the Harmonized System (HSN in India) for tax and customs. */ hsn_code?: string | null; /** What one unit costs the business, without tax, in the product's currency. Order items take a copy when the order arrives. */ cost_price?: string | null; /** Usual price of one unit, in the product's currency. */ selling_price?: string | null; /** Maximum retail price printed on the pack, in the product's currency. */ mrp?: string | null; /** ISO 4217 code of all prices of the product and its variants. */ currency?: string; /** GST or VAT rate in percent: 18.00 means 18 %. */ tax_rate?: number | null; /** Addresses of pictures, the main one first. */ images?: (string)[]; /** Further properties by name, such as colour or material. */ attributes?: Record<string, unknown>; /** Whether it is on sale. Orders for a product that is not are still matched to it. */ is_active?: boolean; /** When it was created. */ created_at?: string; /** When it last changed. */ updated_at?: string; /** With `expand=variants`. */ variants?: (ProductVariant)[]; /** With `expand=inventory`. */ inventory?: (Inventory)[] };
export type ProductCreate = { /** Stock keeping unit: the business's own code, unique among products that are not deleted, whatever its case. */ sku: string; /** Name as customers see it. */ name: string; /** Longer text about the product. */ description?: string | null; /** Category the business files it under. */ category?: string | null; /** Brand or maker. */ brand?: string | null; /** Weight of one packed unit, in grams. */ weight_grams?: number | null; /** Size of one packed unit: length, width and height as numbers, and their unit (cm, mm, in). */ dimensions?: { length: number; width: number; height: number; unit: "mm" | "cm" | "in" } | null; /** Code of the Harmonized System (HSN in India) for tax and customs. */ hsn_code?: string | null; /** What one unit costs the business, without tax, in the product's currency. Order items take a copy when the order arrives. */ cost_price?: string | null; /** Usual price of one unit, in the product's currency. */ selling_price?: string | null; /** Maximum retail price printed on the pack, in the product's currency. */ mrp?: string | null; /** ISO 4217 code of all prices of the product and its variants. */ currency?: string; /** GST or VAT rate in percent: 18.00 means 18 %. */ tax_rate?: number | null; /** Addresses of pictures, the main one first. */ images?: (string)[]; /** Further properties by name, such as colour or material. */ attributes?: Record<string, unknown>; /** Whether it is on sale. Orders for a product that is not are still matched to it. */ is_active?: boolean };
export type ProductList = { /** One page. */ data: (Product)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type ProductUpdate = { /** Stock keeping unit: the business's own code, unique among products that are not deleted, whatever its case. */ sku?: string; /** Name as customers see it. */ name?: string; /** Longer text about the product. */ description?: string | null; /** Category the business files it under. */ category?: string | null; /** Brand or maker. */ brand?: string | null; /** Weight of one packed unit, in grams. */ weight_grams?: number | null; /** Size of one packed unit: length, width and height as numbers, and their unit (cm, mm, in). */ dimensions?: { length: number; width: number; height: number; unit: "mm" | "cm" | "in" } | null; /** Code of the Harmonized System (HSN in India) for tax and customs. */ hsn_code?: string | null; /** What one unit costs the business, without tax, in the product's currency. Order items take a copy when the order arrives. */ cost_price?: string | null; /** Usual price of one unit, in the product's currency. */ selling_price?: string | null; /** Maximum retail price printed on the pack, in the product's currency. */ mrp?: string | null; /** GST or VAT rate in percent: 18.00 means 18 %. */ tax_rate?: number | null; /** Addresses of pictures, the main one first. */ images?: (string)[]; /** Further properties by name, such as colour or material. */ attributes?: Record<string, unknown>; /** Whether it is on sale. Orders for a product that is not are still matched to it. */ is_active?: boolean };
export type ProductVariant = { /** Identifier of the variant. */ id?: string; /** Product it is a form of. */ product_id?: string; /** Stock keeping unit of the variant, unique among variants that are not deleted, whatever its case. */ sku?: string; /** Name of the variant, such as "Red / M". */ name?: string; /** What sets it apart, by name: colour, size. */ attributes?: Record<string, unknown>; /** What one unit costs the business, without tax; empty: the product's. */ cost_price?: string | null; /** Usual price of one unit; empty: the product's. */ selling_price?: string | null; /** Maximum retail price printed on the pack; empty: the product's. */ mrp?: string | null; /** ISO 4217 code of the prices; always the product's. */ currency?: string; /** Weight of one packed unit, in grams; empty: the product's. */ weight_grams?: number | null; /** Addresses of pictures, the main one first. */ images?: (string)[]; /** Whether it is on sale. */ is_active?: boolean; /** When it was created. */ created_at?: string; /** When it last changed. */ updated_at?: string; /** With `expand=product`; null where there is none. */ product?: Product | null; /** With `expand=inventory`. */ inventory?: (Inventory)[] };
export type ProductVariantCreate = { /** Product it is a form of. */ product_id: string; /** Stock keeping unit of the variant, unique among variants that are not deleted, whatever its case. */ sku: string; /** Name of the variant, such as "Red / M". */ name: string; /** What sets it apart, by name: colour, size. */ attributes?: Record<string, unknown>; /** What one unit costs the business, without tax; empty: the product's. */ cost_price?: string | null; /** Usual price of one unit; empty: the product's. */ selling_price?: string | null; /** Maximum retail price printed on the pack; empty: the product's. */ mrp?: string | null; /** ISO 4217 code of the prices; always the product's. */ currency?: string; /** Weight of one packed unit, in grams; empty: the product's. */ weight_grams?: number | null; /** Addresses of pictures, the main one first. */ images?: (string)[]; /** Whether it is on sale. */ is_active?: boolean };
export type ProductVariantList = { /** One page. */ data: (ProductVariant)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type ProductVariantUpdate = { /** Stock keeping unit of the variant, unique among variants that are not deleted, whatever its case. */ sku?: string; /** Name of the variant, such as "Red / M". */ name?: string; /** What sets it apart, by name: colour, size. */ attributes?: Record<string, unknown>; /** What one unit costs the business, without tax; empty: the product's. */ cost_price?: string | null; /** Usual price of one unit; empty: the product's. */ selling_price?: string | null; /** Maximum retail price printed on the pack; empty: the product's. */ mrp?: string | null; /** Weight of one packed unit, in grams; empty: the product's. */ weight_grams?: number | null; /** Addresses of pictures, the main one first. */ images?: (string)[]; /** Whether it is on sale. */ is_active?: boolean };
export type ProveInput = { /** The entry. */ entry_id: string };
export type ProveResult = { /** Which kind of proof this is. */ proof: string; /** Canonical text of the entry; its bytes are the leaf. */ entry: string; /** Its place. */ leaf_index: number; /** Entries under the checkpoint. */ tree_size: number; /** The way to the root, lowest first, as in RFC 6962. */ hashes: (string)[]; /** The signed checkpoint whose root it leads to. */ checkpoint: string; /** Key to check the signature with. */ verifier_key: string };
export type PutFileUploadContentResult = { /** The file. */ id: string };
export type ReceiveInventoryInput = { /** Units received. More than were expected are available all the same. */ quantity: number; /** Id of the purchase order, in whatever system it lives. */ purchase_order_id?: string; /** Kept with the movement. */ notes?: string };
export type ReconnectCourierConfigInput = { /** Sign-in data, as the courier type's config_schema asks. Sealed at once and never shown again. */ credentials: Record<string, unknown> };
export type RefreshInput = { /** The refresh token. It names the business, so `tenant` is not needed. */ refresh_token: string };
export type RegisterPasskeyInput = { /** What I call it. */ name: string; /** What navigator.credentials.create() gave, as JSON. */ credential: { /** The credential, base64url. */ id: string; /** The same. */ rawId: string; /** Always public-key. */ type: "public-key"; /** platform or cross-platform. */ authenticatorAttachment?: string; /** As the browser gave it. */ clientExtensionResults: Record<string, unknown>; /** What the authenticator made. */ response: { /** What the browser signed for. */ clientDataJSON: string; /** The new key. */ attestationObject: string; /** How to reach it. */ transports?: (string)[] } } };
export type RegisterPasskeyResult = { /** The passkey. */ id: string; /** What I call it. */ name: string };
export type RejectExportLogInput = { /** Why; told to who asked for it. */ reason: string };
export type RemovePasskeyInput = { /** One of /v1/auth/factors. */ passkey_id: string; /** My password. */ password: string };
export type RemoveUserResult = { /** The person who was removed. */ id: string };
export type RemoveViewResult = { /** The view that is gone. */ id: string };
export type RenamePasskeyInput = { /** One of /v1/auth/factors. */ passkey_id: string; /** Its new name. */ name: string };
export type ReplayAllFailedDeliveriesInput = { /** Only those of this reaction. */ reaction?: string };
export type ReplayFailedDeliveryInBulkInput = { /** Which ones. */ ids: (string)[] };
export type ReplayFailedDeliveryResult = { /** How many deliveries will be tried again. */ replayed: number };
export type ReportCopyInput = { /** What was tried. */ attempt: "copy" | "cut" | "drag" | "save" | "print" | "screenshot"; /** What was on the screen, by path word, such as orders. */ resource?: string };
export type ReportCopyResult = { /** Whether it is a violation of its own: not twice in a minute, nor where it is allowed. */ counted: boolean };
export type RequestPasswordResetInput = { /** Short name of the business, or its own domain. Not needed where the request comes to that domain. */ tenant?: string; /** Sign-in address. */ email: string };
export type ReserveFileUploadsInput = { /** Its name. */ original_filename: string; /** Its size in bytes; the file must have just that. */ file_size: number; /** Its media type; the content must be of it. */ mime_type: string; /** How long the address works; default 15. */ valid_minutes?: number; /** What it is, in words. */ description?: string; /** Kind of file, such as invoice or photo. */ file_category?: string; /** Whether links to it may be without an end. */ is_public?: boolean; /** Delete it after the days that the settings say, unless it is retained. */ is_temporary?: boolean; /** Delete it then. */ expires_at?: string };
export type ReserveFileUploadsResult = { /** The file will have this id. */ id: string; /** PUT. */ method: string; /** Put the bare bytes here, with their Content-Length; no sign-in is needed. */ url: string; /** Then the address stops working. */ expires_at: string };
export type ResetPasswordInput = { /** Short name of the business, or its own domain. Not needed where the request comes to that domain. */ tenant?: string; /** The token of the link. */ token: string; /** At least ten characters; a sentence is better than a puzzle. */ password: string };
export type ResetUserMfaInput = { /** Kept in the audit trail. */ reason: string };
export type ResolveSecurityAlertInput = { /** What it was, and what was done. */ resolution: string };
export type RestrictUserFeatureInput = { /** The feature. */ feature_code: string; /** false: this person may not use it. */ is_enabled: boolean };
export type ReturnOrderInput = { /** Why they came back. */ reason: string; /** What came back; default: everything. */ items?: ({ /** The item. */ order_item_id: string; /** Units that came back. */ quantity: number })[]; /** Whether the units can be sold again; default true. */ restock?: boolean };
export type RevealCourierConfigWebhookInput = { /** Make a new token; the old one stops working at once. */ renew?: boolean };
export type RevealCourierConfigWebhookResult = { /** Path of the webhook on this server. */ path: string; /** Name of the header that carries the token; ?token= does as well. */ header: string; /** The token to enter at the courier. */ token: string };
export type RevenueRecord = { /** Identifier of the record. */ id?: string; /** Order it accounts for. */ order_id?: string; /** Sales channel the order came through. */ channel_id?: string; /** ISO 4217 code of the order and of every amount here. */ currency?: string; /** What the customer pays for what was delivered: goods after discounts, tax, and the delivery charge. */ gross_revenue?: string; /** GST or VAT contained in the gross revenue and not refunded; owed to the state. */ tax_amount?: string; /** Part of the gross revenue given back to the customer, tax included. */ refund_amount?: string; /** The sales channel's fee, by the rates in its settings. */ platform_fee?: string; /** The payment gateway's fee, by the rates in the channel's settings; none on cash on delivery. */ payment_gateway_fee?: string; /** What the couriers charge for all shipments of the order, returned ones included. */ shipping_cost?: string; /** Cost of the delivered units, by the unit cost kept on the order items. */ product_cost?: string; /** Expenses recorded for this order in its currency. */ other_costs?: string; /** Gross revenue less tax, refunds, fees and costs. */ net_revenue?: string; /** False when a cost is unknown or in another currency; `metadata.missing` names it. */ is_complete?: boolean; /** Day of delivery in the business's time zone. */ revenue_date?: string; /** How the figures came about: rates, lines, and what is missing. */ metadata?: unknown; /** When it was first computed. */ created_at?: string; /** When it was last computed. */ updated_at?: string; /** With `expand=order`; null where there is none. */ order?: Order | null; /** With `expand=channel`; null where there is none. */ channel?: SalesChannel | null };
export type RevenueRecordList = { /** One page. */ data: (RevenueRecord)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type RevokeUserRoleResult = { /** The assignment that was taken. */ id: string };
export type Role = { /** The role. */ id?: string; /** Stable short name in snake_case. */ code?: string; /** Name as people read it. */ name?: string; /** What the role is for. */ description?: string | null; /** One of owner, admin, manager, operator, viewer; it can be neither renamed nor deleted. */ is_system?: boolean; /** When the role was made. */ created_at?: string; /** Last change of the role or of its permissions. */ updated_at?: string; /** With `expand=permissions`. */ permissions?: (RolePermission)[] };
export type RoleCreate = { /** Stable short name in snake_case. */ code: string; /** Name as people read it. */ name: string; /** What the role is for. */ description?: string; /** Everything the role allows. */ permissions?: (string)[] };
export type RoleList = { /** One page. */ data: (Role)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type RolePermission = { /** The grant. */ id?: string; /** The role. */ role_id?: string; /** The permission it has, by code. */ permission_code?: string; /** When it was granted. */ created_at?: string; /** With `expand=role`; null where there is none. */ role?: Role | null };
export type RolePermissionList = { /** One page. */ data: (RolePermission)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type RoleSecuritySetting = { /** The row. */ id?: string; /** The role. */ role_id?: string; /** Overrides the business's setting; null: as there. */ disable_text_selection?: boolean | null; /** Overrides the business's setting; null: as there. */ disable_right_click?: boolean | null; /** Overrides the business's setting; null: as there. */ block_keyboard_shortcuts?: boolean | null; /** The role sees everything plain; no masking rule applies to it. */ view_full_data?: boolean; /** The console lets the role copy although copying is restricted. */ can_copy_data?: boolean; /** The console lets the role print. */ can_print?: boolean; /** Kinds of export the role may make, of orders_csv, orders_excel, customers, financial, ndr, inventory, analytics, bulk_api; null: whatever its permissions allow. */ allowed_exports?: (string)[] | null; /** Requests a minute instead of the business's; null: as there. */ custom_requests_per_minute?: number | null; /** Exports a day instead of the business's; null: as there. */ custom_export_limit?: number | null; /** When it was made. */ created_at?: string; /** When it was last changed. */ updated_at?: string; /** With `expand=role`; null where there is none. */ role?: Role | null };
export type RoleSecuritySettingCreate = { /** The role. */ role_id: string; /** null: the business's setting. */ disable_text_selection?: boolean | null; /** null: the business's setting. */ disable_right_click?: boolean | null; /** null: the business's setting. */ block_keyboard_shortcuts?: boolean | null; /** Sees everything plain. */ view_full_data?: boolean; /** May copy although copying is restricted. */ can_copy_data?: boolean; /** May print. */ can_print?: boolean; /** Kinds of export it may make; null: whatever its permissions allow. */ allowed_exports?: ("orders_csv" | "orders_excel" | "customers" | "financial" | "ndr" | "inventory" | "analytics" | "bulk_api")[] | null; /** null: the business's limit. */ custom_requests_per_minute?: number | null; /** Exports a day; null: the business's limit. */ custom_export_limit?: number | null };
export type RoleSecuritySettingList = { /** One page. */ data: (RoleSecuritySetting)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type RotateSalesChannelSecretInput = { /** The new secret. */ api_secret: string };
export type SalesChannel = { /** Identifies the connection; the provider's webhooks are addressed to it. */ id?: string; /** Kind of channel, a code of the platform's channel types, such as shopify or manual. */ channel_type_code?: string; /** Name people know the channel by. */ name?: string; /** Whether somebody outside is connected: false for orders that people enter or bring as files. Only with a provider is there anything to try, pull or push. */ has_provider?: boolean; /** The provider's own name of the connected account, such as the shop domain. One live connection per account. */ external_account?: string | null; /** Options of this channel: fee rates, default warehouse, whether stock is pushed, which gateways mean cash on delivery. */ settings?: { /** Fee rates for the revenue record. */ fees?: { /** What the channel keeps, in per cent of the gross revenue. */ platform_fee_percent?: string; /** What the channel keeps per order, in the business's currency. */ platform_fee_fixed?: string; /** What the payment gateway keeps, in per cent of what was paid online. */ gateway_fee_percent?: string; /** What the gateway keeps per online payment, in the business's currency. */ gateway_fee_fixed?: string }; /** Gateways that mean cash on delivery, besides those that say so by name. */ cod_gateways?: (string)[]; /** Whether orders are pulled on schedule; default true. */ pull_orders?: boolean; /** Whether stock levels are pushed to the channel; default true. */ push_inventory?: boolean; /** The channel's location whose stock is set; default: its first. */ location_id?: string; /** Orders changed since then are pulled at first; default: from the connection on. */ import_from?: string }; /** active: working; syncing: being verified or pulled for the first time; error: the last call failed, see sync_error; disconnected: ended. */ status?: "active" | "disconnected" | "error" | "syncing"; /** What the provider said when the last call failed; empty after a success. */ sync_error?: string | null; /** When orders were last pulled completely. */ last_sync_at?: string | null; /** Path on this server to which the provider posts its webhooks. */ webhook_path?: string | null; /** When the provider first accepted the credentials. */ connected_at?: string | null; /** When the connection was ended. */ disconnected_at?: string | null; /** Who connected it. */ created_by?: string | null; /** When it was entered. */ created_at?: string; /** When it was last changed. */ updated_at?: string };
export type SalesChannelCreate = { /** Code of the channel type, such as shopify. */ channel_type_code: string; /** Name people know the channel by. */ name: string; /** What the provider asks for, as in the channel type's config_schema. Sealed at once and never shown again. */ credentials?: Record<string, unknown>; /** Options of the channel. */ settings?: { /** Fee rates for the revenue record. */ fees?: { /** What the channel keeps, in per cent of the gross revenue. */ platform_fee_percent?: string; /** What the channel keeps per order, in the business's currency. */ platform_fee_fixed?: string; /** What the payment gateway keeps, in per cent of what was paid online. */ gateway_fee_percent?: string; /** What the gateway keeps per online payment, in the business's currency. */ gateway_fee_fixed?: string }; /** Gateways that mean cash on delivery, besides those that say so by name. */ cod_gateways?: (string)[]; /** Whether orders are pulled on schedule; default true. */ pull_orders?: boolean; /** Whether stock levels are pushed to the channel; default true. */ push_inventory?: boolean; /** The channel's location whose stock is set; default: its first. */ location_id?: string; /** Orders changed since then are pulled at first; default: from the connection on. */ import_from?: string } };
export type SalesChannelList = { /** One page. */ data: (SalesChannel)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type SaveViewInput = { /** The resource's path word, such as orders. */ list: string; /** What the person calls it. */ name: string; /** The address after the question mark: filters, sorting, columns. */ query: string; /** Code of the role that sees it too: one of yours; of any for the owner. Default: nobody else does. */ role?: string | null };
export type SecurityAlert = { /** The alert. */ id?: string; /** Kind of violation, or name of the risk rule. */ kind?: string; /** low, medium, high or critical; the highest of its violations. */ severity?: "low" | "medium" | "high" | "critical"; /** What happened, in words. */ title?: string; /** Why it was raised. */ reasons?: (string)[]; /** Whose account; null: nobody known. */ user_id?: string | null; /** Network address of the last violation. */ ip_address?: string | null; /** The last violation. */ violation_id?: string | null; /** open, acknowledged or resolved. */ status?: "open" | "acknowledged" | "resolved"; /** Violations gathered in it. */ occurrences?: number; /** When the last of them was. */ last_seen_at?: string; /** When somebody took it up. */ acknowledged_at?: string | null; /** Who. */ acknowledged_by?: string | null; /** When it was dealt with. */ resolved_at?: string | null; /** By whom. */ resolved_by?: string | null; /** What it was, and what was done. */ resolution?: string | null; /** When it was raised. */ created_at?: string; /** Last change. */ updated_at?: string; /** With `expand=user`; null where there is none. */ user?: User | null; /** With `expand=violation`; null where there is none. */ violation?: SecurityViolation | null };
export type SecurityAlertList = { /** One page. */ data: (SecurityAlert)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type SecuritySetting = { /** The row. */ id?: string; /** Whether the four settings below it act in the console. */ copy_protection_enabled?: boolean; /** The console lets no text be selected. */ disable_text_selection?: boolean; /** The console opens no context menu. */ disable_right_click?: boolean; /** The console swallows the shortcuts for copy, save and print. */ block_keyboard_shortcuts?: boolean; /** The console blurs while the print-screen key is down or the window is not in front. */ blur_on_print_screen?: boolean; /** Whether anything can be exported at all. */ export_enabled?: boolean; /** Whether files carry the code of their export in every row. */ require_watermark?: boolean; /** Most rows of one export; the plan may allow fewer. */ max_export_rows?: number; /** Most exports of one person in a day of the business's time zone. */ max_exports_per_day?: number; /** More rows than this need someone else's approval; null: never. */ require_approval_threshold?: number | null; /** Hours for which a finished file can be downloaded. */ export_link_expiry_hours?: number; /** Whether personal data is masked at all. */ data_masking_enabled?: boolean; /** Whether telephone numbers are masked for those who may not see personal data. */ mask_phone_numbers?: boolean; /** Whether e-mail addresses are masked for them. */ mask_email_addresses?: boolean; /** Whether postal addresses are masked for them. */ mask_addresses?: boolean; /** Whether amounts declared as financial data are masked for them. */ mask_financial_data?: boolean; /** A session without a request for so many minutes ends. */ session_timeout_minutes?: number; /** Sessions that a person may have at once; a further sign-in ends the oldest. */ max_concurrent_sessions?: number; /** Whether a change of someone's roles ends their sessions. */ force_logout_on_role_change?: boolean; /** Whether a session works only from the address it was opened from. */ ip_binding_enabled?: boolean; /** Whether everyone needs a second factor to sign in. */ mfa_required?: boolean; /** Requests a minute of one person or key; the server's own limit may be lower. */ requests_per_minute?: number; /** Exports that one person may ask for in an hour. */ export_requests_per_hour?: number; /** Whether a passed limit (requests, exports) raises an alert; the violation is kept in any case. */ alert_on_limit_violations?: boolean; /** When it was made. */ created_at?: string; /** When it was last changed. */ updated_at?: string };
export type SecuritySettingList = { /** One page. */ data: (SecuritySetting)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type SecurityViolation = { /** The violation. */ id?: string; /** Who tried; null: nobody known. */ user_id?: string | null; /** copy_attempt, export_limit_exceeded, rate_limit_exceeded, unauthorized_access, session_hijack_attempt or suspicious_activity. */ violation_type?: "copy_attempt" | "export_limit_exceeded" | "rate_limit_exceeded" | "unauthorized_access" | "session_hijack_attempt" | "suspicious_activity"; /** What happened, in words. */ description?: string | null; /** low, medium, high or critical. */ severity?: "low" | "medium" | "high" | "critical"; /** From where. */ ip_address?: string | null; /** With which program. */ user_agent?: string | null; /** What was asked for. */ request_path?: string | null; /** Whether it was prevented. */ blocked?: boolean; /** Figures and ids. */ metadata?: unknown; /** When. */ created_at?: string; /** With `expand=user`; null where there is none. */ user?: User | null };
export type SecurityViolationList = { /** One page. */ data: (SecurityViolation)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type SetOrderAddressInput = { /** A postal address. */ shipping_address: { /** Who receives it. */ name?: string; /** Telephone number for the courier. */ phone?: string; /** Company. */ company?: string; /** House and street. */ line1: string; /** Flat, floor, landmark. */ line2?: string; /** City. */ city: string; /** State or province. */ state?: string; /** Its code, such as KA. */ state_code?: string; /** PIN or postal code. */ postal_code?: string; /** ISO 3166 code, such as IN. */ country: string }; /** A postal address. */ billing_address?: { /** Who receives it. */ name?: string; /** Telephone number for the courier. */ phone?: string; /** Company. */ company?: string; /** House and street. */ line1: string; /** Flat, floor, landmark. */ line2?: string; /** City. */ city: string; /** State or province. */ state?: string; /** Its code, such as KA. */ state_code?: string; /** PIN or postal code. */ postal_code?: string; /** ISO 3166 code, such as IN. */ country: string } };
export type SetRolePermissionsInput = { /** Everything the role allows. */ permissions: (string)[] };
export type ShareFileUploadInput = { /** How long the link works; default 60. null: as long as the file is public. */ valid_minutes?: number | null };
export type ShareFileUploadResult = { /** Works for whoever has it. */ url: string; /** Then the link stops working. */ expires_at: string | null };
export type Shipment = { /** Identifies the shipment. */ id?: string; /** The number people and couriers use for this shipment. */ shipment_number?: string; /** The order it delivers, whole or in part. */ order_id?: string; /** The courier connection that carries it. */ courier_config_id?: string; /** Where the parcel is, told by the courier's scans: created, manifested, picked, in_transit, out_for_delivery, undelivered (an attempt failed), delivered, rto_initiated, rto_in_transit, rto_delivered (back with us), lost, cancelled. */ status?: "created" | "manifested" | "picked" | "in_transit" | "out_for_delivery" | "undelivered" | "delivered" | "rto_initiated" | "rto_in_transit" | "rto_delivered" | "lost" | "cancelled"; /** Whether the courier has taken the booking: pending (being booked), booked, failed (see last_error; can be retried), cancelled. */ booking_state?: "pending" | "booked" | "failed" | "cancelled"; /** How often the booking was tried. */ booking_attempts?: number; /** What went wrong last between us and the courier; empty when all is well. */ last_error?: string | null; /** Air waybill number, the courier's name for the parcel; printed as the label's barcode. */ awb_number?: string | null; /** The carrier that moves the parcel, where the courier service chooses among several. */ courier_name?: string | null; /** The courier's own words of its latest scan, shown even where Serai does not know them. */ courier_status?: string | null; /** Page where the customer can follow the parcel. */ tracking_url?: string | null; /** Where the courier keeps its own label, if it makes one. GET /v1/shipments/{id}/label serves ours. */ label_url?: string | null; /** The stored label PDF; empty until the parcel is booked. */ label_file_id?: string | null; /** Where the courier keeps the manifest, the list of parcels handed over. */ manifest_url?: string | null; /** Weight of the whole shipment in grams. */ weight_grams?: number | null; /** Outer size of the parcel: length_cm, width_cm and height_cm. */ dimensions?: { /** Length in centimetres. */ length_cm: number; /** Width in centimetres. */ width_cm: number; /** Height in centimetres. */ height_cm: number } | null; /** How many boxes it consists of. */ package_count?: number; /** Where the courier collects it. */ pickup_address?: { /** Who receives or hands over. */ name?: string; /** Telephone number. */ phone?: string; /** Company. */ company?: string; /** Street and number. */ line1?: string; /** Flat, floor, landmark. */ line2?: string; /** City. */ city?: string; /** State or province. */ state?: string; /** Short form of the state. */ state_code?: string; /** Postal code (PIN). */ postal_code?: string; /** ISO 3166-1 alpha-2 code, such as IN. */ country?: string } | null; /** Where it goes, copied from the order when the shipment was made. */ delivery_address?: Record<string, unknown> | null | string; /** Day the courier expects to deliver. */ estimated_delivery_date?: string | null; /** Day the courier promised to collect. */ pickup_scheduled_date?: string | null; /** When the courier took the booking. */ booked_at?: string | null; /** When the courier first had the parcel in hand. */ picked_at?: string | null; /** When the customer received it. */ delivered_at?: string | null; /** When the return to origin began. */ rto_initiated_at?: string | null; /** When the parcel was back with the business. */ rto_delivered_at?: string | null; /** Why it came back: the courier's words of the first return scan or of the failed attempt before it. */ rto_reason?: string | null; /** When the shipment was cancelled. */ cancelled_at?: string | null; /** Why it was cancelled; told to the courier. */ cancel_reason?: string | null; /** What the courier charges for it, in currency. */ shipping_charges?: string | null; /** Cash the courier collects on delivery, in currency; 0 for prepaid orders. */ cod_amount?: string; /** ISO 4217 currency of the shipment's amounts, the order's currency. */ currency?: string; /** The courier's id of the shipment. */ external_shipment_id?: string | null; /** The courier's id of its order that holds the shipment. */ external_order_id?: string | null; /** What became of its items: held (they count as fulfilled), delivered (their stock is deducted), given_back (cancelled or returned; they can be shipped again). */ items_state?: "held" | "delivered" | "given_back"; /** Time of the latest scan the courier reported. */ last_event_at?: string | null; /** When the courier was last asked for news because none had come. */ polled_at?: string | null; /** Free-form data of the business. */ metadata?: unknown; /** The person who made the shipment. */ created_by?: string | null; /** When the shipment was made. */ created_at?: string; /** When anything about it changed last. */ updated_at?: string; /** With `expand=order`; null where there is none. */ order?: Order | null; /** With `expand=courier_config`; null where there is none. */ courier_config?: CourierConfig | null; /** With `expand=items`. */ items?: (ShipmentItem)[]; /** With `expand=tracking`. */ tracking?: (ShipmentTracking)[] };
export type ShipmentCreate = { /** The order to ship; it must be confirmed. */ order_id: string; /** What to send; default: everything not sent yet. */ items?: ({ /** Item of the order. */ order_item_id: string; /** Units of it to send. */ quantity: number })[]; /** Courier connection; default: the default one. */ courier_config_id?: string; /** Weight of the whole shipment in grams. */ weight_grams?: number; /** Outer size of the parcel. */ dimensions?: { /** Length in centimetres. */ length_cm: number; /** Width in centimetres. */ width_cm: number; /** Height in centimetres. */ height_cm: number }; /** Boxes; default 1. */ package_count?: number; /** A postal address. */ pickup_address?: { /** Who receives or hands over. */ name?: string; /** Telephone number. */ phone?: string; /** Company. */ company?: string; /** Street and number. */ line1?: string; /** Flat, floor, landmark. */ line2?: string; /** City. */ city?: string; /** State or province. */ state?: string; /** Short form of the state. */ state_code?: string; /** Postal code (PIN). */ postal_code?: string; /** ISO 3166-1 alpha-2 code, such as IN. */ country?: string }; /** Free-form data. */ metadata?: Record<string, unknown> };
export type ShipmentItem = { /** Identifies the line. */ id?: string; /** The shipment that contains it. */ shipment_id?: string; /** The order item that is sent. */ order_item_id?: string; /** How many units of it are in this shipment. */ quantity?: number; /** When the line was made. */ created_at?: string; /** With `expand=shipment`; null where there is none. */ shipment?: Shipment | null; /** With `expand=order_item`; null where there is none. */ order_item?: OrderItem | null };
export type ShipmentItemList = { /** One page. */ data: (ShipmentItem)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type ShipmentList = { /** One page. */ data: (Shipment)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type ShipmentTracking = { /** Identifies the scan. */ id?: string; /** The shipment that was scanned. */ shipment_id?: string; /** What the scan means for the shipment, as one of its statuses; empty where Serai does not know the code, which then changes nothing. */ status?: "created" | "manifested" | "picked" | "in_transit" | "out_for_delivery" | "undelivered" | "delivered" | "rto_initiated" | "rto_in_transit" | "rto_delivered" | "lost" | "cancelled" | null; /** The courier's own words for the status. */ courier_status?: string; /** The courier's own code, as it came. */ status_code?: string | null; /** Where the scan happened, in the courier's words. */ location?: string | null; /** What happened, in the courier's words. */ description?: string | null; /** When it happened; the time of receipt where the courier gave no readable time. */ event_time?: string; /** How it was learnt: webhook (the courier told us), poll (we asked), serai (done here). */ source?: "webhook" | "poll" | "serai"; /** The scan exactly as the courier sent it. */ raw_data?: unknown; /** When it was stored. */ created_at?: string; /** With `expand=shipment`; null where there is none. */ shipment?: Shipment | null };
export type ShipmentTrackingList = { /** One page. */ data: (ShipmentTracking)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type ShipmentUpdate = { /** Weight of the whole shipment in grams. */ weight_grams?: number | null; /** Outer size of the parcel: length_cm, width_cm and height_cm. */ dimensions?: { /** Length in centimetres. */ length_cm: number; /** Width in centimetres. */ width_cm: number; /** Height in centimetres. */ height_cm: number } | null; /** How many boxes it consists of. */ package_count?: number; /** What the courier charges for it, in currency. */ shipping_charges?: string | null; /** Free-form data of the business. */ metadata?: unknown };
export type SignInInput = { /** Short name of the business, or its own domain. Not needed where the request comes to that domain. */ tenant?: string; /** Sign-in address. */ email: string; /** Password. */ password: string; /** The code of the authenticator app, or a backup code. Asked for by `mfa_required`. */ otp?: string; /** From an earlier sign-in on this device, instead of a code. */ device_token?: string; /** This device is mine: ask for no code here for a while. */ remember_device?: boolean; /** cookie: the refresh token comes as a cookie that scripts cannot read, and is not in the body. */ transport?: "bearer" | "cookie" };
export type SignInResult = { /** Send it as Authorization: Bearer. */ access_token: string; /** Exchange it once at /v1/auth/refresh. Absent when it travels as a cookie. */ refresh_token?: string; /** Send it with the next sign-in from this device: no code is asked for then. Absent when it travels as a cookie. */ device_token?: string; /** True: this session may only enrol a second factor, under /v1/auth; everything else opens then. */ mfa_enrolment_required?: boolean; /** Always Bearer. */ token_type: "Bearer"; /** Seconds until the access token expires. */ expires_in: number; /** Who signed in. */ user: { /** The person. */ id: string; /** Sign-in address. */ email: string; /** Full name. */ name: string; /** Has every permission. */ is_owner: boolean } };
export type StockMovement = { /** Identifier of the movement. */ id?: string; /** Stock row that changed. */ inventory_id?: string; /** What happened: reserve, release and deduct serve orders; sale and return move free stock directly; adjustment, count and sync correct it; transfer moves it between locations; expect, receive and purchase bring it in. */ movement_type?: "reserve" | "release" | "deduct" | "sale" | "return" | "adjustment" | "transfer" | "count" | "sync" | "expect" | "receive" | "purchase"; /** Units moved, without sign: the largest of the three changes. */ quantity?: number; /** Change of the available units. */ available_delta?: number; /** Change of the reserved units. */ reserved_delta?: number; /** Change of the incoming units. */ incoming_delta?: number; /** What caused it: order_item, order, purchase_order, adjustment, return_order, transfer, and so on. */ reference_type?: string | null; /** Identifier of what caused it. */ reference_id?: string | null; /** Reason in words. */ notes?: string | null; /** Person who did it; empty when the system did. */ created_by?: string | null; /** When it happened. */ created_at?: string; /** With `expand=inventory`; null where there is none. */ inventory?: Inventory | null };
export type StockMovementList = { /** One page. */ data: (StockMovement)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type StockReservation = { /** Identifier of the reservation. */ id?: string; /** Stock row the units lie in. */ inventory_id?: string; /** What they are held for, usually order_item. */ reference_type?: string; /** Identifier of what they are held for. */ reference_id?: string; /** Units still held; 0 once all were released or deducted. */ quantity?: number; /** When units were first held. */ created_at?: string; /** When it last changed. */ updated_at?: string; /** With `expand=inventory`; null where there is none. */ inventory?: Inventory | null };
export type StockReservationList = { /** One page. */ data: (StockReservation)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type TraceExportLogsInput = { /** Cells copied from the file, with the invisible characters in them; or a code as `serai exports trace` prints it. */ text: string };
export type TraceExportLogsResult = { /** Exports of this business, the most frequent first. */ data: ({ /** The export. */ id: string; /** Its code. */ code: string; /** How often the code was found in the text. */ cells: number; /** Who asked for it. */ user_id: string; /** Which records. */ resource: string; /** csv or xlsx. */ file_format: string; /** Rows in the file. */ row_count: number; /** Its state. */ status: string; /** When it was asked for. */ created_at: string })[] };
export type TransferInventoryInput = { /** Location the units go to; null is the place without a name. Its stock row is made if need be. */ to: string | null; /** Units to move. */ quantity: number; /** Kept with the movement. */ notes?: string };
export type TrustedDevice = { /** The device. */ id?: string; /** Whose it is. */ user_id?: string; /** Browser and system in words, read from the user agent. */ device_name?: string | null; /** desktop, mobile, tablet, bot or other, read from the user agent. */ device_type?: "desktop" | "mobile" | "tablet" | "bot" | "other" | null; /** Network address when it was marked. */ ip_address?: string | null; /** When it was marked. */ created_at?: string; /** Last sign-in from it without a code. */ last_used_at?: string; /** Codes are asked for again from then on. */ expires_at?: string; /** When the trust was withdrawn. */ revoked_at?: string | null; /** Who withdrew it; null: the system. */ revoked_by?: string | null; /** With `expand=user`; null where there is none. */ user?: User | null };
export type TrustedDeviceList = { /** One page. */ data: (TrustedDevice)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type UpdateDataMaskingRuleInput = { /** What kind of data it is. */ field_type?: "phone" | "email" | "address" | "name" | "financial" | "sensitive" | "custom"; /** A # keeps a character, a * hides one, anything else stands as it is; fitted to the length of the value. */ mask_pattern?: string; /** What the rule is for. */ description?: string; /** Whether it acts. */ is_active?: boolean; /** Codes of the roles it applies to; empty: all. */ applies_to_roles?: (string)[]; /** Codes of roles that see the field plain. */ exempt_roles?: (string)[] };
export type UpdateMeInput = { /** Full name. */ name?: string; /** Phone number. */ phone?: string | null; /** Address of a portrait. */ avatar_url?: string | null; /** Personal settings. */ settings?: { /** Channel to whether it is wanted. */ notification_preferences?: Record<string, unknown>; /** compact, comfortable or a layout of their own. */ dashboard_layout?: string; /** Colours. */ theme?: "light" | "dark" | "system" }; /** Position. */ job_title?: string | null; /** Team or department. */ department?: string | null; /** Company, when it is not the business itself. */ company_name?: string | null; /** Line of business. */ industry?: string | null; /** Street and house number. */ street_address?: string | null; /** Town. */ city?: string | null; /** State or region. */ state?: string | null; /** Postal code. */ postal_code?: string | null; /** Country, ISO 3166-1 alpha-2. */ country?: string | null; /** BCP 47 tag. */ locale?: string; /** IANA time zone; null: that of the business. */ time_zone?: string | null; /** ISO 4217; null: that of the business. */ currency?: string | null; /** Public profile page. */ linkedin_url?: string | null; /** Own web page. */ website_url?: string | null };
export type UpdatePolicyInput = { /** For so many days a device marked as one’s own needs no code; 0: never. */ trusted_device_days: number };
export type UpdatePolicyResult = { /** Everyone needs a second factor; who has none may only enrol one. */ mfa_required: boolean; /** For so many days a device marked as one’s own needs no code; 0: never. */ trusted_device_days: number; /** A session without a request for so many minutes ends. */ session_timeout_minutes: number; /** Sessions that a person may have at once; a further sign-in ends the oldest. */ max_concurrent_sessions: number; /** A session works only from the network address it was opened from. */ ip_binding_enabled: boolean; /** A change of someone's roles ends their sessions. */ force_logout_on_role_change: boolean };
export type UpdateRoleInput = { /** Name as people read it. */ name?: string; /** What the role is for. */ description?: string };
export type UpdateSalesChannelCredentialsInput = { /** What the provider asks for, as in the channel type's config_schema. Sealed at once and never shown again. */ credentials: Record<string, unknown> };
export type UpdateSettingsInput = { /** IANA time zone, such as Asia/Kolkata. Months of monthly limits follow it. */ timezone?: string; /** ISO 4217 code used where no other currency is given. */ currency?: string; /** How days are written for people. */ date_format?: "DD/MM/YYYY" | "MM/DD/YYYY" | "DD-MM-YYYY" | "DD.MM.YYYY" | "YYYY-MM-DD"; /** Legal name, as on labels and invoices. */ business_name?: string; /** Indian goods and services tax number of 15 characters. */ gstin?: string; /** Where customers may write. */ support_email?: string; /** Looks; used when the tenant has the feature white_label. */ branding?: { /** Main colour, as #RRGGBB. */ primary_color?: string; /** Address of a logo for dark backgrounds. */ logo_dark?: string } };
export type User = { /** The person. */ id?: string; /** Sign-in address. Upper and lower case are the same; unique among people who are not deleted. */ email?: string; /** Full name as shown to colleagues. */ name?: string; /** Phone number, preferably in E.164. */ phone?: string | null; /** Address of a portrait. */ avatar_url?: string | null; /** active, inactive (deactivated) or deleted; follows from is_active and deleted_at. */ status?: "active" | "inactive" | "deleted"; /** Owners have every permission. A business always keeps at least one active owner. */ is_owner?: boolean; /** False: deactivated; cannot sign in, and sessions and keys stop at once. */ is_active?: boolean; /** When the person proved the address is theirs, by an invitation or a reset link. */ email_verified_at?: string | null; /** Last successful sign-in. */ last_sign_in_at?: string | null; /** Failed sign-ins in a row; back to 0 by a successful one. */ failed_sign_ins?: number; /** No sign-in before this moment, because of failed sign-ins. */ locked_until?: string | null; /** When the account was made. */ created_at?: string; /** Last change of the account. */ updated_at?: string; /** With `expand=profile`. */ profile?: (UserProfile)[]; /** With `expand=roles`. */ roles?: (UserRole)[]; /** With `expand=restrictions`. */ restrictions?: (UserFeature)[] };
export type UserFeature = { /** The restriction. */ id?: string; /** The person. */ user_id?: string; /** The feature. */ feature_code?: string; /** False: this person may not use it. */ is_enabled?: boolean; /** Since when. */ created_at?: string; /** Who set it. */ created_by?: string | null; /** With `expand=user`; null where there is none. */ user?: User | null };
export type UserFeatureList = { /** One page. */ data: (UserFeature)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type UserList = { /** One page. */ data: (User)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type UserProfile = { /** The profile. */ id?: string; /** The person. */ user_id?: string; /** Position, such as Dispatcher. */ job_title?: string | null; /** Team or department. */ department?: string | null; /** Company, when it is not the business itself. */ company_name?: string | null; /** Line of business. */ industry?: string | null; /** Street and house number. */ street_address?: string | null; /** Town. */ city?: string | null; /** State or region. */ state?: string | null; /** Postal code. */ postal_code?: string | null; /** Country, ISO 3166-1 alpha-2. */ country?: string | null; /** Language and region as a BCP 47 tag, such as en-IN. */ locale?: string; /** IANA time zone; null: that of the business. */ time_zone?: string | null; /** Preferred currency, ISO 4217; null: that of the business. */ currency?: string | null; /** Public profile page. */ linkedin_url?: string | null; /** Own web page. */ website_url?: string | null; /** When the profile was made. */ created_at?: string; /** Last change. */ updated_at?: string; /** With `expand=user`; null where there is none. */ user?: User | null };
export type UserProfileList = { /** One page. */ data: (UserProfile)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type UserProfileUpdate = { /** Position, such as Dispatcher. */ job_title?: string | null; /** Team or department. */ department?: string | null; /** Language and region as a BCP 47 tag, such as en-IN. */ locale?: string; /** IANA time zone; null: that of the business. */ time_zone?: string | null; /** Preferred currency, ISO 4217; null: that of the business. */ currency?: string | null };
export type UserRole = { /** The assignment. */ id?: string; /** The person. */ user_id?: string; /** The role. */ role_id?: string; /** Since when. */ assigned_at?: string; /** Who gave it; null: the system. */ assigned_by?: string | null; /** It stops by itself at this moment; null: never. */ expires_at?: string | null; /** With `expand=user`; null where there is none. */ user?: User | null; /** With `expand=role`; null where there is none. */ role?: Role | null };
export type UserRoleCreate = { /** The person. */ user_id: string; /** The role. */ role_id: string; /** The role stops by itself then. Absent: never. */ expires_at?: string };
export type UserRoleList = { /** One page. */ data: (UserRole)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type UserSession = { /** The session. */ id?: string; /** Who signed in. */ user_id?: string; /** Network address at sign-in. */ ip_address?: string | null; /** Browser or program, as it named itself. */ user_agent?: string | null; /** desktop, mobile, tablet, bot or other, read from the user agent. */ device_type?: "desktop" | "mobile" | "tablet" | "bot" | "other" | null; /** Browser and system in words, read from the user agent. */ device_name?: string | null; /** Place of the network address, where it is known. */ location?: string | null; /** The person marked this device as their own. */ is_trusted?: boolean; /** How the refresh token travels: bearer (in the body) or cookie. */ transport?: "bearer" | "cookie"; /** Last request, to half a minute. */ last_activity_at?: string; /** The session ends then even when it is used. */ expires_at?: string; /** When the person signed in. */ created_at?: string; /** When it was ended. */ terminated_at?: string | null; /** Who ended it; null: the system. */ terminated_by?: string | null; /** Why it was ended. */ termination_reason?: "user_logout" | "admin_force_logout" | "session_expired" | "max_sessions_exceeded" | "role_changed" | "security_violation" | "token_reused" | "password_changed" | "user_deactivated" | null; /** With `expand=user`; null where there is none. */ user?: User | null };
export type UserSessionList = { /** One page. */ data: (UserSession)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type UserUpdate = { /** Full name as shown to colleagues. */ name?: string; /** Phone number, preferably in E.164. */ phone?: string | null; /** Address of a portrait. */ avatar_url?: string | null };
export type VerifyResult = { /** Nothing was found. */ intact: boolean; /** When. */ verified_at: string; /** Sealed entries that were recomputed. */ entries: number; /** Entries written and not sealed yet. */ pending: number; /** Signed checkpoints in the database. */ checkpoints: number; /** Checkpoints outside the database that it was compared with. */ published: number; /** How long it took. */ duration_ms: number; /** At most 200. */ findings: ({ /** What is wrong: edited, missing, gap, inserted, unsigned, forged, root, truncated, fork, withdrawn or damaged. */ kind: string; /** In words. */ detail: string; /** The entry it is about. */ entry_id: string | null; /** Its place in the tree. */ leaf_index: number | null })[]; /** Worth a look, and no proof of anything. */ notes: (string)[] };
export type WebhookDelivery = { /** UUIDv7. */ id?: string; /** Which pack's hook took it. */ hook?: string; /** Connection it was posted to (sales channel, courier configuration). */ connection_id?: string; /** The provider's delivery id, or a digest of the body where it has none. */ external_id?: string; /** What it tells, in the provider's words. */ topic?: string; /** received: waiting; processed: made true; failed: cannot be used, replay it after mending; parked: waits until the tenant is active or has room. */ state?: "received" | "processed" | "failed" | "parked"; /** How often processing was tried. */ attempts?: number; /** Problem code of the last failure. */ error_code?: string | null; /** Last failure in words. */ error?: string | null; /** When it arrived. */ received_at?: string; /** When it was made true. */ processed_at?: string | null };
export type WebhookDeliveryList = { /** One page. */ data: (WebhookDelivery)[]; /** Give it as cursor for the next page; null on the last. */ next_cursor: string | null };
export type Problem = { /** The code as an address. */ type: string; /** What went wrong, for people. */ title: string; /** The HTTP status. */ status: number; /** Which error it is; stable. */ code: "malformed_json" | "invalid_input" | "unknown_parameter" | "invalid_parameter" | "invalid_cursor" | "unsupported_media_type" | "upload_incomplete" | "file_empty" | "wrong_size" | "invalid_file_name" | "file_type_not_allowed" | "file_type_mismatch" | "file_ambiguous" | "image_unreadable" | "image_too_large" | "file_infected" | "file_quarantined" | "file_not_scanned" | "file_kept_elsewhere" | "body_too_large" | "not_found" | "method_not_allowed" | "range_not_satisfiable" | "invalid_link" | "link_expired" | "rate_limited" | "unauthenticated" | "invalid_credentials" | "mfa_required" | "invalid_otp" | "mfa_enrolment_required" | "invalid_passkey" | "address_not_allowed" | "address_changed" | "password_leaked" | "password_guessable" | "token_reused" | "token_expired" | "invalid_signature" | "forbidden" | "feature_disabled" | "approval_not_allowed" | "quota_exceeded" | "tenant_suspended" | "tenant_held_back" | "subscription_inactive" | "export_not_allowed" | "export_limit_reached" | "already_exists" | "invalid_reference" | "still_referenced" | "invalid_state" | "version_conflict" | "protected_record" | "idempotency_key_reused" | "request_in_progress" | "insufficient_stock" | "quantity_exceeded" | "address_missing" | "unknown_currency" | "connector_not_available" | "no_provider" | "invalid_provider_credentials" | "provider_error" | "malformed_payload" | "database_unavailable" | "timeout" | "shutting_down" | "internal"; /** What can be done about it. */ detail: string; /** The request, as `urn:serai:request:<id>`. */ instance?: string; /** The fields that are wrong. */ errors?: ({ /** JSON pointer into the body, or `?name` for a query parameter. */ pointer: string; /** What is wrong with it. */ message: string; /** Which rule it breaks. */ code?: string })[] };
export type StreamChange = { /** Number of the event; the same as the message’s id. */ seq: number; /** What happened, such as `order.confirmed`. */ type: string; /** Path word of the record’s resource, such as `orders`. */ resource: string | null; /** The record. */ id: string | null; /** When it happened. */ time: string; /** The person who did it; null for the system. */ actor: string | null };

/** What each operation takes and gives. */
export interface Operations {
  /** Say whether the process lives. */ 
  "GET /healthz": {
    query: Record<string, never>;
    body: undefined;
    answer: Record<string, unknown>;
  };
  /** Say whether the process can serve. */ 
  "GET /readyz": {
    query: Record<string, never>;
    body: undefined;
    answer: Record<string, unknown>;
  };
  /** Give the metrics of this process for Prometheus. */ 
  "GET /metrics": {
    query: Record<string, never>;
    body: undefined;
    answer: string;
  };
  /** Follow what changes, as server-sent events. */ 
  "GET /v1/stream": {
    query: Record<string, never>;
    body: undefined;
    answer: StreamChange;
  };
  /** Take a delivery from a provider. */ 
  "POST /v1/hooks/{tenant_id}/{connection_id}": {
    query: Record<string, never>;
    body: unknown;
    answer: { /** Always true. */ received?: true };
  };
  /** List audit entries. */ 
  "GET /v1/audit-entries": {
    query: { sort?: string; fields?: string; occurred_at?: string; "occurred_at[ne]"?: string; "occurred_at[gt]"?: string; "occurred_at[gte]"?: string; "occurred_at[lt]"?: string; "occurred_at[lte]"?: string; "occurred_at[null]"?: string; actor_id?: string; "actor_id[ne]"?: string; "actor_id[null]"?: string; actor_kind?: string; "actor_kind[ne]"?: string; "actor_kind[null]"?: string; action?: string; "action[ne]"?: string; "action[contains]"?: string; "action[null]"?: string; category?: string; "category[ne]"?: string; "category[contains]"?: string; "category[null]"?: string; resource?: string; "resource[ne]"?: string; "resource[contains]"?: string; "resource[null]"?: string; resource_id?: string; "resource_id[ne]"?: string; "resource_id[contains]"?: string; "resource_id[null]"?: string; outcome?: string; "outcome[ne]"?: string; "outcome[null]"?: string; error_code?: string; "error_code[ne]"?: string; "error_code[contains]"?: string; "error_code[null]"?: string; severity?: string; "severity[ne]"?: string; "severity[null]"?: string; risk_score?: string; "risk_score[ne]"?: string; "risk_score[gt]"?: string; "risk_score[gte]"?: string; "risk_score[lt]"?: string; "risk_score[lte]"?: string; "risk_score[null]"?: string; "compliance_flags[has]"?: string; "compliance_flags[null]"?: string; approval_required?: string; "approval_required[null]"?: string; approved_by?: string; "approved_by[ne]"?: string; "approved_by[null]"?: string; ip?: string; "ip[ne]"?: string; "ip[contains]"?: string; "ip[null]"?: string; session_id?: string; "session_id[ne]"?: string; "session_id[null]"?: string; request_id?: string; "request_id[ne]"?: string; "request_id[contains]"?: string; "request_id[null]"?: string };
    body: undefined;
    answer: AuditEntryList;
  };
  /** Get one of audit entries. */ 
  "GET /v1/audit-entries/{id}": {
    query: { fields?: string };
    body: undefined;
    answer: AuditEntry;
  };
  /** List audit logs. */ 
  "GET /v1/audit-logs": {
    query: { sort?: string; fields?: string; created_at?: string; "created_at[ne]"?: string; "created_at[gt]"?: string; "created_at[gte]"?: string; "created_at[lt]"?: string; "created_at[lte]"?: string; "created_at[null]"?: string; user_id?: string; "user_id[ne]"?: string; "user_id[null]"?: string; action?: string; "action[ne]"?: string; "action[contains]"?: string; "action[null]"?: string; action_category?: string; "action_category[ne]"?: string; "action_category[contains]"?: string; "action_category[null]"?: string; entity_type?: string; "entity_type[ne]"?: string; "entity_type[contains]"?: string; "entity_type[null]"?: string; entity_id?: string; "entity_id[ne]"?: string; "entity_id[contains]"?: string; "entity_id[null]"?: string; success?: string; "success[null]"?: string };
    body: undefined;
    answer: AuditLogList;
  };
  /** Get one of audit logs. */ 
  "GET /v1/audit-logs/{id}": {
    query: { fields?: string };
    body: undefined;
    answer: AuditLog;
  };
  /** List admin activity log. */ 
  "GET /v1/admin-activity-log": {
    query: { sort?: string; fields?: string; created_at?: string; "created_at[ne]"?: string; "created_at[gt]"?: string; "created_at[gte]"?: string; "created_at[lt]"?: string; "created_at[lte]"?: string; "created_at[null]"?: string; admin_id?: string; "admin_id[ne]"?: string; "admin_id[null]"?: string; action?: string; "action[ne]"?: string; "action[contains]"?: string; "action[null]"?: string; action_category?: string; "action_category[ne]"?: string; "action_category[contains]"?: string; "action_category[null]"?: string; resource_type?: string; "resource_type[ne]"?: string; "resource_type[contains]"?: string; "resource_type[null]"?: string; resource_id?: string; "resource_id[ne]"?: string; "resource_id[contains]"?: string; "resource_id[null]"?: string; severity?: string; "severity[ne]"?: string; "severity[contains]"?: string; "severity[null]"?: string; success?: string; "success[null]"?: string; approval_required?: string; "approval_required[null]"?: string; approved_by?: string; "approved_by[ne]"?: string; "approved_by[null]"?: string; ip_address?: string; "ip_address[ne]"?: string; "ip_address[contains]"?: string; "ip_address[null]"?: string };
    body: undefined;
    answer: AdminActivityLogList;
  };
  /** Get one of admin activity log. */ 
  "GET /v1/admin-activity-log/{id}": {
    query: { fields?: string };
    body: undefined;
    answer: AdminActivityLog;
  };
  /** List audit checkpoints. */ 
  "GET /v1/audit-checkpoints": {
    query: { sort?: string; fields?: string; tree_size?: string; "tree_size[ne]"?: string; "tree_size[gt]"?: string; "tree_size[gte]"?: string; "tree_size[lt]"?: string; "tree_size[lte]"?: string; "tree_size[null]"?: string; sealed_at?: string; "sealed_at[ne]"?: string; "sealed_at[gt]"?: string; "sealed_at[gte]"?: string; "sealed_at[lt]"?: string; "sealed_at[lte]"?: string; "sealed_at[null]"?: string };
    body: undefined;
    answer: AuditCheckpointList;
  };
  /** Get one of audit checkpoints. */ 
  "GET /v1/audit-checkpoints/{id}": {
    query: { fields?: string };
    body: undefined;
    answer: AuditCheckpoint;
  };
  /** List events. */ 
  "GET /v1/events": {
    query: { sort?: string; fields?: string; type?: string; "type[ne]"?: string; "type[contains]"?: string; "type[null]"?: string; subject?: string; "subject[ne]"?: string; "subject[contains]"?: string; "subject[null]"?: string; seq?: string; "seq[ne]"?: string; "seq[gt]"?: string; "seq[gte]"?: string; "seq[lt]"?: string; "seq[lte]"?: string; "seq[null]"?: string; occurred_at?: string; "occurred_at[ne]"?: string; "occurred_at[gt]"?: string; "occurred_at[gte]"?: string; "occurred_at[lt]"?: string; "occurred_at[lte]"?: string; "occurred_at[null]"?: string; request_id?: string; "request_id[ne]"?: string; "request_id[contains]"?: string; "request_id[null]"?: string };
    body: undefined;
    answer: EventList;
  };
  /** Get one of events. */ 
  "GET /v1/events/{id}": {
    query: { fields?: string };
    body: undefined;
    answer: Event;
  };
  /** List failed deliveries. */ 
  "GET /v1/failed-deliveries": {
    query: { sort?: string; fields?: string; state?: string; "state[ne]"?: string; "state[contains]"?: string; "state[null]"?: string; reaction?: string; "reaction[ne]"?: string; "reaction[contains]"?: string; "reaction[null]"?: string; event_type?: string; "event_type[ne]"?: string; "event_type[contains]"?: string; "event_type[null]"?: string; event_id?: string; "event_id[ne]"?: string; "event_id[null]"?: string; updated_at?: string; "updated_at[ne]"?: string; "updated_at[gt]"?: string; "updated_at[gte]"?: string; "updated_at[lt]"?: string; "updated_at[lte]"?: string; "updated_at[null]"?: string };
    body: undefined;
    answer: FailedDeliveryList;
  };
  /** Get one of failed deliveries. */ 
  "GET /v1/failed-deliveries/{id}": {
    query: { fields?: string };
    body: undefined;
    answer: FailedDelivery;
  };
  /** List webhook deliveries. */ 
  "GET /v1/webhook-deliveries": {
    query: { sort?: string; fields?: string; hook?: string; "hook[ne]"?: string; "hook[contains]"?: string; "hook[null]"?: string; connection_id?: string; "connection_id[ne]"?: string; "connection_id[null]"?: string; external_id?: string; "external_id[ne]"?: string; "external_id[contains]"?: string; "external_id[null]"?: string; topic?: string; "topic[ne]"?: string; "topic[contains]"?: string; "topic[null]"?: string; state?: string; "state[ne]"?: string; "state[null]"?: string; error_code?: string; "error_code[ne]"?: string; "error_code[contains]"?: string; "error_code[null]"?: string; received_at?: string; "received_at[ne]"?: string; "received_at[gt]"?: string; "received_at[gte]"?: string; "received_at[lt]"?: string; "received_at[lte]"?: string; "received_at[null]"?: string };
    body: undefined;
    answer: WebhookDeliveryList;
  };
  /** Get one of webhook deliveries. */ 
  "GET /v1/webhook-deliveries/{id}": {
    query: { fields?: string };
    body: undefined;
    answer: WebhookDelivery;
  };
  /** Process a failed or parked delivery again. */ 
  "POST /v1/webhook-deliveries/{id}/replay": {
    query: Record<string, never>;
    body: Empty;
    answer: WebhookDelivery;
  };
  /** Try a reaction to an event again, with all its attempts. */ 
  "POST /v1/failed-deliveries/{id}/replay": {
    query: Record<string, never>;
    body: Empty;
    answer: ReplayFailedDeliveryResult;
  };
  /** Try a reaction to an event again, with all its attempts, for up to 200 at a time. */ 
  "POST /v1/failed-deliveries/replay": {
    query: Record<string, never>;
    body: ReplayFailedDeliveryInBulkInput;
    answer: BulkResult;
  };
  /** Try all dead letters again, or those of one reaction. */ 
  "POST /v1/failed-deliveries/replay-all": {
    query: Record<string, never>;
    body: ReplayAllFailedDeliveriesInput;
    answer: ReplayFailedDeliveryResult;
  };
  /** Show how far background work has come: events, reactions, deliveries from providers and the queue. */ 
  "GET /v1/jobs/state": {
    query: Record<string, never>;
    body: undefined;
    answer: GetStateResult;
  };
  /** Recompute the sealed audit trail now, and say what is wrong with it. */ 
  "POST /v1/audit/verify": {
    query: Record<string, never>;
    body: Empty;
    answer: VerifyResult;
  };
  /** Prove that an entry is in the sealed audit trail. */ 
  "POST /v1/audit/prove": {
    query: Record<string, never>;
    body: ProveInput;
    answer: ProveResult;
  };
  /** List audit entries. */ 
  "GET /platform/v1/audit-entries": {
    query: { sort?: string; fields?: string; tenant_id?: string; "tenant_id[ne]"?: string; "tenant_id[null]"?: string; actor_id?: string; "actor_id[ne]"?: string; "actor_id[null]"?: string; action?: string; "action[ne]"?: string; "action[contains]"?: string; "action[null]"?: string; resource?: string; "resource[ne]"?: string; "resource[contains]"?: string; "resource[null]"?: string; resource_id?: string; "resource_id[ne]"?: string; "resource_id[contains]"?: string; "resource_id[null]"?: string; outcome?: string; "outcome[ne]"?: string; "outcome[null]"?: string; approval_required?: string; "approval_required[null]"?: string; occurred_at?: string; "occurred_at[ne]"?: string; "occurred_at[gt]"?: string; "occurred_at[gte]"?: string; "occurred_at[lt]"?: string; "occurred_at[lte]"?: string; "occurred_at[null]"?: string };
    body: undefined;
    answer: PlatformAuditEntryList;
  };
  /** Get one of audit entries. */ 
  "GET /platform/v1/audit-entries/{id}": {
    query: { fields?: string };
    body: undefined;
    answer: PlatformAuditEntry;
  };
  /** List channel types. */ 
  "GET /platform/v1/channel-types": {
    query: { sort?: string; fields?: string; code?: string; "code[ne]"?: string; "code[contains]"?: string; "code[null]"?: string; is_active?: string; "is_active[null]"?: string; is_internal?: string; "is_internal[null]"?: string };
    body: undefined;
    answer: PlatformChannelTypeList;
  };
  /** Create one of channel types. */ 
  "POST /platform/v1/channel-types": {
    query: Record<string, never>;
    body: PlatformChannelTypeCreate;
    answer: PlatformChannelType;
  };
  /** Get one of channel types. */ 
  "GET /platform/v1/channel-types/{id}": {
    query: { fields?: string };
    body: undefined;
    answer: PlatformChannelType;
  };
  /** Change one of channel types. */ 
  "PATCH /platform/v1/channel-types/{id}": {
    query: Record<string, never>;
    body: PlatformChannelTypeUpdate;
    answer: PlatformChannelType;
  };
  /** List courier types. */ 
  "GET /platform/v1/courier-types": {
    query: { sort?: string; fields?: string; code?: string; "code[ne]"?: string; "code[contains]"?: string; "code[null]"?: string; is_active?: string; "is_active[null]"?: string; is_default?: string; "is_default[null]"?: string; is_internal?: string; "is_internal[null]"?: string };
    body: undefined;
    answer: PlatformCourierTypeList;
  };
  /** Create one of courier types. */ 
  "POST /platform/v1/courier-types": {
    query: Record<string, never>;
    body: PlatformCourierTypeCreate;
    answer: PlatformCourierType;
  };
  /** Get one of courier types. */ 
  "GET /platform/v1/courier-types/{id}": {
    query: { fields?: string };
    body: undefined;
    answer: PlatformCourierType;
  };
  /** Change one of courier types. */ 
  "PATCH /platform/v1/courier-types/{id}": {
    query: Record<string, never>;
    body: PlatformCourierTypeUpdate;
    answer: PlatformCourierType;
  };
  /** List features. */ 
  "GET /platform/v1/features": {
    query: { sort?: string; fields?: string; code?: string; "code[ne]"?: string; "code[contains]"?: string; "code[null]"?: string; category?: string; "category[ne]"?: string; "category[contains]"?: string; "category[null]"?: string; is_active?: string; "is_active[null]"?: string };
    body: undefined;
    answer: PlatformFeatureList;
  };
  /** Create one of features. */ 
  "POST /platform/v1/features": {
    query: Record<string, never>;
    body: PlatformFeatureCreate;
    answer: PlatformFeature;
  };
  /** Get one of features. */ 
  "GET /platform/v1/features/{id}": {
    query: { fields?: string };
    body: undefined;
    answer: PlatformFeature;
  };
  /** Change one of features. */ 
  "PATCH /platform/v1/features/{id}": {
    query: Record<string, never>;
    body: PlatformFeatureUpdate;
    answer: PlatformFeature;
  };
  /** List plan channels. */ 
  "GET /platform/v1/plan-channels": {
    query: { sort?: string; fields?: string; expand?: string; plan_id?: string; "plan_id[ne]"?: string; "plan_id[null]"?: string; channel_type_id?: string; "channel_type_id[ne]"?: string; "channel_type_id[null]"?: string };
    body: undefined;
    answer: PlatformPlanChannelList;
  };
  /** Get one of plan channels. */ 
  "GET /platform/v1/plan-channels/{id}": {
    query: { fields?: string; expand?: string };
    body: undefined;
    answer: PlatformPlanChannel;
  };
  /** List plan features. */ 
  "GET /platform/v1/plan-features": {
    query: { sort?: string; fields?: string; expand?: string; plan_id?: string; "plan_id[ne]"?: string; "plan_id[null]"?: string; feature_id?: string; "feature_id[ne]"?: string; "feature_id[null]"?: string; is_enabled?: string; "is_enabled[null]"?: string };
    body: undefined;
    answer: PlatformPlanFeatureList;
  };
  /** Get one of plan features. */ 
  "GET /platform/v1/plan-features/{id}": {
    query: { fields?: string; expand?: string };
    body: undefined;
    answer: PlatformPlanFeature;
  };
  /** List plans. */ 
  "GET /platform/v1/plans": {
    query: { sort?: string; fields?: string; expand?: string; code?: string; "code[ne]"?: string; "code[contains]"?: string; "code[null]"?: string; is_active?: string; "is_active[null]"?: string };
    body: undefined;
    answer: PlatformPlanList;
  };
  /** Create one of plans. */ 
  "POST /platform/v1/plans": {
    query: Record<string, never>;
    body: PlatformPlanCreate;
    answer: PlatformPlan;
  };
  /** Get one of plans. */ 
  "GET /platform/v1/plans/{id}": {
    query: { fields?: string; expand?: string };
    body: undefined;
    answer: PlatformPlan;
  };
  /** Change one of plans. */ 
  "PATCH /platform/v1/plans/{id}": {
    query: Record<string, never>;
    body: PlatformPlanUpdate;
    answer: PlatformPlan;
  };
  /** List subscriptions. */ 
  "GET /platform/v1/subscriptions": {
    query: { sort?: string; fields?: string; expand?: string; tenant_id?: string; "tenant_id[ne]"?: string; "tenant_id[null]"?: string; plan_id?: string; "plan_id[ne]"?: string; "plan_id[null]"?: string; status?: string; "status[ne]"?: string; "status[null]"?: string; current_period_end?: string; "current_period_end[ne]"?: string; "current_period_end[gt]"?: string; "current_period_end[gte]"?: string; "current_period_end[lt]"?: string; "current_period_end[lte]"?: string; "current_period_end[null]"?: string; superseded_at?: string; "superseded_at[ne]"?: string; "superseded_at[gt]"?: string; "superseded_at[gte]"?: string; "superseded_at[lt]"?: string; "superseded_at[lte]"?: string; "superseded_at[null]"?: string; external_subscription_id?: string; "external_subscription_id[ne]"?: string; "external_subscription_id[contains]"?: string; "external_subscription_id[null]"?: string };
    body: undefined;
    answer: PlatformSubscriptionList;
  };
  /** Get one of subscriptions. */ 
  "GET /platform/v1/subscriptions/{id}": {
    query: { fields?: string; expand?: string };
    body: undefined;
    answer: PlatformSubscription;
  };
  /** List super admins. */ 
  "GET /platform/v1/super-admins": {
    query: { sort?: string; fields?: string; email?: string; "email[ne]"?: string; "email[contains]"?: string; "email[null]"?: string; is_active?: string; "is_active[null]"?: string };
    body: undefined;
    answer: PlatformSuperAdminList;
  };
  /** Make somebody a super admin. */ 
  "POST /platform/v1/super-admins": {
    query: Record<string, never>;
    body: PlatformSuperAdminCreate;
    answer: PlatformSuperAdmin;
  };
  /** Get one of super admins. */ 
  "GET /platform/v1/super-admins/{id}": {
    query: { fields?: string };
    body: undefined;
    answer: PlatformSuperAdmin;
  };
  /** Change one of super admins. */ 
  "PATCH /platform/v1/super-admins/{id}": {
    query: Record<string, never>;
    body: PlatformSuperAdminUpdate;
    answer: PlatformSuperAdmin;
  };
  /** List tenant features. */ 
  "GET /platform/v1/tenant-features": {
    query: { sort?: string; fields?: string; expand?: string; tenant_id?: string; "tenant_id[ne]"?: string; "tenant_id[null]"?: string; feature_id?: string; "feature_id[ne]"?: string; "feature_id[null]"?: string; is_enabled?: string; "is_enabled[null]"?: string };
    body: undefined;
    answer: PlatformTenantFeatureList;
  };
  /** Get one of tenant features. */ 
  "GET /platform/v1/tenant-features/{id}": {
    query: { fields?: string; expand?: string };
    body: undefined;
    answer: PlatformTenantFeature;
  };
  /** List tenant tombstones. */ 
  "GET /platform/v1/tenant-tombstones": {
    query: { sort?: string; fields?: string; slug?: string; "slug[ne]"?: string; "slug[contains]"?: string; "slug[null]"?: string; tenant_deleted_at?: string; "tenant_deleted_at[ne]"?: string; "tenant_deleted_at[gt]"?: string; "tenant_deleted_at[gte]"?: string; "tenant_deleted_at[lt]"?: string; "tenant_deleted_at[lte]"?: string; "tenant_deleted_at[null]"?: string };
    body: undefined;
    answer: PlatformTenantTombstoneList;
  };
  /** Get one of tenant tombstones. */ 
  "GET /platform/v1/tenant-tombstones/{id}": {
    query: { fields?: string };
    body: undefined;
    answer: PlatformTenantTombstone;
  };
  /** List tenants. */ 
  "GET /platform/v1/tenants": {
    query: { sort?: string; fields?: string; expand?: string; q?: string; slug?: string; "slug[ne]"?: string; "slug[contains]"?: string; "slug[null]"?: string; status?: string; "status[ne]"?: string; "status[null]"?: string; domain?: string; "domain[ne]"?: string; "domain[contains]"?: string; "domain[null]"?: string; created_at?: string; "created_at[ne]"?: string; "created_at[gt]"?: string; "created_at[gte]"?: string; "created_at[lt]"?: string; "created_at[lte]"?: string; "created_at[null]"?: string };
    body: undefined;
    answer: PlatformTenantList;
  };
  /** Create a tenant with its schema, role, owner and the packs of its plan. */ 
  "POST /platform/v1/tenants": {
    query: Record<string, never>;
    body: PlatformTenantCreate;
    answer: PlatformTenant;
  };
  /** Get one of tenants. */ 
  "GET /platform/v1/tenants/{id}": {
    query: { fields?: string; expand?: string };
    body: undefined;
    answer: PlatformTenant;
  };
  /** Sign in as a super admin. */ 
  "POST /platform/v1/auth/sign-in": {
    query: Record<string, never>;
    body: PlatformSignInInput;
    answer: PlatformSignInResult;
  };
  /** Exchange a super admin's refresh token for a new pair of tokens. */ 
  "POST /platform/v1/auth/refresh": {
    query: Record<string, never>;
    body: PlatformRefreshInput;
    answer: PlatformSignInResult;
  };
  /** End this session of a super admin, with all its tokens. */ 
  "POST /platform/v1/auth/sign-out": {
    query: Record<string, never>;
    body: Empty;
    answer: PlatformSignOutResult;
  };
  /** Show the settings of the business, its plan, and how much of the plan it uses. */ 
  "GET /v1/business/settings": {
    query: Record<string, never>;
    body: undefined;
    answer: GetSettingsResult;
  };
  /** Change settings of the business; those not named stay. */ 
  "PATCH /v1/business/settings": {
    query: Record<string, never>;
    body: UpdateSettingsInput;
    answer: GetSettingsResult;
  };
  /** Change the name, domain, logo or settings of a tenant. */ 
  "POST /platform/v1/tenants/{id}/configure": {
    query: Record<string, never>;
    body: PlatformConfigureTenantInput;
    answer: PlatformTenant;
  };
  /** Stop everybody in a tenant; deliveries from providers wait. */ 
  "POST /platform/v1/tenants/{id}/suspend": {
    query: Record<string, never>;
    body: PlatformSuspendTenantInput;
    answer: PlatformTenant;
  };
  /** Let a tenant work again; deliveries that waited are processed. */ 
  "POST /platform/v1/tenants/{id}/reactivate": {
    query: Record<string, never>;
    body: PlatformSuspendTenantInput;
    answer: PlatformTenant;
  };
  /** Try the dead letters of a tenant again, with all their attempts. */ 
  "POST /platform/v1/tenants/{id}/replay-events": {
    query: Record<string, never>;
    body: PlatformReplayTenantEventsInput;
    answer: ReplayFailedDeliveryResult;
  };
  /** Read a part of a tenant’s sealed audit trail, for checking it elsewhere. */ 
  "POST /platform/v1/tenants/{id}/export-audit": {
    query: Record<string, never>;
    body: PlatformExportTenantAuditInput;
    answer: PlatformExportTenantAuditResult;
  };
  /** Name the exports that carry a code, of whichever tenant. */ 
  "POST /platform/v1/tenants/trace-export": {
    query: Record<string, never>;
    body: PlatformTraceExportTenantsInput;
    answer: PlatformTraceExportTenantsResult;
  };
  /** Prove that an entry is in a tenant’s audit trail. */ 
  "POST /platform/v1/tenants/{id}/prove-audit": {
    query: Record<string, never>;
    body: ProveInput;
    answer: PlatformProveTenantAuditResult;
  };
  /** Prove that a tenant’s audit trail only grew between two checkpoints. */ 
  "POST /platform/v1/tenants/{id}/prove-audit-consistency": {
    query: Record<string, never>;
    body: PlatformProveTenantAuditConsistencyInput;
    answer: PlatformProveTenantAuditConsistencyResult;
  };
  /** Show how much of its plan a tenant uses. */ 
  "GET /platform/v1/tenants/{id}/usage": {
    query: Record<string, never>;
    body: undefined;
    answer: PlatformGetTenantUsageResult;
  };
  /** Show the views of lists that you saved. */ 
  "GET /platform/v1/console/saved-views": {
    query: { list?: string };
    body: undefined;
    answer: PlatformGetSavedViewsResult;
  };
  /** Save a view of a list under a name. */ 
  "POST /platform/v1/console/save-view": {
    query: Record<string, never>;
    body: PlatformSaveViewInput;
    answer: PlatformSaveViewResult;
  };
  /** Forget a view that you saved. */ 
  "POST /platform/v1/console/remove-view": {
    query: Record<string, never>;
    body: PlatformRemoveViewInput;
    answer: PlatformSaveViewResult;
  };
  /** Show which migrations ran in which tenant, what waits, what failed, and how far the present run is. */ 
  "GET /platform/v1/migrations/status": {
    query: { limit?: string; offset?: string; slug?: string };
    body: undefined;
    answer: PlatformGetStatusResult;
  };
  /** Bring every tenant up to date with the code that runs, in the background. */ 
  "POST /platform/v1/migrations/run": {
    query: Record<string, never>;
    body: Empty;
    answer: PlatformRunResult;
  };
  /** Bring one tenant up to date with the code that runs, in the background. */ 
  "POST /platform/v1/tenants/{id}/migrate": {
    query: Record<string, never>;
    body: Empty;
    answer: PlatformRunResult;
  };
  /** Close a tenant; its data stays until it is deleted. */ 
  "POST /platform/v1/tenants/{id}/cancel": {
    query: Record<string, never>;
    body: PlatformSuspendTenantInput;
    answer: PlatformTenant;
  };
  /** Put a tenant on another plan and install newly included packs; nothing is dropped. */ 
  "POST /platform/v1/tenants/{id}/change-plan": {
    query: Record<string, never>;
    body: PlatformChangeTenantPlanInput;
    answer: PlatformTenant;
  };
  /** Replace a tenant's subscription; what is not named stays as it was, and the one before is kept as history. */ 
  "POST /platform/v1/tenants/{id}/set-subscription": {
    query: Record<string, never>;
    body: PlatformSetTenantSubscriptionInput;
    answer: PlatformTenant;
  };
  /** Give a tenant a feature besides its plan, or take one away despite it. */ 
  "POST /platform/v1/tenants/{id}/set-feature": {
    query: Record<string, never>;
    body: PlatformSetTenantFeatureInput;
    answer: PlatformTenant;
  };
  /** Remove an override, so that the tenant has what its plan says. */ 
  "POST /platform/v1/tenants/{id}/reset-feature": {
    query: Record<string, never>;
    body: PlatformResetTenantFeatureInput;
    answer: PlatformTenant;
  };
  /** Delete a tenant with all its data. It cannot be undone. */ 
  "POST /platform/v1/tenants/{id}/delete": {
    query: Record<string, never>;
    body: PlatformDeleteTenantInput;
    answer: PlatformDeleteTenantResult;
  };
  /** Show which keys there are; never a key itself. */ 
  "GET /platform/v1/keys/show": {
    query: Record<string, never>;
    body: undefined;
    answer: PlatformGetShowResult;
  };
  /** Make a new master key, or go on wrapping tenants' keys with the newest one, a bounded number at a time. */ 
  "POST /platform/v1/keys/rotate-master": {
    query: Record<string, never>;
    body: PlatformRotateMasterInput;
    answer: PlatformRotateMasterResult;
  };
  /** Destroy an older master key that wraps nothing any more: what old physical backups hold of the key store is worthless then. */ 
  "POST /platform/v1/keys/destroy-master": {
    query: Record<string, never>;
    body: PlatformDestroyMasterInput;
    answer: PlatformDestroyMasterResult;
  };
  /** Give a tenant a new key and move what the older sealed, a bounded number of fields at a time, while people work. */ 
  "POST /platform/v1/tenants/{id}/rotate-keys": {
    query: Record<string, never>;
    body: PlatformRotateTenantKeysInput;
    answer: PlatformRotateTenantKeysResult;
  };
  /** Destroy a person's key, one older version of a tenant's key, or all its keys: what they sealed is gone for ever, in every ordinary backup too. */ 
  "POST /platform/v1/tenants/{id}/destroy-keys": {
    query: Record<string, never>;
    body: PlatformDestroyTenantKeysInput;
    answer: PlatformDestroyTenantKeysResult;
  };
  /** Open every key of a tenant and everything its packs sealed, and say what doesn't open. */ 
  "POST /platform/v1/tenants/{id}/verify-keys": {
    query: Record<string, never>;
    body: Empty;
    answer: PlatformVerifyTenantKeysResult;
  };
  /** Change the limits of a plan; null is unlimited, what is not named stays. */ 
  "POST /platform/v1/plans/{id}/set-limits": {
    query: Record<string, never>;
    body: PlatformSetPlanLimitsInput;
    answer: PlatformPlan;
  };
  /** Include a feature in a plan, change its limits there, or exclude it. */ 
  "POST /platform/v1/plans/{id}/set-feature": {
    query: Record<string, never>;
    body: PlatformSetPlanFeatureInput;
    answer: PlatformPlan;
  };
  /** Take a feature and its limits out of a plan. */ 
  "POST /platform/v1/plans/{id}/remove-feature": {
    query: Record<string, never>;
    body: PlatformResetTenantFeatureInput;
    answer: PlatformPlan;
  };
  /** Let a plan connect a kind of sales channel, or change how many. */ 
  "POST /platform/v1/plans/{id}/set-channel": {
    query: Record<string, never>;
    body: PlatformSetPlanChannelInput;
    answer: PlatformPlan;
  };
  /** Stop a plan from connecting a kind of sales channel; connections that exist stay. */ 
  "POST /platform/v1/plans/{id}/remove-channel": {
    query: Record<string, never>;
    body: PlatformRemovePlanChannelInput;
    answer: PlatformPlan;
  };
  /** Let plans and overrides decide about a feature again. */ 
  "POST /platform/v1/features/{id}/activate": {
    query: Record<string, never>;
    body: Empty;
    answer: PlatformFeature;
  };
  /** Switch a feature off for everybody, whatever plans and overrides say. */ 
  "POST /platform/v1/features/{id}/deactivate": {
    query: Record<string, never>;
    body: Empty;
    answer: PlatformFeature;
  };
  /** Let new channels of this kind be connected. */ 
  "POST /platform/v1/channel-types/{id}/activate": {
    query: Record<string, never>;
    body: Empty;
    answer: PlatformChannelType;
  };
  /** Let no new channels of this kind be connected. */ 
  "POST /platform/v1/channel-types/{id}/deactivate": {
    query: Record<string, never>;
    body: Empty;
    answer: PlatformChannelType;
  };
  /** Give a super admin a new password and end every session begun with the old one. */ 
  "POST /platform/v1/super-admins/{id}/set-password": {
    query: Record<string, never>;
    body: PlatformSetSuperAdminPasswordInput;
    answer: PlatformSuperAdmin;
  };
  /** Let a super admin work again. */ 
  "POST /platform/v1/super-admins/{id}/activate": {
    query: Record<string, never>;
    body: Empty;
    answer: PlatformSuperAdmin;
  };
  /** Stop a super admin at once. */ 
  "POST /platform/v1/super-admins/{id}/deactivate": {
    query: Record<string, never>;
    body: Empty;
    answer: PlatformSuperAdmin;
  };
  /** List users. */ 
  "GET /v1/users": {
    query: { sort?: string; fields?: string; expand?: string; q?: string; status?: string; "status[ne]"?: string; "status[null]"?: string; email?: string; "email[ne]"?: string; "email[contains]"?: string; "email[null]"?: string; is_owner?: string; "is_owner[null]"?: string; is_active?: string; "is_active[null]"?: string; created_at?: string; "created_at[ne]"?: string; "created_at[gt]"?: string; "created_at[gte]"?: string; "created_at[lt]"?: string; "created_at[lte]"?: string; "created_at[null]"?: string; last_sign_in_at?: string; "last_sign_in_at[ne]"?: string; "last_sign_in_at[gt]"?: string; "last_sign_in_at[gte]"?: string; "last_sign_in_at[lt]"?: string; "last_sign_in_at[lte]"?: string; "last_sign_in_at[null]"?: string };
    body: undefined;
    answer: UserList;
  };
  /** Get one of users. */ 
  "GET /v1/users/{id}": {
    query: { fields?: string; expand?: string };
    body: undefined;
    answer: User;
  };
  /** Change one of users. */ 
  "PATCH /v1/users/{id}": {
    query: Record<string, never>;
    body: UserUpdate;
    answer: User;
  };
  /** List user profiles. */ 
  "GET /v1/user-profiles": {
    query: { sort?: string; fields?: string; expand?: string; user_id?: string; "user_id[ne]"?: string; "user_id[null]"?: string; country?: string; "country[ne]"?: string; "country[contains]"?: string; "country[null]"?: string; city?: string; "city[ne]"?: string; "city[contains]"?: string; "city[null]"?: string; department?: string; "department[ne]"?: string; "department[contains]"?: string; "department[null]"?: string };
    body: undefined;
    answer: UserProfileList;
  };
  /** Get one of user profiles. */ 
  "GET /v1/user-profiles/{id}": {
    query: { fields?: string; expand?: string };
    body: undefined;
    answer: UserProfile;
  };
  /** Change one of user profiles. */ 
  "PATCH /v1/user-profiles/{id}": {
    query: Record<string, never>;
    body: UserProfileUpdate;
    answer: UserProfile;
  };
  /** List roles. */ 
  "GET /v1/roles": {
    query: { sort?: string; fields?: string; expand?: string; code?: string; "code[ne]"?: string; "code[contains]"?: string; "code[null]"?: string; is_system?: string; "is_system[null]"?: string };
    body: undefined;
    answer: RoleList;
  };
  /** Make a role. */ 
  "POST /v1/roles": {
    query: Record<string, never>;
    body: RoleCreate;
    answer: Role;
  };
  /** Get one of roles. */ 
  "GET /v1/roles/{id}": {
    query: { fields?: string; expand?: string };
    body: undefined;
    answer: Role;
  };
  /** List permissions. */ 
  "GET /v1/permissions": {
    query: { sort?: string; fields?: string; module?: string; "module[ne]"?: string; "module[contains]"?: string; "module[null]"?: string; code?: string; "code[ne]"?: string; "code[contains]"?: string; "code[null]"?: string };
    body: undefined;
    answer: PermissionList;
  };
  /** Get one of permissions. */ 
  "GET /v1/permissions/{id}": {
    query: { fields?: string };
    body: undefined;
    answer: Permission;
  };
  /** List role permissions. */ 
  "GET /v1/role-permissions": {
    query: { sort?: string; fields?: string; expand?: string; role_id?: string; "role_id[ne]"?: string; "role_id[null]"?: string; permission_code?: string; "permission_code[ne]"?: string; "permission_code[contains]"?: string; "permission_code[null]"?: string };
    body: undefined;
    answer: RolePermissionList;
  };
  /** Get one of role permissions. */ 
  "GET /v1/role-permissions/{id}": {
    query: { fields?: string; expand?: string };
    body: undefined;
    answer: RolePermission;
  };
  /** List user roles. */ 
  "GET /v1/user-roles": {
    query: { sort?: string; fields?: string; expand?: string; user_id?: string; "user_id[ne]"?: string; "user_id[null]"?: string; role_id?: string; "role_id[ne]"?: string; "role_id[null]"?: string; expires_at?: string; "expires_at[ne]"?: string; "expires_at[gt]"?: string; "expires_at[gte]"?: string; "expires_at[lt]"?: string; "expires_at[lte]"?: string; "expires_at[null]"?: string };
    body: undefined;
    answer: UserRoleList;
  };
  /** Give someone a role, for ever or until a moment. */ 
  "POST /v1/user-roles": {
    query: Record<string, never>;
    body: UserRoleCreate;
    answer: UserRole;
  };
  /** Get one of user roles. */ 
  "GET /v1/user-roles/{id}": {
    query: { fields?: string; expand?: string };
    body: undefined;
    answer: UserRole;
  };
  /** List user features. */ 
  "GET /v1/user-features": {
    query: { sort?: string; fields?: string; expand?: string; user_id?: string; "user_id[ne]"?: string; "user_id[null]"?: string; feature_code?: string; "feature_code[ne]"?: string; "feature_code[contains]"?: string; "feature_code[null]"?: string };
    body: undefined;
    answer: UserFeatureList;
  };
  /** Get one of user features. */ 
  "GET /v1/user-features/{id}": {
    query: { fields?: string; expand?: string };
    body: undefined;
    answer: UserFeature;
  };
  /** List user sessions. */ 
  "GET /v1/user-sessions": {
    query: { sort?: string; fields?: string; expand?: string; user_id?: string; "user_id[ne]"?: string; "user_id[null]"?: string; terminated_at?: string; "terminated_at[ne]"?: string; "terminated_at[gt]"?: string; "terminated_at[gte]"?: string; "terminated_at[lt]"?: string; "terminated_at[lte]"?: string; "terminated_at[null]"?: string; created_at?: string; "created_at[ne]"?: string; "created_at[gt]"?: string; "created_at[gte]"?: string; "created_at[lt]"?: string; "created_at[lte]"?: string; "created_at[null]"?: string; last_activity_at?: string; "last_activity_at[ne]"?: string; "last_activity_at[gt]"?: string; "last_activity_at[gte]"?: string; "last_activity_at[lt]"?: string; "last_activity_at[lte]"?: string; "last_activity_at[null]"?: string; device_type?: string; "device_type[ne]"?: string; "device_type[null]"?: string };
    body: undefined;
    answer: UserSessionList;
  };
  /** Get one of user sessions. */ 
  "GET /v1/user-sessions/{id}": {
    query: { fields?: string; expand?: string };
    body: undefined;
    answer: UserSession;
  };
  /** List api keys. */ 
  "GET /v1/api-keys": {
    query: { sort?: string; fields?: string; expand?: string; created_by?: string; "created_by[ne]"?: string; "created_by[null]"?: string; revoked_at?: string; "revoked_at[ne]"?: string; "revoked_at[gt]"?: string; "revoked_at[gte]"?: string; "revoked_at[lt]"?: string; "revoked_at[lte]"?: string; "revoked_at[null]"?: string; expires_at?: string; "expires_at[ne]"?: string; "expires_at[gt]"?: string; "expires_at[gte]"?: string; "expires_at[lt]"?: string; "expires_at[lte]"?: string; "expires_at[null]"?: string };
    body: undefined;
    answer: ApiKeyList;
  };
  /** Make a key for a program. */ 
  "POST /v1/api-keys": {
    query: Record<string, never>;
    body: ApiKeyCreate;
    answer: CreateApiKeyResult;
  };
  /** Get one of api keys. */ 
  "GET /v1/api-keys/{id}": {
    query: { fields?: string; expand?: string };
    body: undefined;
    answer: ApiKey;
  };
  /** List invitations. */ 
  "GET /v1/invitations": {
    query: { sort?: string; fields?: string; expand?: string; status?: string; "status[ne]"?: string; "status[null]"?: string; email?: string; "email[ne]"?: string; "email[contains]"?: string; "email[null]"?: string; created_at?: string; "created_at[ne]"?: string; "created_at[gt]"?: string; "created_at[gte]"?: string; "created_at[lt]"?: string; "created_at[lte]"?: string; "created_at[null]"?: string; expires_at?: string; "expires_at[ne]"?: string; "expires_at[gt]"?: string; "expires_at[gte]"?: string; "expires_at[lt]"?: string; "expires_at[lte]"?: string; "expires_at[null]"?: string };
    body: undefined;
    answer: InvitationList;
  };
  /** Invite someone to join. */ 
  "POST /v1/invitations": {
    query: Record<string, never>;
    body: InvitationCreate;
    answer: CreateInvitationResult;
  };
  /** Get one of invitations. */ 
  "GET /v1/invitations/{id}": {
    query: { fields?: string; expand?: string };
    body: undefined;
    answer: Invitation;
  };
  /** List invitation roles. */ 
  "GET /v1/invitation-roles": {
    query: { sort?: string; fields?: string; expand?: string; invitation_id?: string; "invitation_id[ne]"?: string; "invitation_id[null]"?: string; role_id?: string; "role_id[ne]"?: string; "role_id[null]"?: string };
    body: undefined;
    answer: InvitationRoleList;
  };
  /** Get one of invitation roles. */ 
  "GET /v1/invitation-roles/{id}": {
    query: { fields?: string; expand?: string };
    body: undefined;
    answer: InvitationRole;
  };
  /** List trusted devices. */ 
  "GET /v1/trusted-devices": {
    query: { sort?: string; fields?: string; expand?: string; user_id?: string; "user_id[ne]"?: string; "user_id[null]"?: string; revoked_at?: string; "revoked_at[ne]"?: string; "revoked_at[gt]"?: string; "revoked_at[gte]"?: string; "revoked_at[lt]"?: string; "revoked_at[lte]"?: string; "revoked_at[null]"?: string; expires_at?: string; "expires_at[ne]"?: string; "expires_at[gt]"?: string; "expires_at[gte]"?: string; "expires_at[lt]"?: string; "expires_at[lte]"?: string; "expires_at[null]"?: string; created_at?: string; "created_at[ne]"?: string; "created_at[gt]"?: string; "created_at[gte]"?: string; "created_at[lt]"?: string; "created_at[lte]"?: string; "created_at[null]"?: string };
    body: undefined;
    answer: TrustedDeviceList;
  };
  /** Get one of trusted devices. */ 
  "GET /v1/trusted-devices/{id}": {
    query: { fields?: string; expand?: string };
    body: undefined;
    answer: TrustedDevice;
  };
  /** List admin users. */ 
  "GET /v1/admin-users": {
    query: { sort?: string; fields?: string; expand?: string; user_id?: string; "user_id[ne]"?: string; "user_id[null]"?: string; role_id?: string; "role_id[ne]"?: string; "role_id[null]"?: string; status?: string; "status[ne]"?: string; "status[null]"?: string; department?: string; "department[ne]"?: string; "department[contains]"?: string; "department[null]"?: string; access_level?: string; "access_level[ne]"?: string; "access_level[gt]"?: string; "access_level[gte]"?: string; "access_level[lt]"?: string; "access_level[lte]"?: string; "access_level[null]"?: string; created_at?: string; "created_at[ne]"?: string; "created_at[gt]"?: string; "created_at[gte]"?: string; "created_at[lt]"?: string; "created_at[lte]"?: string; "created_at[null]"?: string };
    body: undefined;
    answer: AdminUserList;
  };
  /** Give someone an administrative office: a role, duties, and stricter rules to sign in by. */ 
  "POST /v1/admin-users": {
    query: Record<string, never>;
    body: AdminUserCreate;
    answer: AdminUser;
  };
  /** Get one of admin users. */ 
  "GET /v1/admin-users/{id}": {
    query: { fields?: string; expand?: string };
    body: undefined;
    answer: AdminUser;
  };
  /** List approval days. */ 
  "GET /v1/approval-days": {
    query: { sort?: string; fields?: string; expand?: string; admin_user_id?: string; "admin_user_id[ne]"?: string; "admin_user_id[null]"?: string; day?: string; "day[ne]"?: string; "day[gt]"?: string; "day[gte]"?: string; "day[lt]"?: string; "day[lte]"?: string; "day[null]"?: string };
    body: undefined;
    answer: ApprovalDayList;
  };
  /** Get one of approval days. */ 
  "GET /v1/approval-days/{id}": {
    query: { fields?: string; expand?: string };
    body: undefined;
    answer: ApprovalDay;
  };
  /** List access reviews. */ 
  "GET /v1/access-reviews": {
    query: { sort?: string; fields?: string; expand?: string; quarter?: string; "quarter[ne]"?: string; "quarter[contains]"?: string; "quarter[null]"?: string; status?: string; "status[ne]"?: string; "status[null]"?: string; created_at?: string; "created_at[ne]"?: string; "created_at[gt]"?: string; "created_at[gte]"?: string; "created_at[lt]"?: string; "created_at[lte]"?: string; "created_at[null]"?: string };
    body: undefined;
    answer: AccessReviewList;
  };
  /** Make this quarter's list of everyone's access. */ 
  "POST /v1/access-reviews": {
    query: Record<string, never>;
    body: Empty;
    answer: AccessReview;
  };
  /** Get one of access reviews. */ 
  "GET /v1/access-reviews/{id}": {
    query: { fields?: string; expand?: string };
    body: undefined;
    answer: AccessReview;
  };
  /** List access review items. */ 
  "GET /v1/access-review-items": {
    query: { sort?: string; fields?: string; expand?: string; access_review_id?: string; "access_review_id[ne]"?: string; "access_review_id[null]"?: string; user_id?: string; "user_id[ne]"?: string; "user_id[null]"?: string; status?: string; "status[ne]"?: string; "status[null]"?: string; created_at?: string; "created_at[ne]"?: string; "created_at[gt]"?: string; "created_at[gte]"?: string; "created_at[lt]"?: string; "created_at[lte]"?: string; "created_at[null]"?: string };
    body: undefined;
    answer: AccessReviewItemList;
  };
  /** Get one of access review items. */ 
  "GET /v1/access-review-items/{id}": {
    query: { fields?: string; expand?: string };
    body: undefined;
    answer: AccessReviewItem;
  };
  /** Sign in with e-mail and password. */ 
  "POST /v1/auth/sign-in": {
    query: Record<string, never>;
    body: SignInInput;
    answer: SignInResult;
  };
  /** Exchange a refresh token for a new pair of tokens. */ 
  "POST /v1/auth/refresh": {
    query: Record<string, never>;
    body: RefreshInput;
    answer: SignInResult;
  };
  /** End this session. */ 
  "POST /v1/auth/sign-out": {
    query: Record<string, never>;
    body: Empty;
    answer: Empty;
  };
  /** Say who I am and what I may do. */ 
  "GET /v1/auth/me": {
    query: Record<string, never>;
    body: undefined;
    answer: GetMeResult;
  };
  /** Change what I tell about myself. */ 
  "PATCH /v1/auth/me": {
    query: Record<string, never>;
    body: UpdateMeInput;
    answer: GetMeResult;
  };
  /** List my running sessions. */ 
  "GET /v1/auth/sessions": {
    query: Record<string, never>;
    body: undefined;
    answer: GetSessionsResult;
  };
  /** End one of my sessions. */ 
  "POST /v1/auth/end-session": {
    query: Record<string, never>;
    body: EndSessionInput;
    answer: Empty;
  };
  /** Choose a new password; other sessions end. */ 
  "POST /v1/auth/change-password": {
    query: Record<string, never>;
    body: ChangePasswordInput;
    answer: Empty;
  };
  /** Ask for a link to choose a new password. */ 
  "POST /v1/auth/request-password-reset": {
    query: Record<string, never>;
    body: RequestPasswordResetInput;
    answer: Empty;
  };
  /** Choose a new password with the token of a reset link. */ 
  "POST /v1/auth/reset-password": {
    query: Record<string, never>;
    body: ResetPasswordInput;
    answer: Empty;
  };
  /** Join a business with the token of an invitation. */ 
  "POST /v1/invitations/accept": {
    query: Record<string, never>;
    body: AcceptInvitationsInput;
    answer: AcceptInvitationsResult;
  };
  /** Withdraw an invitation. */ 
  "POST /v1/invitations/{id}/revoke": {
    query: Record<string, never>;
    body: Empty;
    answer: Invitation;
  };
  /** Stop someone from signing in. */ 
  "POST /v1/users/{id}/deactivate": {
    query: Record<string, never>;
    body: DeactivateUserInput;
    answer: User;
  };
  /** Let someone sign in again. */ 
  "POST /v1/users/{id}/reactivate": {
    query: Record<string, never>;
    body: Empty;
    answer: User;
  };
  /** Remove someone from the business. */ 
  "POST /v1/users/{id}/remove": {
    query: Record<string, never>;
    body: DeactivateUserInput;
    answer: RemoveUserResult;
  };
  /** Switch a feature off, or on again, for one person. */ 
  "POST /v1/users/{id}/restrict-feature": {
    query: Record<string, never>;
    body: RestrictUserFeatureInput;
    answer: User;
  };
  /** Let someone try to sign in again at once. */ 
  "POST /v1/users/{id}/unlock": {
    query: Record<string, never>;
    body: Empty;
    answer: User;
  };
  /** Change someone's sign-in address. */ 
  "POST /v1/users/{id}/change-email": {
    query: Record<string, never>;
    body: ChangeUserEmailInput;
    answer: User;
  };
  /** Rename or describe a role. */ 
  "POST /v1/roles/{id}/update": {
    query: Record<string, never>;
    body: UpdateRoleInput;
    answer: Role;
  };
  /** Delete a role that the business made. */ 
  "POST /v1/roles/{id}/delete": {
    query: Record<string, never>;
    body: Empty;
    answer: DeleteRoleResult;
  };
  /** Choose everything a role allows. */ 
  "POST /v1/roles/{id}/set-permissions": {
    query: Record<string, never>;
    body: SetRolePermissionsInput;
    answer: Role;
  };
  /** Show all roles with what each allows, and all permissions. */ 
  "GET /v1/roles/matrix": {
    query: Record<string, never>;
    body: undefined;
    answer: MatrixRolesResult;
  };
  /** Take a role from someone. */ 
  "POST /v1/user-roles/{id}/revoke": {
    query: Record<string, never>;
    body: Empty;
    answer: RevokeUserRoleResult;
  };
  /** End someone's session. */ 
  "POST /v1/user-sessions/{id}/terminate": {
    query: Record<string, never>;
    body: Empty;
    answer: UserSession;
  };
  /** Withdraw a key. */ 
  "POST /v1/api-keys/{id}/revoke": {
    query: Record<string, never>;
    body: Empty;
    answer: ApiKey;
  };
  /** Change the duties of an administrator, or the rules to sign in by. */ 
  "POST /v1/admin-users/{id}/change": {
    query: Record<string, never>;
    body: ChangeAdminUserInput;
    answer: AdminUser;
  };
  /** End an administrative office. */ 
  "POST /v1/admin-users/{id}/deactivate": {
    query: Record<string, never>;
    body: DeactivateUserInput;
    answer: AdminUser;
  };
  /** Give an administrative office back. */ 
  "POST /v1/admin-users/{id}/reactivate": {
    query: Record<string, never>;
    body: Empty;
    answer: AdminUser;
  };
  /** Close a review in which everyone was decided on. */ 
  "POST /v1/access-reviews/{id}/complete": {
    query: Record<string, never>;
    body: Empty;
    answer: AccessReview;
  };
  /** Confirm that someone's access is right. */ 
  "POST /v1/access-review-items/{id}/confirm": {
    query: Record<string, never>;
    body: ConfirmAccessReviewItemInput;
    answer: AccessReviewItem;
  };
  /** Confirm that someone's access is right, for up to 200 at a time. */ 
  "POST /v1/access-review-items/confirm": {
    query: Record<string, never>;
    body: ConfirmAccessReviewItemInBulkInput;
    answer: BulkResult;
  };
  /** Take all of someone's access away. */ 
  "POST /v1/access-review-items/{id}/revoke": {
    query: Record<string, never>;
    body: ConfirmAccessReviewItemInput;
    answer: AccessReviewItem;
  };
  /** Prove the authenticator app with its first code, and get backup codes. */ 
  "POST /v1/auth/confirm-totp": {
    query: Record<string, never>;
    body: ConfirmTotpInput;
    answer: ConfirmTotpResult;
  };
  /** Stop using the authenticator app. */ 
  "POST /v1/auth/disable-totp": {
    query: Record<string, never>;
    body: DisableTotpInput;
    answer: Empty;
  };
  /** Begin to use an authenticator app: get its secret as text, address and QR code. */ 
  "POST /v1/auth/enrol-totp": {
    query: Record<string, never>;
    body: DisableTotpInput;
    answer: EnrolTotpResult;
  };
  /** Ask for codes on one of my devices again. */ 
  "POST /v1/auth/forget-device": {
    query: Record<string, never>;
    body: ForgetDeviceInput;
    answer: Empty;
  };
  /** Ask for codes on someone's device again. */ 
  "POST /v1/trusted-devices/{id}/revoke": {
    query: Record<string, never>;
    body: Empty;
    answer: TrustedDevice;
  };
  /** Accept one of my passkeys no longer. */ 
  "POST /v1/auth/remove-passkey": {
    query: Record<string, never>;
    body: RemovePasskeyInput;
    answer: Empty;
  };
  /** Call one of my passkeys something else. */ 
  "POST /v1/auth/rename-passkey": {
    query: Record<string, never>;
    body: RenamePasskeyInput;
    answer: Empty;
  };
  /** Sign in with a passkey. */ 
  "POST /v1/auth/passkey-sign-in": {
    query: Record<string, never>;
    body: PasskeySignInInput;
    answer: SignInResult;
  };
  /** Begin to sign in with a passkey: get what the browser needs. */ 
  "POST /v1/auth/passkey-sign-in-options": {
    query: Record<string, never>;
    body: PasskeySignInOptionsInput;
    answer: PasskeySignInOptionsResult;
  };
  /** Begin to register a passkey: get what the browser needs. */ 
  "POST /v1/auth/passkey-options": {
    query: Record<string, never>;
    body: DisableTotpInput;
    answer: PasskeyOptionsResult;
  };
  /** Register the passkey that the browser made. */ 
  "POST /v1/auth/register-passkey": {
    query: Record<string, never>;
    body: RegisterPasskeyInput;
    answer: RegisterPasskeyResult;
  };
  /** Get ten new backup codes; the old ones stop. */ 
  "POST /v1/auth/renew-backup-codes": {
    query: Record<string, never>;
    body: DisableTotpInput;
    answer: ConfirmTotpResult;
  };
  /** Take away someone's second factors after they were lost. */ 
  "POST /v1/users/{id}/reset-mfa": {
    query: Record<string, never>;
    body: ResetUserMfaInput;
    answer: User;
  };
  /** Say what this business asks of a sign-in. */ 
  "GET /v1/auth/policy": {
    query: Record<string, never>;
    body: undefined;
    answer: UpdatePolicyResult;
  };
  /** Set for how long a trusted device needs no code. */ 
  "PATCH /v1/auth/policy": {
    query: Record<string, never>;
    body: UpdatePolicyInput;
    answer: UpdatePolicyResult;
  };
  /** List my second factors, passkeys and trusted devices. */ 
  "GET /v1/auth/factors": {
    query: Record<string, never>;
    body: undefined;
    answer: GetFactorsResult;
  };
  /** Show the views of lists that you saved, and those that others share with a role of yours. */ 
  "GET /v1/console/saved-views": {
    query: { list?: string };
    body: undefined;
    answer: GetSavedViewsResult;
  };
  /** Save a view of a list under a name, for yourself or for everybody with a role of yours. */ 
  "POST /v1/console/save-view": {
    query: Record<string, never>;
    body: SaveViewInput;
    answer: PlatformSaveViewResult;
  };
  /** Forget a view that you saved. */ 
  "POST /v1/console/remove-view": {
    query: Record<string, never>;
    body: PlatformRemoveViewInput;
    answer: RemoveViewResult;
  };
  /** List security settings. */ 
  "GET /v1/security-settings": {
    query: { sort?: string; fields?: string };
    body: undefined;
    answer: SecuritySettingList;
  };
  /** Get one of security settings. */ 
  "GET /v1/security-settings/{id}": {
    query: { fields?: string };
    body: undefined;
    answer: SecuritySetting;
  };
  /** List role security settings. */ 
  "GET /v1/role-security-settings": {
    query: { sort?: string; fields?: string; expand?: string; role_id?: string; "role_id[ne]"?: string; "role_id[null]"?: string };
    body: undefined;
    answer: RoleSecuritySettingList;
  };
  /** Set what differs for one role; what is not named goes back to the business's own. */ 
  "POST /v1/role-security-settings": {
    query: Record<string, never>;
    body: RoleSecuritySettingCreate;
    answer: RoleSecuritySetting;
  };
  /** Get one of role security settings. */ 
  "GET /v1/role-security-settings/{id}": {
    query: { fields?: string; expand?: string };
    body: undefined;
    answer: RoleSecuritySetting;
  };
  /** List data masking rules. */ 
  "GET /v1/data-masking-rules": {
    query: { sort?: string; fields?: string; field_name?: string; "field_name[ne]"?: string; "field_name[contains]"?: string; "field_name[null]"?: string; field_type?: string; "field_type[ne]"?: string; "field_type[null]"?: string; is_active?: string; "is_active[null]"?: string };
    body: undefined;
    answer: DataMaskingRuleList;
  };
  /** Mask a field for some roles. */ 
  "POST /v1/data-masking-rules": {
    query: Record<string, never>;
    body: DataMaskingRuleCreate;
    answer: DataMaskingRule;
  };
  /** Get one of data masking rules. */ 
  "GET /v1/data-masking-rules/{id}": {
    query: { fields?: string };
    body: undefined;
    answer: DataMaskingRule;
  };
  /** List export logs. */ 
  "GET /v1/export-logs": {
    query: { sort?: string; fields?: string; expand?: string; user_id?: string; "user_id[ne]"?: string; "user_id[null]"?: string; status?: string; "status[ne]"?: string; "status[null]"?: string; export_type?: string; "export_type[ne]"?: string; "export_type[contains]"?: string; "export_type[null]"?: string; resource?: string; "resource[ne]"?: string; "resource[contains]"?: string; "resource[null]"?: string; created_at?: string; "created_at[ne]"?: string; "created_at[gt]"?: string; "created_at[gte]"?: string; "created_at[lt]"?: string; "created_at[lte]"?: string; "created_at[null]"?: string };
    body: undefined;
    answer: ExportLogList;
  };
  /** Get one of export logs. */ 
  "GET /v1/export-logs/{id}": {
    query: { fields?: string; expand?: string };
    body: undefined;
    answer: ExportLog;
  };
  /** List security violations. */ 
  "GET /v1/security-violations": {
    query: { sort?: string; fields?: string; expand?: string; user_id?: string; "user_id[ne]"?: string; "user_id[null]"?: string; violation_type?: string; "violation_type[ne]"?: string; "violation_type[null]"?: string; severity?: string; "severity[ne]"?: string; "severity[null]"?: string; blocked?: string; "blocked[null]"?: string; created_at?: string; "created_at[ne]"?: string; "created_at[gt]"?: string; "created_at[gte]"?: string; "created_at[lt]"?: string; "created_at[lte]"?: string; "created_at[null]"?: string };
    body: undefined;
    answer: SecurityViolationList;
  };
  /** Get one of security violations. */ 
  "GET /v1/security-violations/{id}": {
    query: { fields?: string; expand?: string };
    body: undefined;
    answer: SecurityViolation;
  };
  /** List security alerts. */ 
  "GET /v1/security-alerts": {
    query: { sort?: string; fields?: string; expand?: string; kind?: string; "kind[ne]"?: string; "kind[contains]"?: string; "kind[null]"?: string; severity?: string; "severity[ne]"?: string; "severity[null]"?: string; status?: string; "status[ne]"?: string; "status[null]"?: string; user_id?: string; "user_id[ne]"?: string; "user_id[null]"?: string; created_at?: string; "created_at[ne]"?: string; "created_at[gt]"?: string; "created_at[gte]"?: string; "created_at[lt]"?: string; "created_at[lte]"?: string; "created_at[null]"?: string };
    body: undefined;
    answer: SecurityAlertList;
  };
  /** Get one of security alerts. */ 
  "GET /v1/security-alerts/{id}": {
    query: { fields?: string; expand?: string };
    body: undefined;
    answer: SecurityAlert;
  };
  /** List network places. */ 
  "GET /v1/network-places": {
    query: { sort?: string; fields?: string };
    body: undefined;
    answer: NetworkPlaceList;
  };
  /** Say where a network is, for the risk rules. */ 
  "POST /v1/network-places": {
    query: Record<string, never>;
    body: NetworkPlaceCreate;
    answer: NetworkPlace;
  };
  /** Get one of network places. */ 
  "GET /v1/network-places/{id}": {
    query: { fields?: string };
    body: undefined;
    answer: NetworkPlace;
  };
  /** Change how this business protects its data. */ 
  "POST /v1/security-settings/change": {
    query: Record<string, never>;
    body: ChangeSecuritySettingsInput;
    answer: SecuritySetting;
  };
  /** Let a role follow the business's own settings again. */ 
  "POST /v1/role-security-settings/{id}/remove": {
    query: Record<string, never>;
    body: Empty;
    answer: undefined;
  };
  /** Change how a field is masked, and for whom. */ 
  "POST /v1/data-masking-rules/{id}/update": {
    query: Record<string, never>;
    body: UpdateDataMaskingRuleInput;
    answer: DataMaskingRule;
  };
  /** Remove a masking rule. */ 
  "POST /v1/data-masking-rules/{id}/remove": {
    query: Record<string, never>;
    body: Empty;
    answer: undefined;
  };
  /** Export records into a CSV or Excel file. */ 
  "POST /v1/exports": {
    query: Record<string, never>;
    body: CreateExportsInput;
    answer: CreateExportsResult;
  };
  /** Let an export out that somebody else asked for. */ 
  "POST /v1/export-logs/{id}/approve": {
    query: Record<string, never>;
    body: ApproveExportLogInput;
    answer: ExportLog;
  };
  /** Refuse an export that somebody else asked for. */ 
  "POST /v1/export-logs/{id}/reject": {
    query: Record<string, never>;
    body: RejectExportLogInput;
    answer: ExportLog;
  };
  /** Cancel an export that is not ready yet. */ 
  "POST /v1/export-logs/{id}/cancel": {
    query: Record<string, never>;
    body: Empty;
    answer: ExportLog;
  };
  /** Name the exports that a piece of a file comes from. */ 
  "POST /v1/export-logs/trace": {
    query: Record<string, never>;
    body: TraceExportLogsInput;
    answer: TraceExportLogsResult;
  };
  /** Say that you look into an alert. */ 
  "POST /v1/security-alerts/{id}/acknowledge": {
    query: Record<string, never>;
    body: Empty;
    answer: SecurityAlert;
  };
  /** Close an alert, and say what it was. */ 
  "POST /v1/security-alerts/{id}/resolve": {
    query: Record<string, never>;
    body: ResolveSecurityAlertInput;
    answer: SecurityAlert;
  };
  /** Forget where a network is. */ 
  "POST /v1/network-places/{id}/remove": {
    query: Record<string, never>;
    body: Empty;
    answer: undefined;
  };
  /** See a record as people with certain roles see it. */ 
  "POST /v1/data-masking-rules/preview": {
    query: Record<string, never>;
    body: PreviewDataMaskingRulesInput;
    answer: PreviewDataMaskingRulesResult;
  };
  /** Say that the console refused to copy, cut, save or print what it shows. */ 
  "POST /v1/security/report-copy": {
    query: Record<string, never>;
    body: ReportCopyInput;
    answer: ReportCopyResult;
  };
  /** Download a finished export; each download counts. */ 
  "GET /v1/export-logs/{id}/file": {
    query: Record<string, never>;
    body: undefined;
    answer: string;
  };
  /** List file uploads. */ 
  "GET /v1/file-uploads": {
    query: { sort?: string; fields?: string; expand?: string; q?: string; user_id?: string; "user_id[ne]"?: string; "user_id[null]"?: string; record_type?: string; "record_type[ne]"?: string; "record_type[contains]"?: string; "record_type[null]"?: string; record_id?: string; "record_id[ne]"?: string; "record_id[null]"?: string; mime_type?: string; "mime_type[ne]"?: string; "mime_type[contains]"?: string; "mime_type[null]"?: string; file_hash?: string; "file_hash[ne]"?: string; "file_hash[contains]"?: string; "file_hash[null]"?: string; file_category?: string; "file_category[ne]"?: string; "file_category[contains]"?: string; "file_category[null]"?: string; is_public?: string; "is_public[null]"?: string; is_temporary?: string; "is_temporary[null]"?: string; virus_scan_status?: string; "virus_scan_status[ne]"?: string; "virus_scan_status[null]"?: string; created_at?: string; "created_at[ne]"?: string; "created_at[gt]"?: string; "created_at[gte]"?: string; "created_at[lt]"?: string; "created_at[lte]"?: string; "created_at[null]"?: string; expires_at?: string; "expires_at[ne]"?: string; "expires_at[gt]"?: string; "expires_at[gte]"?: string; "expires_at[lt]"?: string; "expires_at[lte]"?: string; "expires_at[null]"?: string };
    body: undefined;
    answer: FileUploadList;
  };
  /** Upload a file. */ 
  "POST /v1/file-uploads": {
    query: Record<string, never>;
    body: FileUploadCreate;
    answer: FileUpload;
  };
  /** Get one of file uploads. */ 
  "GET /v1/file-uploads/{id}": {
    query: { fields?: string; expand?: string };
    body: undefined;
    answer: FileUpload;
  };
  /** Change one of file uploads. */ 
  "PATCH /v1/file-uploads/{id}": {
    query: Record<string, never>;
    body: FileUploadUpdate;
    answer: FileUpload;
  };
  /** List file settings. */ 
  "GET /v1/file-settings": {
    query: { sort?: string; fields?: string };
    body: undefined;
    answer: FileSettingList;
  };
  /** Get one of file settings. */ 
  "GET /v1/file-settings/{id}": {
    query: { fields?: string };
    body: undefined;
    answer: FileSetting;
  };
  /** Announce a file and get a signed address to put it to. */ 
  "POST /v1/file-uploads/reserve": {
    query: Record<string, never>;
    body: ReserveFileUploadsInput;
    answer: ReserveFileUploadsResult;
  };
  /** Make a link that downloads the file without signing in. */ 
  "POST /v1/file-uploads/{id}/share": {
    query: Record<string, never>;
    body: ShareFileUploadInput;
    answer: ShareFileUploadResult;
  };
  /** Keep a temporary file for good. */ 
  "POST /v1/file-uploads/{id}/retain": {
    query: Record<string, never>;
    body: Empty;
    answer: FileUpload;
  };
  /** Delete a file. */ 
  "POST /v1/file-uploads/{id}/remove": {
    query: Record<string, never>;
    body: Empty;
    answer: undefined;
  };
  /** Delete a file, for up to 200 at a time. */ 
  "POST /v1/file-uploads/remove": {
    query: Record<string, never>;
    body: ReplayFailedDeliveryInBulkInput;
    answer: BulkResult;
  };
  /** Change which files are taken and how they are kept. */ 
  "POST /v1/file-settings/change": {
    query: Record<string, never>;
    body: ChangeFileSettingsInput;
    answer: FileSetting;
  };
  /** Download the file, or a part of it. */ 
  "GET /v1/file-uploads/{id}/content": {
    query: Record<string, never>;
    body: undefined;
    answer: string;
  };
  /** Put the file that was announced to its signed address. */ 
  "PUT /v1/file-uploads/{id}/content": {
    query: Record<string, never>;
    body: string;
    answer: PutFileUploadContentResult;
  };
  /** Download the file by a link that somebody shared. */ 
  "GET /v1/file-uploads/{id}/shared": {
    query: Record<string, never>;
    body: undefined;
    answer: string;
  };
  /** List products. */ 
  "GET /v1/products": {
    query: { sort?: string; fields?: string; expand?: string; q?: string; sku?: string; "sku[ne]"?: string; "sku[contains]"?: string; "sku[null]"?: string; category?: string; "category[ne]"?: string; "category[contains]"?: string; "category[null]"?: string; brand?: string; "brand[ne]"?: string; "brand[contains]"?: string; "brand[null]"?: string; hsn_code?: string; "hsn_code[ne]"?: string; "hsn_code[contains]"?: string; "hsn_code[null]"?: string; currency?: string; "currency[ne]"?: string; "currency[contains]"?: string; "currency[null]"?: string; is_active?: string; "is_active[null]"?: string; created_at?: string; "created_at[ne]"?: string; "created_at[gt]"?: string; "created_at[gte]"?: string; "created_at[lt]"?: string; "created_at[lte]"?: string; "created_at[null]"?: string; updated_at?: string; "updated_at[ne]"?: string; "updated_at[gt]"?: string; "updated_at[gte]"?: string; "updated_at[lt]"?: string; "updated_at[lte]"?: string; "updated_at[null]"?: string };
    body: undefined;
    answer: ProductList;
  };
  /** Create one of products. */ 
  "POST /v1/products": {
    query: Record<string, never>;
    body: ProductCreate;
    answer: Product;
  };
  /** Get one of products. */ 
  "GET /v1/products/{id}": {
    query: { fields?: string; expand?: string };
    body: undefined;
    answer: Product;
  };
  /** Change one of products. */ 
  "PATCH /v1/products/{id}": {
    query: Record<string, never>;
    body: ProductUpdate;
    answer: Product;
  };
  /** Delete one of products. */ 
  "DELETE /v1/products/{id}": {
    query: Record<string, never>;
    body: undefined;
    answer: undefined;
  };
  /** List product variants. */ 
  "GET /v1/product-variants": {
    query: { sort?: string; fields?: string; expand?: string; q?: string; product_id?: string; "product_id[ne]"?: string; "product_id[null]"?: string; sku?: string; "sku[ne]"?: string; "sku[contains]"?: string; "sku[null]"?: string; is_active?: string; "is_active[null]"?: string; created_at?: string; "created_at[ne]"?: string; "created_at[gt]"?: string; "created_at[gte]"?: string; "created_at[lt]"?: string; "created_at[lte]"?: string; "created_at[null]"?: string };
    body: undefined;
    answer: ProductVariantList;
  };
  /** Create one of product variants. */ 
  "POST /v1/product-variants": {
    query: Record<string, never>;
    body: ProductVariantCreate;
    answer: ProductVariant;
  };
  /** Get one of product variants. */ 
  "GET /v1/product-variants/{id}": {
    query: { fields?: string; expand?: string };
    body: undefined;
    answer: ProductVariant;
  };
  /** Change one of product variants. */ 
  "PATCH /v1/product-variants/{id}": {
    query: Record<string, never>;
    body: ProductVariantUpdate;
    answer: ProductVariant;
  };
  /** Delete one of product variants. */ 
  "DELETE /v1/product-variants/{id}": {
    query: Record<string, never>;
    body: undefined;
    answer: undefined;
  };
  /** List inventory. */ 
  "GET /v1/inventory": {
    query: { sort?: string; fields?: string; expand?: string; id?: string; "id[ne]"?: string; "id[null]"?: string; product_id?: string; "product_id[ne]"?: string; "product_id[null]"?: string; variant_id?: string; "variant_id[ne]"?: string; "variant_id[null]"?: string; warehouse_location?: string; "warehouse_location[ne]"?: string; "warehouse_location[contains]"?: string; "warehouse_location[null]"?: string; available_quantity?: string; "available_quantity[ne]"?: string; "available_quantity[gt]"?: string; "available_quantity[gte]"?: string; "available_quantity[lt]"?: string; "available_quantity[lte]"?: string; "available_quantity[null]"?: string; is_low?: string; "is_low[null]"?: string; updated_at?: string; "updated_at[ne]"?: string; "updated_at[gt]"?: string; "updated_at[gte]"?: string; "updated_at[lt]"?: string; "updated_at[lte]"?: string; "updated_at[null]"?: string };
    body: undefined;
    answer: InventoryList;
  };
  /** Create one of inventory. */ 
  "POST /v1/inventory": {
    query: Record<string, never>;
    body: InventoryCreate;
    answer: Inventory;
  };
  /** Get one of inventory. */ 
  "GET /v1/inventory/{id}": {
    query: { fields?: string; expand?: string };
    body: undefined;
    answer: Inventory;
  };
  /** Change one of inventory. */ 
  "PATCH /v1/inventory/{id}": {
    query: Record<string, never>;
    body: InventoryUpdate;
    answer: Inventory;
  };
  /** List stock movements. */ 
  "GET /v1/stock-movements": {
    query: { sort?: string; fields?: string; expand?: string; inventory_id?: string; "inventory_id[ne]"?: string; "inventory_id[null]"?: string; movement_type?: string; "movement_type[ne]"?: string; "movement_type[null]"?: string; reference_type?: string; "reference_type[ne]"?: string; "reference_type[contains]"?: string; "reference_type[null]"?: string; reference_id?: string; "reference_id[ne]"?: string; "reference_id[null]"?: string; created_by?: string; "created_by[ne]"?: string; "created_by[null]"?: string; created_at?: string; "created_at[ne]"?: string; "created_at[gt]"?: string; "created_at[gte]"?: string; "created_at[lt]"?: string; "created_at[lte]"?: string; "created_at[null]"?: string };
    body: undefined;
    answer: StockMovementList;
  };
  /** Get one of stock movements. */ 
  "GET /v1/stock-movements/{id}": {
    query: { fields?: string; expand?: string };
    body: undefined;
    answer: StockMovement;
  };
  /** List stock reservations. */ 
  "GET /v1/stock-reservations": {
    query: { sort?: string; fields?: string; expand?: string; inventory_id?: string; "inventory_id[ne]"?: string; "inventory_id[null]"?: string; reference_type?: string; "reference_type[ne]"?: string; "reference_type[contains]"?: string; "reference_type[null]"?: string; reference_id?: string; "reference_id[ne]"?: string; "reference_id[null]"?: string; quantity?: string; "quantity[ne]"?: string; "quantity[gt]"?: string; "quantity[gte]"?: string; "quantity[lt]"?: string; "quantity[lte]"?: string; "quantity[null]"?: string };
    body: undefined;
    answer: StockReservationList;
  };
  /** Get one of stock reservations. */ 
  "GET /v1/stock-reservations/{id}": {
    query: { fields?: string; expand?: string };
    body: undefined;
    answer: StockReservation;
  };
  /** Add or update products from a CSV file. */ 
  "POST /v1/products/import": {
    query: { existing?: string };
    body: string;
    answer: ImportProductsResult;
  };
  /** Correct the available units by a difference. */ 
  "POST /v1/inventory/{id}/adjust": {
    query: Record<string, never>;
    body: AdjustInventoryInput;
    answer: Inventory;
  };
  /** Set the available units to what was counted. */ 
  "POST /v1/inventory/{id}/count": {
    query: Record<string, never>;
    body: CountInventoryInput;
    answer: Inventory;
  };
  /** Move available units to another location. */ 
  "POST /v1/inventory/{id}/transfer": {
    query: Record<string, never>;
    body: TransferInventoryInput;
    answer: Inventory;
  };
  /** Note units that a supplier will deliver. */ 
  "POST /v1/inventory/{id}/expect": {
    query: Record<string, never>;
    body: ExpectInventoryInput;
    answer: Inventory;
  };
  /** Take in delivered goods: incoming units become available. */ 
  "POST /v1/inventory/{id}/receive": {
    query: Record<string, never>;
    body: ReceiveInventoryInput;
    answer: Inventory;
  };
  /** List sales channels. */ 
  "GET /v1/sales-channels": {
    query: { sort?: string; fields?: string; channel_type_code?: string; "channel_type_code[ne]"?: string; "channel_type_code[contains]"?: string; "channel_type_code[null]"?: string; status?: string; "status[ne]"?: string; "status[null]"?: string; created_at?: string; "created_at[ne]"?: string; "created_at[gt]"?: string; "created_at[gte]"?: string; "created_at[lt]"?: string; "created_at[lte]"?: string; "created_at[null]"?: string };
    body: undefined;
    answer: SalesChannelList;
  };
  /** Connect a sales channel. */ 
  "POST /v1/sales-channels": {
    query: Record<string, never>;
    body: SalesChannelCreate;
    answer: SalesChannel;
  };
  /** Get one of sales channels. */ 
  "GET /v1/sales-channels/{id}": {
    query: { fields?: string };
    body: undefined;
    answer: SalesChannel;
  };
  /** List channel products. */ 
  "GET /v1/channel-products": {
    query: { sort?: string; fields?: string; expand?: string; channel_id?: string; "channel_id[ne]"?: string; "channel_id[null]"?: string; product_id?: string; "product_id[ne]"?: string; "product_id[null]"?: string; variant_id?: string; "variant_id[ne]"?: string; "variant_id[null]"?: string; external_product_id?: string; "external_product_id[ne]"?: string; "external_product_id[contains]"?: string; "external_product_id[null]"?: string; external_variant_id?: string; "external_variant_id[ne]"?: string; "external_variant_id[contains]"?: string; "external_variant_id[null]"?: string; external_sku?: string; "external_sku[ne]"?: string; "external_sku[contains]"?: string; "external_sku[null]"?: string; sync_status?: string; "sync_status[ne]"?: string; "sync_status[null]"?: string };
    body: undefined;
    answer: ChannelProductList;
  };
  /** Get one of channel products. */ 
  "GET /v1/channel-products/{id}": {
    query: { fields?: string; expand?: string };
    body: undefined;
    answer: ChannelProduct;
  };
  /** List orders. */ 
  "GET /v1/orders": {
    query: { sort?: string; fields?: string; expand?: string; q?: string; order_number?: string; "order_number[ne]"?: string; "order_number[contains]"?: string; "order_number[null]"?: string; channel_id?: string; "channel_id[ne]"?: string; "channel_id[null]"?: string; external_order_id?: string; "external_order_id[ne]"?: string; "external_order_id[contains]"?: string; "external_order_id[null]"?: string; external_order_number?: string; "external_order_number[ne]"?: string; "external_order_number[contains]"?: string; "external_order_number[null]"?: string; status?: string; "status[ne]"?: string; "status[null]"?: string; payment_status?: string; "payment_status[ne]"?: string; "payment_status[null]"?: string; fulfillment_status?: string; "fulfillment_status[ne]"?: string; "fulfillment_status[null]"?: string; payment_method?: string; "payment_method[ne]"?: string; "payment_method[null]"?: string; customer_phone?: string; "customer_phone[ne]"?: string; "customer_phone[contains]"?: string; "customer_phone[null]"?: string; customer_email?: string; "customer_email[ne]"?: string; "customer_email[contains]"?: string; "customer_email[null]"?: string; address_missing?: string; "address_missing[null]"?: string; has_unmatched_items?: string; "has_unmatched_items[null]"?: string; has_stock_shortage?: string; "has_stock_shortage[null]"?: string; total_amount?: string; "total_amount[ne]"?: string; "total_amount[gt]"?: string; "total_amount[gte]"?: string; "total_amount[lt]"?: string; "total_amount[lte]"?: string; "total_amount[null]"?: string; order_date?: string; "order_date[ne]"?: string; "order_date[gt]"?: string; "order_date[gte]"?: string; "order_date[lt]"?: string; "order_date[lte]"?: string; "order_date[null]"?: string; shipped_at?: string; "shipped_at[ne]"?: string; "shipped_at[gt]"?: string; "shipped_at[gte]"?: string; "shipped_at[lt]"?: string; "shipped_at[lte]"?: string; "shipped_at[null]"?: string; delivered_at?: string; "delivered_at[ne]"?: string; "delivered_at[gt]"?: string; "delivered_at[gte]"?: string; "delivered_at[lt]"?: string; "delivered_at[lte]"?: string; "delivered_at[null]"?: string; cancelled_at?: string; "cancelled_at[ne]"?: string; "cancelled_at[gt]"?: string; "cancelled_at[gte]"?: string; "cancelled_at[lt]"?: string; "cancelled_at[lte]"?: string; "cancelled_at[null]"?: string; created_at?: string; "created_at[ne]"?: string; "created_at[gt]"?: string; "created_at[gte]"?: string; "created_at[lt]"?: string; "created_at[lte]"?: string; "created_at[null]"?: string; updated_at?: string; "updated_at[ne]"?: string; "updated_at[gt]"?: string; "updated_at[gte]"?: string; "updated_at[lt]"?: string; "updated_at[lte]"?: string; "updated_at[null]"?: string };
    body: undefined;
    answer: OrderList;
  };
  /** Enter an order by hand. */ 
  "POST /v1/orders": {
    query: Record<string, never>;
    body: OrderCreate;
    answer: Order;
  };
  /** Get one of orders. */ 
  "GET /v1/orders/{id}": {
    query: { fields?: string; expand?: string };
    body: undefined;
    answer: Order;
  };
  /** List order items. */ 
  "GET /v1/order-items": {
    query: { sort?: string; fields?: string; expand?: string; order_id?: string; "order_id[ne]"?: string; "order_id[null]"?: string; product_id?: string; "product_id[ne]"?: string; "product_id[null]"?: string; variant_id?: string; "variant_id[ne]"?: string; "variant_id[null]"?: string; sku?: string; "sku[ne]"?: string; "sku[contains]"?: string; "sku[null]"?: string; created_at?: string; "created_at[ne]"?: string; "created_at[gt]"?: string; "created_at[gte]"?: string; "created_at[lt]"?: string; "created_at[lte]"?: string; "created_at[null]"?: string };
    body: undefined;
    answer: OrderItemList;
  };
  /** Get one of order items. */ 
  "GET /v1/order-items/{id}": {
    query: { fields?: string; expand?: string };
    body: undefined;
    answer: OrderItem;
  };
  /** List order status history. */ 
  "GET /v1/order-status-history": {
    query: { sort?: string; fields?: string; expand?: string; order_id?: string; "order_id[ne]"?: string; "order_id[null]"?: string; status?: string; "status[ne]"?: string; "status[null]"?: string; source?: string; "source[ne]"?: string; "source[null]"?: string; created_by?: string; "created_by[ne]"?: string; "created_by[null]"?: string; created_at?: string; "created_at[ne]"?: string; "created_at[gt]"?: string; "created_at[gte]"?: string; "created_at[lt]"?: string; "created_at[lte]"?: string; "created_at[null]"?: string };
    body: undefined;
    answer: OrderStatusHistoryList;
  };
  /** Get one of order status history. */ 
  "GET /v1/order-status-history/{id}": {
    query: { fields?: string; expand?: string };
    body: undefined;
    answer: OrderStatusHistory;
  };
  /** List the kinds of sales channels: what they ask for, and how many more you may connect. */ 
  "GET /v1/connectable/channel-types": {
    query: Record<string, never>;
    body: undefined;
    answer: GetChannelTypesResult;
  };
  /** Change the name or the options of a channel. */ 
  "POST /v1/sales-channels/{id}/configure": {
    query: Record<string, never>;
    body: ConfigureSalesChannelInput;
    answer: SalesChannel;
  };
  /** Replace the credentials of a channel. */ 
  "POST /v1/sales-channels/{id}/update-credentials": {
    query: Record<string, never>;
    body: UpdateSalesChannelCredentialsInput;
    answer: SalesChannel;
  };
  /** Take a new webhook secret; its predecessor stays accepted until the next change. */ 
  "POST /v1/sales-channels/{id}/rotate-secret": {
    query: Record<string, never>;
    body: RotateSalesChannelSecretInput;
    answer: SalesChannel;
  };
  /** Connect a disconnected channel again, with its orders and listings. */ 
  "POST /v1/sales-channels/{id}/reconnect": {
    query: Record<string, never>;
    body: UpdateSalesChannelCredentialsInput;
    answer: SalesChannel;
  };
  /** End the connection; its orders stay, its credentials are erased. */ 
  "POST /v1/sales-channels/{id}/disconnect": {
    query: Record<string, never>;
    body: Empty;
    answer: SalesChannel;
  };
  /** Pull changed orders and the catalogue from the channel now. */ 
  "POST /v1/sales-channels/{id}/sync": {
    query: Record<string, never>;
    body: Empty;
    answer: SalesChannel;
  };
  /** Push the stock of every linked listing to the channel now. */ 
  "POST /v1/sales-channels/{id}/push-inventory": {
    query: Record<string, never>;
    body: Empty;
    answer: SalesChannel;
  };
  /** Link a listing of a channel to a product. */ 
  "POST /v1/channel-products/{id}/link": {
    query: Record<string, never>;
    body: LinkChannelProductInput;
    answer: ChannelProduct;
  };
  /** Take the link between a listing and a product away. */ 
  "POST /v1/channel-products/{id}/unlink": {
    query: Record<string, never>;
    body: Empty;
    answer: ChannelProduct;
  };
  /** Add orders from a CSV file; those that are there already are left alone. */ 
  "POST /v1/orders/import": {
    query: { channel_id?: string };
    body: string;
    answer: ImportOrdersResult;
  };
  /** Confirm an order for fulfilment. */ 
  "POST /v1/orders/{id}/confirm": {
    query: Record<string, never>;
    body: ConfirmOrderInput;
    answer: Order;
  };
  /** Confirm an order for fulfilment, for up to 200 at a time. */ 
  "POST /v1/orders/confirm": {
    query: Record<string, never>;
    body: ConfirmOrderInBulkInput;
    answer: BulkResult;
  };
  /** Say that an order is being picked and packed. */ 
  "POST /v1/orders/{id}/process": {
    query: Record<string, never>;
    body: ConfirmOrderInput;
    answer: Order;
  };
  /** Say that an order is being picked and packed, for up to 200 at a time. */ 
  "POST /v1/orders/process": {
    query: Record<string, never>;
    body: ConfirmOrderInBulkInput;
    answer: BulkResult;
  };
  /** Cancel an order; its stock is free again. */ 
  "POST /v1/orders/{id}/cancel": {
    query: Record<string, never>;
    body: CancelOrderInput;
    answer: Order;
  };
  /** Cancel an order; its stock is free again, for up to 200 at a time. */ 
  "POST /v1/orders/cancel": {
    query: Record<string, never>;
    body: CancelOrderInBulkInput;
    answer: BulkResult;
  };
  /** Say that everything dispatched has arrived, for parcels that are not tracked here. */ 
  "POST /v1/orders/{id}/deliver": {
    query: Record<string, never>;
    body: DeliverOrderInput;
    answer: Order;
  };
  /** Take delivered goods back, all or some. */ 
  "POST /v1/orders/{id}/return": {
    query: Record<string, never>;
    body: ReturnOrderInput;
    answer: Order;
  };
  /** Add a remark to the history of an order. */ 
  "POST /v1/orders/{id}/add-note": {
    query: Record<string, never>;
    body: AddOrderNoteInput;
    answer: Order;
  };
  /** Set where an order goes; later messages of its channel leave it so. */ 
  "POST /v1/orders/{id}/set-address": {
    query: Record<string, never>;
    body: SetOrderAddressInput;
    answer: Order;
  };
  /** Change what is known of the customer and the payment; later messages of its channel leave it so. */ 
  "POST /v1/orders/{id}/edit": {
    query: Record<string, never>;
    body: EditOrderInput;
    answer: Order;
  };
  /** Link an unmatched item to a product and reserve its stock; the channel's listing is linked for later orders, too. */ 
  "POST /v1/orders/{id}/match-item": {
    query: Record<string, never>;
    body: MatchOrderItemInput;
    answer: Order;
  };
  /** Try again to set stock aside for what is short. */ 
  "POST /v1/orders/{id}/reserve": {
    query: Record<string, never>;
    body: Empty;
    answer: Order;
  };
  /** Try again to set stock aside for what is short, for up to 200 at a time. */ 
  "POST /v1/orders/reserve": {
    query: Record<string, never>;
    body: ReplayFailedDeliveryInBulkInput;
    answer: BulkResult;
  };
  /** List courier configs. */ 
  "GET /v1/courier-configs": {
    query: { sort?: string; fields?: string; expand?: string; courier_type_code?: string; "courier_type_code[ne]"?: string; "courier_type_code[contains]"?: string; "courier_type_code[null]"?: string; status?: string; "status[ne]"?: string; "status[null]"?: string; is_active?: string; "is_active[null]"?: string; is_default?: string; "is_default[null]"?: string; created_at?: string; "created_at[ne]"?: string; "created_at[gt]"?: string; "created_at[gte]"?: string; "created_at[lt]"?: string; "created_at[lte]"?: string; "created_at[null]"?: string };
    body: undefined;
    answer: CourierConfigList;
  };
  /** Connect a courier. */ 
  "POST /v1/courier-configs": {
    query: Record<string, never>;
    body: CourierConfigCreate;
    answer: CourierConfig;
  };
  /** Get one of courier configs. */ 
  "GET /v1/courier-configs/{id}": {
    query: { fields?: string; expand?: string };
    body: undefined;
    answer: CourierConfig;
  };
  /** Change one of courier configs. */ 
  "PATCH /v1/courier-configs/{id}": {
    query: Record<string, never>;
    body: CourierConfigUpdate;
    answer: CourierConfig;
  };
  /** List shipments. */ 
  "GET /v1/shipments": {
    query: { sort?: string; fields?: string; expand?: string; q?: string; status?: string; "status[ne]"?: string; "status[null]"?: string; booking_state?: string; "booking_state[ne]"?: string; "booking_state[null]"?: string; order_id?: string; "order_id[ne]"?: string; "order_id[null]"?: string; courier_config_id?: string; "courier_config_id[ne]"?: string; "courier_config_id[null]"?: string; awb_number?: string; "awb_number[ne]"?: string; "awb_number[contains]"?: string; "awb_number[null]"?: string; created_at?: string; "created_at[ne]"?: string; "created_at[gt]"?: string; "created_at[gte]"?: string; "created_at[lt]"?: string; "created_at[lte]"?: string; "created_at[null]"?: string; delivered_at?: string; "delivered_at[ne]"?: string; "delivered_at[gt]"?: string; "delivered_at[gte]"?: string; "delivered_at[lt]"?: string; "delivered_at[lte]"?: string; "delivered_at[null]"?: string; estimated_delivery_date?: string; "estimated_delivery_date[ne]"?: string; "estimated_delivery_date[gt]"?: string; "estimated_delivery_date[gte]"?: string; "estimated_delivery_date[lt]"?: string; "estimated_delivery_date[lte]"?: string; "estimated_delivery_date[null]"?: string };
    body: undefined;
    answer: ShipmentList;
  };
  /** Ship an order, whole or in part, and book the courier. */ 
  "POST /v1/shipments": {
    query: Record<string, never>;
    body: ShipmentCreate;
    answer: Shipment;
  };
  /** Get one of shipments. */ 
  "GET /v1/shipments/{id}": {
    query: { fields?: string; expand?: string };
    body: undefined;
    answer: Shipment;
  };
  /** Change one of shipments. */ 
  "PATCH /v1/shipments/{id}": {
    query: Record<string, never>;
    body: ShipmentUpdate;
    answer: Shipment;
  };
  /** List shipment items. */ 
  "GET /v1/shipment-items": {
    query: { sort?: string; fields?: string; expand?: string; shipment_id?: string; "shipment_id[ne]"?: string; "shipment_id[null]"?: string; order_item_id?: string; "order_item_id[ne]"?: string; "order_item_id[null]"?: string; created_at?: string; "created_at[ne]"?: string; "created_at[gt]"?: string; "created_at[gte]"?: string; "created_at[lt]"?: string; "created_at[lte]"?: string; "created_at[null]"?: string };
    body: undefined;
    answer: ShipmentItemList;
  };
  /** Get one of shipment items. */ 
  "GET /v1/shipment-items/{id}": {
    query: { fields?: string; expand?: string };
    body: undefined;
    answer: ShipmentItem;
  };
  /** List shipment tracking. */ 
  "GET /v1/shipment-tracking": {
    query: { sort?: string; fields?: string; expand?: string; shipment_id?: string; "shipment_id[ne]"?: string; "shipment_id[null]"?: string; status?: string; "status[ne]"?: string; "status[null]"?: string; source?: string; "source[ne]"?: string; "source[null]"?: string; event_time?: string; "event_time[ne]"?: string; "event_time[gt]"?: string; "event_time[gte]"?: string; "event_time[lt]"?: string; "event_time[lte]"?: string; "event_time[null]"?: string };
    body: undefined;
    answer: ShipmentTrackingList;
  };
  /** Get one of shipment tracking. */ 
  "GET /v1/shipment-tracking/{id}": {
    query: { fields?: string; expand?: string };
    body: undefined;
    answer: ShipmentTracking;
  };
  /** List the kinds of couriers and what they ask for to be connected. */ 
  "GET /v1/connectable/courier-types": {
    query: Record<string, never>;
    body: undefined;
    answer: GetCourierTypesResult;
  };
  /** Give a courier connection new credentials. */ 
  "POST /v1/courier-configs/{id}/reconnect": {
    query: Record<string, never>;
    body: ReconnectCourierConfigInput;
    answer: CourierConfig;
  };
  /** Use this courier where a shipment names none. */ 
  "POST /v1/courier-configs/{id}/set-default": {
    query: Record<string, never>;
    body: Empty;
    answer: CourierConfig;
  };
  /** Disconnect a courier and erase its credentials; its shipments stay. */ 
  "POST /v1/courier-configs/{id}/disconnect": {
    query: Record<string, never>;
    body: DisconnectCourierConfigInput;
    answer: CourierConfig;
  };
  /** Show where the courier must send tracking webhooks, and the token it must send with them. */ 
  "POST /v1/courier-configs/{id}/reveal-webhook": {
    query: Record<string, never>;
    body: RevealCourierConfigWebhookInput;
    answer: RevealCourierConfigWebhookResult;
  };
  /** Cancel a shipment that has not been picked up; its items can be shipped again. */ 
  "POST /v1/shipments/{id}/cancel": {
    query: Record<string, never>;
    body: CancelShipmentInput;
    answer: Shipment;
  };
  /** Cancel a shipment that has not been picked up; its items can be shipped again, for up to 200 at a time. */ 
  "POST /v1/shipments/cancel": {
    query: Record<string, never>;
    body: CancelShipmentInBulkInput;
    answer: BulkResult;
  };
  /** Try again to book a shipment whose booking failed. */ 
  "POST /v1/shipments/{id}/retry-booking": {
    query: Record<string, never>;
    body: Empty;
    answer: Shipment;
  };
  /** Try again to book a shipment whose booking failed, for up to 200 at a time. */ 
  "POST /v1/shipments/retry-booking": {
    query: Record<string, never>;
    body: ReplayFailedDeliveryInBulkInput;
    answer: BulkResult;
  };
  /** Ask the courier to collect the parcel. */ 
  "POST /v1/shipments/{id}/request-pickup": {
    query: Record<string, never>;
    body: Empty;
    answer: Shipment;
  };
  /** Ask the courier to collect the parcel, for up to 200 at a time. */ 
  "POST /v1/shipments/request-pickup": {
    query: Record<string, never>;
    body: ReplayFailedDeliveryInBulkInput;
    answer: BulkResult;
  };
  /** Ask the courier for the manifest, the list to hand over with the parcels. */ 
  "POST /v1/shipments/{id}/manifest": {
    query: Record<string, never>;
    body: Empty;
    answer: Shipment;
  };
  /** Ask the courier for the manifest, the list to hand over with the parcels, for up to 200 at a time. */ 
  "POST /v1/shipments/manifest": {
    query: Record<string, never>;
    body: ReplayFailedDeliveryInBulkInput;
    answer: BulkResult;
  };
  /** Ask the courier for news of this shipment now. */ 
  "POST /v1/shipments/{id}/track": {
    query: Record<string, never>;
    body: Empty;
    answer: Shipment;
  };
  /** Ask the courier for news of this shipment now, for up to 200 at a time. */ 
  "POST /v1/shipments/track": {
    query: Record<string, never>;
    body: ReplayFailedDeliveryInBulkInput;
    answer: BulkResult;
  };
  /** Show the link by which anybody can follow a parcel without signing in. */ 
  "GET /v1/shipments/{id}/tracking-link": {
    query: Record<string, never>;
    body: undefined;
    answer: GetShipmentTrackingLinkResult;
  };
  /** The shipping label, to print and stick on the parcel. */ 
  "GET /v1/shipments/{id}/label": {
    query: Record<string, never>;
    body: undefined;
    answer: string;
  };
  /** List expenses. */ 
  "GET /v1/expenses": {
    query: { sort?: string; fields?: string; expand?: string; q?: string; category?: string; "category[ne]"?: string; "category[null]"?: string; subcategory?: string; "subcategory[ne]"?: string; "subcategory[contains]"?: string; "subcategory[null]"?: string; amount?: string; "amount[ne]"?: string; "amount[gt]"?: string; "amount[gte]"?: string; "amount[lt]"?: string; "amount[lte]"?: string; "amount[null]"?: string; currency?: string; "currency[ne]"?: string; "currency[contains]"?: string; "currency[null]"?: string; expense_date?: string; "expense_date[ne]"?: string; "expense_date[gt]"?: string; "expense_date[gte]"?: string; "expense_date[lt]"?: string; "expense_date[lte]"?: string; "expense_date[null]"?: string; channel_id?: string; "channel_id[ne]"?: string; "channel_id[null]"?: string; order_id?: string; "order_id[ne]"?: string; "order_id[null]"?: string; shipment_id?: string; "shipment_id[ne]"?: string; "shipment_id[null]"?: string; created_by?: string; "created_by[ne]"?: string; "created_by[null]"?: string };
    body: undefined;
    answer: ExpenseList;
  };
  /** Create one of expenses. */ 
  "POST /v1/expenses": {
    query: Record<string, never>;
    body: ExpenseCreate;
    answer: Expense;
  };
  /** Get one of expenses. */ 
  "GET /v1/expenses/{id}": {
    query: { fields?: string; expand?: string };
    body: undefined;
    answer: Expense;
  };
  /** Change one of expenses. */ 
  "PATCH /v1/expenses/{id}": {
    query: Record<string, never>;
    body: ExpenseUpdate;
    answer: Expense;
  };
  /** Delete one of expenses. */ 
  "DELETE /v1/expenses/{id}": {
    query: Record<string, never>;
    body: undefined;
    answer: undefined;
  };
  /** List revenue records. */ 
  "GET /v1/revenue-records": {
    query: { sort?: string; fields?: string; expand?: string; order_id?: string; "order_id[ne]"?: string; "order_id[null]"?: string; channel_id?: string; "channel_id[ne]"?: string; "channel_id[null]"?: string; currency?: string; "currency[ne]"?: string; "currency[contains]"?: string; "currency[null]"?: string; revenue_date?: string; "revenue_date[ne]"?: string; "revenue_date[gt]"?: string; "revenue_date[gte]"?: string; "revenue_date[lt]"?: string; "revenue_date[lte]"?: string; "revenue_date[null]"?: string; is_complete?: string; "is_complete[null]"?: string; net_revenue?: string; "net_revenue[ne]"?: string; "net_revenue[gt]"?: string; "net_revenue[gte]"?: string; "net_revenue[lt]"?: string; "net_revenue[lte]"?: string; "net_revenue[null]"?: string };
    body: undefined;
    answer: RevenueRecordList;
  };
  /** Get one of revenue records. */ 
  "GET /v1/revenue-records/{id}": {
    query: { fields?: string; expand?: string };
    body: undefined;
    answer: RevenueRecord;
  };
  /** List finance summary. */ 
  "GET /v1/finance-summary": {
    query: { sort?: string; fields?: string; expand?: string; day?: string; "day[ne]"?: string; "day[gt]"?: string; "day[gte]"?: string; "day[lt]"?: string; "day[lte]"?: string; "day[null]"?: string; channel_id?: string; "channel_id[ne]"?: string; "channel_id[null]"?: string; currency?: string; "currency[ne]"?: string; "currency[contains]"?: string; "currency[null]"?: string };
    body: undefined;
    answer: FinanceSummaryList;
  };
  /** Get one of finance summary. */ 
  "GET /v1/finance-summary/{id}": {
    query: { fields?: string; expand?: string };
    body: undefined;
    answer: FinanceSummary;
  };
  /** Attach the receipt, replacing an earlier one. */ 
  "POST /v1/expenses/{id}/attach-receipt": {
    query: Record<string, never>;
    body: AttachExpenseReceiptInput;
    answer: Expense;
  };
  /** Compute the figures anew, after rates or costs were corrected. */ 
  "POST /v1/revenue-records/{id}/recompute": {
    query: Record<string, never>;
    body: Empty;
    answer: RevenueRecord;
  };
  /** Compute the figures anew, after rates or costs were corrected, for up to 200 at a time. */ 
  "POST /v1/revenue-records/recompute": {
    query: Record<string, never>;
    body: ReplayFailedDeliveryInBulkInput;
    answer: BulkResult;
  };
  /** Download the attached receipt. */ 
  "GET /v1/expenses/{id}/receipt": {
    query: Record<string, never>;
    body: undefined;
    answer: string;
  };
  /** Show how today goes: orders and money beside last week, and bars of days or hours. */ 
  "GET /v1/home/overview": {
    query: { by?: string; days?: string };
    body: undefined;
    answer: GetOverviewResult;
  };
  /** Tell what happened to an order: status, stock, parcels and their tracking, money, and who did it. */ 
  "GET /v1/orders/{id}/timeline": {
    query: Record<string, never>;
    body: undefined;
    answer: GetOrderTimelineResult;
  };
  /** Describe the resources and commands that you may use. */ 
  "GET /v1/meta": {
    query: Record<string, never>;
    body: undefined;
    answer: MetaResult;
  };
  /** Describe the resources and commands that you may use. */ 
  "GET /platform/v1/meta": {
    query: Record<string, never>;
    body: undefined;
    answer: MetaResult;
  };
}
