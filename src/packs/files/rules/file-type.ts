import { fail } from '#kernel/errors';
import { extensionOf } from './file-name.ts';

const office = 'application/vnd.openxmlformats-officedocument';

/** Every type that a business may allow, and the endings its names may have. What is not here is never taken. */
export const knownTypes: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'image/gif': ['gif'],
  'image/avif': ['avif'],
  'image/svg+xml': ['svg'],
  'text/plain': ['txt', 'text', 'log', 'md'],
  'text/csv': ['csv'],
  'text/html': ['html', 'htm'],
  'application/json': ['json'],
  'application/xml': ['xml'],
  'application/zip': ['zip'],
  [`${office}.wordprocessingml.document`]: ['docx'],
  [`${office}.spreadsheetml.sheet`]: ['xlsx'],
  [`${office}.presentationml.presentation`]: ['pptx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'video/mp4': ['mp4', 'm4v'],
  'video/webm': ['webm'],
  'audio/mpeg': ['mp3'],
  'audio/wav': ['wav'],
  'audio/ogg': ['ogg', 'oga', 'opus'],
};

/** Pictures of dots: encoded anew, so nothing but the picture is left of them. */
export const pictures: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif']);

/** Their content cannot tell them apart: between these the name decides. */
const texts = ['text/plain', 'text/csv', 'application/json'];

/** What text is: markup where it begins like markup or shows some early, a script that names its interpreter, else plain. */
export function textType(beginning: string): string {
  const start = beginning.replace(/^\ufeff/, '').trimStart();
  const early = start.slice(0, 1024);
  if (/<svg[\s>]/i.test(early)) return 'image/svg+xml';
  if (/<(!doctype\s+html|html|head|body|script|iframe|object|embed)[\s>/]/i.test(early)) return 'text/html';
  if (/^<[a-z!?]/i.test(start)) return /^<\?xml/i.test(start) ? 'application/xml' : 'text/html';
  return start.startsWith('#!') ? 'text/x-script' : 'text/plain';
}

/**
 * The type a file is taken as. `detected` is what its content says (null: nothing that is known), the name has to agree, and so has
 * what was announced.
 */
export function typeOf(detected: string | null, name: string, allowed: readonly string[], announced?: string): string {
  const ending = extensionOf(name);
  const type = detected === 'text/plain' ? (texts.find((one) => knownTypes[one]!.includes(ending)) ?? detected) : detected;
  if (type === null || !Object.hasOwn(knownTypes, type) || !allowed.includes(type))
    throw fail('file_type_not_allowed', { detected: type, allowed });
  if (ending && !knownTypes[type]!.includes(ending)) throw fail('file_type_mismatch', { detected: type, extension: ending });
  if (announced !== undefined && announced !== type) throw fail('file_type_mismatch', { detected: type, announced });
  return type;
}
