import { Type } from '#kernel/command';

/** What people say of a file they upload. */
export const details = {
  description: Type.Optional(Type.String({ maxLength: 2000, description: 'What it is, in words.' })),
  file_category: Type.Optional(Type.String({ minLength: 1, maxLength: 50, description: 'Kind of file, such as invoice or photo.' })),
  is_public: Type.Optional(Type.Boolean({ description: 'Whether links to it may be without an end.' })),
  is_temporary: Type.Optional(Type.Boolean({ description: 'Delete it after the days that the settings say, unless it is retained.' })),
  expires_at: Type.Optional(Type.String({ format: 'date-time', description: 'Delete it then.' })),
};
