import { Type } from './command.ts';

/** Views of one person, in all lists together. */
export const mostViews = 500;

/** What a person saves of a list that is shown: which, under what name, and how it was filtered and sorted. `example` is the path word of one. */
export const savedView = (example: string) => ({
  list: Type.String({ pattern: '^[a-z][a-z0-9-]{0,99}$', description: `The resource's path word, such as ${example}.` }),
  name: Type.String({ minLength: 1, maxLength: 100, description: 'What the person calls it.' }),
  query: Type.String({ maxLength: 4000, description: 'The address after the question mark: filters, sorting, columns.' }),
});
