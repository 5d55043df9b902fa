import { serverText } from './i18n/say.ts';

/** What the API answers when it refuses: RFC 9457 problem details. */
export interface ProblemDetails {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly errors?: readonly { pointer: string; message: string }[];
  readonly instance?: string;
  readonly [member: string]: unknown;
}

/** A refusal in the person's language. */
export const inWords = (details: ProblemDetails): ProblemDetails => ({
  ...details,
  title: serverText(details.title),
  detail: serverText(details.detail),
  ...(details.errors ? { errors: details.errors.map((one) => ({ ...one, message: serverText(one.message) })) } : {}),
});

export class Problem extends Error {
  readonly details: ProblemDetails;

  constructor(details: ProblemDetails) {
    const said = inWords(details);
    super(said.title);
    this.details = said;
  }

  get code(): string {
    return this.details.code;
  }

  get status(): number {
    return this.details.status;
  }
}

export const isProblem = (error: unknown, code?: string): error is Problem =>
  error instanceof Problem && (code === undefined || error.code === code);

/** Whether the server has decided: what comes next is a new request, with a key of its own. */
export const isDecided = (error: unknown): boolean =>
  error instanceof Problem && error.status >= 400 && error.status < 500 && error.code !== 'request_in_progress';

/** The network or the server is gone: nothing was answered. */
export const offline = (): Problem =>
  new Problem({ status: 0, code: 'offline', title: 'The server cannot be reached.', detail: 'Check the connection and try again.' });
