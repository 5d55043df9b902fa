/**
 * The one closed table of everything that can go wrong for a caller, and `fail` to say it.
 * Answers are RFC 9457 problem details; `code` is stable, titles and advice may be reworded.
 */

import type { Context } from './context.ts';

interface ErrorSpec {
  readonly status: number;
  readonly title: string;
  /** What the caller can do about it; shown in the docs and the console. */
  readonly advice: string;
}

export const errorTable = {
  // The request itself
  malformed_json: { status: 400, title: 'The body is not valid JSON.', advice: 'Send a JSON document in UTF-8.' },
  invalid_input: { status: 422, title: 'The input does not fit its schema.', advice: 'See errors[]; each pointer names a field.' },
  unknown_parameter: {
    status: 400,
    title: 'A query parameter is unknown.',
    advice: 'See the operation in /docs for the parameters it takes.',
  },
  invalid_parameter: { status: 400, title: 'A query parameter has a bad value.', advice: 'See errors[].' },
  invalid_cursor: {
    status: 400,
    title: 'The cursor does not belong to this list.',
    advice: 'Start again without cursor, with the same sort.',
  },
  unsupported_media_type: { status: 415, title: 'The content type is not accepted here.', advice: 'Send application/json.' },
  upload_incomplete: {
    status: 400,
    title: 'The upload ended before the file was complete.',
    advice: 'Send it again; nothing was kept.',
  },
  file_empty: { status: 422, title: 'The file is empty.', advice: 'Send a file that has content.' },
  wrong_size: { status: 422, title: 'The file is not of the size that was announced.', advice: 'See `expected`; ask for a new address.' },
  invalid_file_name: {
    status: 422,
    title: 'The name is no plain file name.',
    advice: 'Send a name of at most 255 characters without folders, control characters or marks that turn the direction of text.',
  },
  file_type_not_allowed: {
    status: 422,
    title: 'Files of this kind are not taken.',
    advice: 'See `detected` and `allowed`; what counts is the content, not the name.',
  },
  file_type_mismatch: {
    status: 422,
    title: 'The content is not what the name or the announcement says.',
    advice: 'See `detected`; name the file after what it is.',
  },
  file_ambiguous: {
    status: 422,
    title: 'The file is two kinds of file at once.',
    advice: 'Save it anew with the program it was made with.',
  },
  image_unreadable: { status: 422, title: 'The picture cannot be read.', advice: 'Save it anew as JPEG, PNG or WebP.' },
  image_too_large: { status: 422, title: 'The picture has too many pixels.', advice: 'See `most`; make it smaller.' },
  file_infected: { status: 422, title: 'The file holds a virus.', advice: 'It was locked away; clean the machine it comes from.' },
  file_quarantined: {
    status: 403,
    title: 'The file holds a virus and is locked away.',
    advice: 'Delete it; ask the sender for a clean one.',
  },
  file_not_scanned: {
    status: 409,
    title: 'The file was not yet scanned for viruses.',
    advice: 'Try again in a moment. Where there is no scanner, an administrator may allow unscanned downloads.',
  },
  file_kept_elsewhere: {
    status: 409,
    title: 'The file belongs to a record.',
    advice: 'See `record_type` and `record_id`: it is downloaded and replaced there.',
  },
  body_too_large: { status: 413, title: 'The body is too large.', advice: 'Send less at a time.' },
  not_found: { status: 404, title: 'There is no such thing here.', advice: 'Check the id; things of other tenants are never shown.' },
  method_not_allowed: { status: 405, title: 'The method is not allowed here.', advice: 'See /docs.' },
  range_not_satisfiable: { status: 416, title: 'The file has no such part.', advice: 'See `size`; ask for bytes that are there.' },
  invalid_link: { status: 403, title: 'The link is not one of ours.', advice: 'Use the whole address, unchanged, or ask for a new one.' },
  link_expired: { status: 403, title: 'The link has expired.', advice: 'Ask for a new one.' },
  rate_limited: { status: 429, title: 'Too many requests.', advice: 'Wait for Retry-After seconds.' },
  // Who may
  unauthenticated: { status: 401, title: 'Sign in first.', advice: 'Send a valid access token or API key as Authorization: Bearer.' },
  invalid_credentials: {
    status: 401,
    title: 'The e-mail or the password is wrong.',
    advice: 'Check both; after several failures the account rests for a while.',
  },
  mfa_required: {
    status: 401,
    title: 'A second factor is needed.',
    advice: 'Repeat with `otp`, or sign in with a passkey; `methods` says what this person has.',
  },
  invalid_otp: {
    status: 401,
    title: 'The code is wrong or was used before.',
    advice: 'Wait for the next code of the authenticator, or use a backup code.',
  },
  mfa_enrolment_required: {
    status: 403,
    title: 'This business asks for a second factor, and you have none yet.',
    advice: 'Enrol an authenticator or a passkey under /v1/auth; everything else opens then.',
  },
  invalid_passkey: {
    status: 401,
    title: 'The passkey was not accepted.',
    advice: 'Ask for new options and try again.',
  },
  address_not_allowed: {
    status: 403,
    title: 'Your account may not be used from this network address.',
    advice: 'Use an allowed network, or ask an administrator.',
  },
  address_changed: {
    status: 401,
    title: 'This session works only from the address it was opened from.',
    advice: 'It has been ended for safety; sign in again.',
  },
  password_leaked: {
    status: 422,
    title: 'This password is on lists of leaked passwords.',
    advice: 'Choose another one; a sentence is better than a puzzle.',
  },
  password_guessable: {
    status: 422,
    title: 'This password is little more than names that others know.',
    advice: 'Leave out the names of the business and of yourself, or add words of your own; a sentence is better than a puzzle.',
  },
  token_reused: {
    status: 401,
    title: 'The refresh token was used before.',
    advice: 'The whole session has been ended for safety; sign in again.',
  },
  token_expired: { status: 401, title: 'The token has expired or was already used.', advice: 'Ask for a new one.' },
  invalid_signature: {
    status: 401,
    title: 'The signature does not match the body.',
    advice: 'Check the shared secret of this connection.',
  },
  forbidden: { status: 403, title: 'You may not do this.', advice: 'Ask an administrator for the permission named in `permission`.' },
  feature_disabled: {
    status: 403,
    title: 'This feature is not part of your plan or was switched off.',
    advice: 'Change the plan, or ask the owner.',
  },
  approval_not_allowed: {
    status: 403,
    title: 'This is more than your office lets you approve.',
    advice:
      'See `because`: above `limit` at once or in a day, in another `currency`, of unknown worth, or an exception to `rule`. Ask somebody whose office allows it.',
  },
  quota_exceeded: {
    status: 403,
    title: 'The limit of your plan is reached.',
    advice: 'Free some, wait for the next period, or change the plan.',
  },
  tenant_suspended: { status: 403, title: 'This business is suspended.', advice: 'Contact the platform.' },
  tenant_held_back: {
    status: 503,
    title: 'This business is being brought up to date.',
    advice: 'Try again in a few minutes; if it lasts, contact the platform.',
  },
  subscription_inactive: { status: 402, title: 'The subscription is not active.', advice: 'Renew the subscription.' },
  export_not_allowed: {
    status: 403,
    title: 'This may not be taken out.',
    advice: 'See `because`: exports are switched off, this kind is not for your role, or the file shows what is masked for you.',
  },
  export_limit_reached: {
    status: 403,
    title: 'That is more than may be taken out.',
    advice: 'See `limit` and `most`: ask for fewer rows, or wait for the next hour or day.',
  },
  // State
  already_exists: { status: 409, title: 'It exists already.', advice: 'Change the field named in errors[], or use the existing one.' },
  invalid_reference: { status: 422, title: 'A field refers to something that does not exist.', advice: 'See errors[].' },
  still_referenced: { status: 409, title: 'Other things still refer to it.', advice: 'Remove those first.' },
  invalid_state: { status: 409, title: 'Not possible in its present state.', advice: 'See `state` and `allowed`.' },
  version_conflict: {
    status: 412,
    title: 'It was changed by someone else in the meantime.',
    advice: 'Read it again and repeat with the new ETag.',
  },
  protected_record: { status: 409, title: 'This record is part of the system and stays.', advice: 'Create your own instead.' },
  idempotency_key_reused: {
    status: 422,
    title: 'The Idempotency-Key was used with another request.',
    advice: 'Use a new key for a new request.',
  },
  request_in_progress: { status: 409, title: 'The same request is still running.', advice: 'Wait and repeat it with the same key.' },
  // Trade
  insufficient_stock: { status: 409, title: 'There is not enough stock.', advice: 'See `available`.' },
  quantity_exceeded: { status: 409, title: 'More than is left of the order.', advice: 'See `remaining`.' },
  address_missing: { status: 409, title: 'The order has no delivery address.', advice: 'Add the address first.' },
  unknown_currency: { status: 422, title: 'The currency is not an ISO 4217 code.', advice: 'Use a three-letter code such as INR.' },
  connector_not_available: { status: 422, title: 'There is no connector for this provider yet.', advice: 'Choose another type.' },
  no_provider: { status: 422, title: 'Nobody outside is connected here.', advice: 'Enter orders, or import them as a file.' },
  invalid_provider_credentials: { status: 422, title: 'The credentials do not fit or the provider refuses them.', advice: 'See errors[].' },
  provider_error: { status: 502, title: 'The provider answered with an error.', advice: 'Try again; see `provider_message`.' },
  malformed_payload: {
    status: 422,
    title: 'The provider sent something that cannot be read.',
    advice: 'See the stored delivery; replay it after the cause is gone.',
  },
  // Us
  database_unavailable: { status: 503, title: 'The database cannot be reached.', advice: 'Repeat with the same Idempotency-Key.' },
  timeout: { status: 503, title: 'It took too long and was undone.', advice: 'Repeat, with less at a time.' },
  shutting_down: { status: 503, title: 'The server is restarting.', advice: 'Repeat in a moment.' },
  internal: { status: 500, title: 'Something went wrong on our side.', advice: 'Report the request id.' },
} as const satisfies Record<string, ErrorSpec>;

export type ErrorCode = keyof typeof errorTable;

/** One field that is wrong. `pointer` is a JSON pointer into the body, or `?name` for a query parameter. */
export interface FieldError {
  pointer: string;
  message: string;
  code?: string;
}

/** A refusal that the caller is told about. Anything else thrown is a defect and answers `internal`. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ErrorCode;
  readonly details: Record<string, unknown>;
  readonly errors: FieldError[];
  /** What must be done although it is refused, in a second transaction. */
  afterwards?: (context: Context) => Promise<void>;
  /** Whose account it is about, for the trail; never told. */
  userId?: string;

  constructor(code: ErrorCode, details: Record<string, unknown> = {}, errors: FieldError[] = []) {
    super(`${code}${errors[0] ? `: ${errors[0].pointer} ${errors[0].message}` : ''}`);
    this.code = code;
    this.details = details;
    this.errors = errors;
  }

  /** For refusals before anybody is let in; whoever has a context says `onFailure`. */
  followedBy(work: (context: Context) => Promise<void>, userId: string): this {
    this.afterwards = work;
    this.userId = userId;
    return this;
  }

  get status(): number {
    return errorTable[this.code].status;
  }

  /** The RFC 9457 body. `instance` is the request id as a URN. */
  toJSON(instance?: string) {
    const { status, title, advice } = errorTable[this.code];
    return {
      type: `https://serai.dev/problems/${this.code}`,
      title,
      status,
      code: this.code,
      detail: advice,
      ...(instance ? { instance } : {}),
      ...this.details,
      ...(this.errors.length ? { errors: this.errors } : {}),
    };
  }
}

/** `throw fail('insufficient_stock', { available: 3 })` */
export function fail(code: ErrorCode, details?: Record<string, unknown>, errors?: FieldError[]): Problem {
  return new Problem(code, details, errors);
}
