import fc from 'fast-check';
import { newId } from '#kernel/ids';
import type { Answer } from './app.ts';
import { bent, chance, fitting, IdSlot, nasty, type Schema, TextSlot } from './arbitrary.ts';
import type { DescribedOperation, Promises } from './promises.ts';
import { pathFor } from './rows.ts';

/** What was seen in answers: ids by resource, texts by field name, cursors and versions. */
export class Seen {
  readonly ids = new Map<string, string[]>();
  readonly texts = new Map<string, string[]>();
  readonly cursors: string[] = [];
  readonly etags: string[] = [];

  id(path: string, id: string): void {
    keep(this.ids, path, id);
  }

  text(name: string, text: string): void {
    keep(this.texts, name, text);
  }

  learn({ path }: DescribedOperation, { status, body, headers }: Answer): void {
    if (status >= 300 || !body || typeof body !== 'object') return;
    const base = path.split('/')[path.startsWith('/platform') ? 3 : 2]!;
    const rows = Array.isArray(body.data) ? body.data : [body];
    for (const row of rows.slice(0, 5)) {
      if (!row || typeof row !== 'object') continue;
      if (typeof row.id === 'string' && row.status !== 404) this.id(base, row.id);
      for (const [name, value] of Object.entries(row))
        for (const one of [value].flat().slice(0, 8)) if (typeof one === 'string' && one && one.length < 300) this.text(name, one);
    }
    if (typeof body.next_cursor === 'string') this.cursors.push(body.next_cursor);
    if (headers.etag) this.etags.push(headers.etag);
    if (this.cursors.length > 50) this.cursors.shift();
    if (this.etags.length > 50) this.etags.shift();
  }
}

function keep(map: Map<string, string[]>, name: string, value: string): void {
  const list = map.get(name) ?? [];
  if (!list.length) map.set(name, list);
  if (!list.includes(value)) list.push(value);
  if (list.length > 12) list.splice(1, 1);
}

/** One request, as it can be sent again by hand. */
export interface Drawn {
  readonly operation: DescribedOperation;
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string | undefined;
  /** Whether it was meant to fit. */
  readonly fits: boolean;
}

const badIds = [
  '1',
  'null',
  '..',
  '%2e%2e%2f',
  '%00',
  "' or 1=1 --",
  'x'.repeat(180),
  '00000000-0000-0000-0000-000000000000',
  '%F0%9F%A7%BF',
  '{id}',
];
const headerTexts = ['', ' ', 'x'.repeat(300), '"1042"', 'W/"7"', '*', '"', "' or 1=1", '\t', '<script>', 'é', '"99999999999999999999"'];

/** Draws requests for the operations of a document: most fit, the others nearly. The same seed draws the same. */
export class Requests {
  readonly #promises: Promises;
  readonly #next: () => number;
  readonly #values = new Map<object, () => unknown>();
  #streams: number;

  constructor(promises: Promises, seed: number) {
    this.#promises = promises;
    this.#next = chance(seed);
    this.#streams = seed;
  }

  chance(share: number): boolean {
    return this.#next() < share;
  }

  pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.#next() * from.length)]!;
  }

  draw(operation: DescribedOperation, seen: Seen): Drawn {
    const fits = this.chance(0.65);
    const base = operation.path.split('/')[operation.path.startsWith('/platform') ? 3 : 2]!;
    const url = operation.path.replace(/\{(\w+)\}/g, () => this.#pathId(base, seen, fits)) + this.#query(operation, seen, fits);
    const headers = this.#headers(operation, seen, fits);
    const [type] = Object.keys(operation.bodies);
    if (!type) return { operation, method: operation.method, url, headers, body: undefined, fits };
    let body: string;
    if (type === 'application/json') {
      headers['content-type'] = type;
      let value = this.#value(operation.bodies[type]!);
      if (!fits) value = bent(value, { where: this.#whole(), how: this.#whole(), what: this.#whole() });
      body = JSON.stringify(this.#filled(value, base, seen)) ?? 'null';
      if (!fits && this.chance(0.04)) body = body.slice(0, Math.floor(body.length * this.#next()));
    } else if (type === 'multipart/form-data') {
      headers['content-type'] = `${type}; boundary=limit`;
      const fields = this.#filled(this.#value(operation.bodies[type]!), base, seen) as Record<string, unknown>;
      const parts = Object.entries(fields).map(([name, value]) =>
        name === 'file'
          ? `content-disposition: form-data; name="file"; filename="${this.pick(['a.csv', 'b.png', '../x', 'c'])}"\r\ncontent-type: text/csv\r\n\r\nsku,name\nA,B\n`
          : `content-disposition: form-data; name="${name}"\r\n\r\n${asText(value)}`,
      );
      body = `${parts.map((part) => `--limit\r\n${part}\r\n`).join('')}--limit--\r\n`;
      if (!fits) body = body.slice(0, Math.floor(body.length * this.#next()));
    } else {
      headers['content-type'] = type === '*/*' ? 'application/json' : type;
      body = this.pick([
        'sku,name\nA-1,Kettle\n',
        'order_number,sku,quantity\n1,A-1,1\n',
        '',
        '"',
        'a;b\n\u0000,\n',
        '=1+1,@x\n',
        `${'x,'.repeat(3000)}\n`,
        '{}',
      ]);
    }
    return { operation, method: operation.method, url, headers, body, fits };
  }

  below(most: number): number {
    return Math.floor(this.#next() * most);
  }

  #whole = () => this.below(2 ** 30);

  #pathId(base: string, seen: Seen, fits: boolean): string {
    const known = seen.ids.get(base);
    if (!fits && this.chance(0.2)) return this.pick(badIds);
    return known?.length && this.chance(0.93) ? this.pick(known) : newId();
  }

  #query(operation: DescribedOperation, seen: Seen, fits: boolean): string {
    const parameters = operation.parameters.filter(({ in: place }) => place === 'query');
    const query = new URLSearchParams();
    const wanted = parameters.filter(({ required }) => required);
    if (parameters.length) for (let n = this.pick([0, 0, 1, 1, 2, 3]); n > 0; n--) wanted.push(this.pick(parameters));
    for (const { name, schema } of new Set(wanted)) {
      if (name === 'cursor')
        query.set(
          name,
          fits && seen.cursors.length ? this.pick(seen.cursors) : this.pick(['x', '', 'W10', 'e30', 'bnVsbA', ...seen.cursors]),
        );
      else if (name === 'near')
        query.set(name, fits ? '77.59,12.97,5000' : this.pick(['1,2', '200,95,1', 'a,b,c', '1,2,1e9', '77,12,1e-300']));
      else if (!fits && this.chance(0.4)) query.set(name, asText(this.pick(nasty)));
      else query.set(name, asText(this.#filled(this.#value(schema), name, seen, name.replace(/\[.*/, ''))));
    }
    if (!fits && this.chance(0.05)) query.append(this.pick(['unknown', 'limit', 'sort[', '__proto__', 'id[eq][a]', '']), 'x');
    const text = query.toString();
    return text ? `?${text}` : '';
  }

  #headers(operation: DescribedOperation, seen: Seen, fits: boolean): Record<string, string> {
    const headers: Record<string, string> = {};
    for (const { name, in: place } of operation.parameters) {
      if (place !== 'header' || !this.chance(0.15)) continue;
      const known = name === 'Idempotency-Key' ? [`key-${this.#whole() % 50}`] : seen.etags;
      headers[name.toLowerCase()] = fits && known.length ? this.pick(known) : this.pick(headerTexts);
    }
    if (this.chance(0.03)) headers['x-request-id'] = this.pick(headerTexts);
    if (this.chance(0.03)) headers['user-agent'] = this.pick(['', 'x'.repeat(4000), 'a\u00e9\u0080b', 'curl/8']);
    return headers;
  }

  #value(schema: Schema): unknown {
    let next = this.#values.get(schema);
    if (!next) {
      const arbitrary = fitting(schema, (ref) => this.#promises.resolve(ref));
      let batch: unknown[] = [];
      next = () => {
        if (!batch.length) batch = fc.sample(arbitrary, { numRuns: 24, seed: this.#streams++ });
        return batch.pop();
      };
      this.#values.set(schema, next);
    }
    return next();
  }

  /** The value with what exists in place of slots. */
  #filled(value: unknown, base: string, seen: Seen, field = ''): unknown {
    if (value instanceof IdSlot) {
      const path = field === 'id' || field === 'ids' ? base : (pathFor(field, [...seen.ids.keys()]) ?? base);
      const known = seen.ids.get(path);
      return known?.length && value.pick % 12 ? known[value.pick % known.length] : newId();
    }
    if (value instanceof TextSlot) {
      const known = seen.texts.get(field) ?? seen.texts.get(field.replace(/_codes?$|s$/, '')) ?? [];
      return known.length && value.pick % 3 === 0 ? known[value.pick % known.length] : value.own;
    }
    if (Array.isArray(value)) return value.map((inner) => this.#filled(inner, base, seen, field));
    if (value && typeof value === 'object')
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, this.#filled(inner, base, seen, name)]));
    return value;
  }
}

const asText = (value: unknown): string =>
  Array.isArray(value) ? value.map(asText).join(',') : typeof value === 'string' ? value : String(JSON.stringify(value));
