import type { Context } from './context.ts';
import type { Problem } from './errors.ts';
import type { AnyResource } from './resource.ts';

/** A stored file as it is offered: its name in the tenant's file store, and the name people save it under. */
export interface StoredFile {
  readonly file: string;
  readonly filename: string;
  /** When it differs from file to file. */
  readonly contentType?: string;
  /** In bytes, where it is known. */
  readonly size?: number;
  /** What changes when the bytes do, such as their digest: parts can be asked for and put together. */
  readonly etag?: string;
}

/**
 * A file that belongs to one record: `GET /v1/<resource>/{id}/<name>`. The kernel checks feature and permission, opens a
 * read transaction for `locate`, and streams the file after it. Null, or a file that is gone, is 404.
 */
export interface Download {
  readonly kind: 'download';
  readonly on: AnyResource;
  readonly name: string;
  /** link: whoever has its signed address (`links.ts`); no permission then. */
  readonly access: 'member' | 'link';
  readonly permission: string | null;
  // `*/*`: each file says its own.
  readonly contentType: string;
  /** One sentence for the docs. */
  readonly summary: string;
  /** `endless`: asked by a signed address that names no end. */
  locate(context: Context, id: string, by: { readonly endless: boolean }): Promise<StoredFile | null>;
  /**
   * A file cannot be masked, so whoever gets one is written down in the audit trail, with what they see masked of its record elsewhere.
   * none: nothing of a person is in it; checked: `locate` looks itself at who sees what.
   */
  readonly personal?: 'none' | 'checked';
  /** `locate` writes, such as how often it was downloaded. */
  readonly writes?: boolean;
  /** What a refusal leaves behind; see {@link Command}. */
  refused?(context: Context, problem: Problem): Promise<void>;
}

export const download = (spec: Omit<Download, 'kind' | 'access'> & { access?: Download['access'] }): Download => ({
  kind: 'download',
  access: 'member',
  ...spec,
});
