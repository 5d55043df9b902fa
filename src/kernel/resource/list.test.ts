import { beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '#test/app';
import { probeHouse } from '#test/probes';

const { tenant, owner, as } = await probeHouse();
const rows = 250;

beforeAll(async () => {
  await tenant.tx(async (tx) => {
    // Many ties, many nulls, and a few deleted.
    await tx.exec`
      insert into probes (id, name, status, rank, weight, price, currency, active, due, seen_at, details, words, email, phone, place, created_at, deleted_at)
      select gen_random_uuid(), 'Probe ' || lpad((i % 40)::text, 3, '0'), (array['open', 'busy', 'closed'])[1 + i % 3],
             case when i % 5 > 0 then i % 7 end, i / 3.0, (i % 11) * 1.25, case when i % 2 = 0 then 'INR' else 'JPY' end,
             case when i % 4 > 0 then i % 4 = 1 end, case when i % 6 > 0 then date '2026-01-01' + i % 9 end,
             case when i % 3 > 0 then timestamptz '2026-01-01 00:00:00.123456+00' + make_interval(mins => i % 13) end,
             case when i % 2 = 0 then jsonb_build_object('k' || (i % 3), i) end, case when i % 4 = 0 then array['red', 'w' || i % 5] end,
             case when i % 8 = 0 then 'p' || i || '@mail.example' end, '+9198765' || lpad(i::text, 5, '0'),
             st_makepoint(77.5 + i * 0.001, 12.9)::geography, timestamptz '2026-02-01 00:00+00' + make_interval(hours => i % 5),
             case when i > ${rows} then now() end
        from generate_series(1, ${rows + 20}) i`;
    await tx.exec`
      insert into probe_parts (id, probe_id, label, position)
      select gen_random_uuid(), id, 'part ' || n, n from probes, generate_series(1, 5) n where name = 'Probe 001'`;
  });
});

const ids = (body: { data: { id: string }[] }) => body.data.map(({ id }) => id);
const sqlIds = async (tail: string) =>
  (await tenant.tx((tx) => tx.text<{ id: string }>(`select id from probes where deleted_at is null ${tail}`, []))).map(({ id }) => id);

async function walk(query: string, limit: number): Promise<string[]> {
  const seen: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { status, body }: Answer = await owner.get(`/v1/probes?limit=${limit}&${query}${cursor && `&cursor=${cursor}`}`);
    expect(status).toBe(200);
    expect(body.data.length).toBeLessThanOrEqual(limit);
    seen.push(...ids(body));
    cursor = body.next_cursor;
    if (seen.length > 2 * rows) throw new Error('pages repeat themselves');
  }
  return seen;
}

describe('pages', () => {
  it.each([
    ['-created_at', 'created_at desc, id desc'],
    ['name', 'name, id'],
    ['rank', 'rank, id'],
    ['-rank', 'rank desc, id desc'],
    ['-seen_at', 'seen_at desc, id desc'],
    ['seen_at,-price', 'seen_at, price desc, id desc'],
    ['-rank,name', 'rank desc, name, id'],
    ['rank,-due,name', 'rank, due desc, name, id'],
    ['-id', 'id desc'],
    ['price,id', 'price, id'],
  ])('sorted by %s bring every row once, in order', async (sort, order) => {
    const expected = await sqlIds(`order by ${order}`);
    expect(expected).toHaveLength(rows);
    for (const limit of [7, 200]) expect(await walk(`sort=${sort}`, limit)).toEqual(expected);
  });

  it('keep filters, and end with a null cursor even when the last page is full', async () => {
    const expected = await sqlIds("and status = 'busy' order by created_at desc, id desc");
    expect(await walk('status=busy', expected.length)).toEqual(expected);
    expect(await walk('status=busy', 9)).toEqual(expected);
  });

  it('do not slip when rows come in before the cursor', async () => {
    const first = await owner.get('/v1/probes?limit=100&sort=name');
    await tenant.tx((tx) => tx.exec`insert into probes (id, name) values (gen_random_uuid(), 'A newcomer')`);
    const rest = await owner.get(`/v1/probes?limit=200&sort=name&cursor=${first.body.next_cursor}`);
    expect(new Set([...ids(first.body), ...ids(rest.body)]).size).toBe(rows);
    await tenant.tx((tx) => tx.exec`delete from probes where name = 'A newcomer'`);
  });

  it('are 50 rows unless asked', async () => {
    expect((await owner.get('/v1/probes')).body.data).toHaveLength(50);
    expect((await owner.get('/v1/probe-parts?probe_id=018f0000-0000-7000-8000-000000000000')).body).toEqual({
      data: [],
      next_cursor: null,
    });
  });
});

describe('filters', () => {
  it.each([
    ['status=open,closed', "status in ('open', 'closed')"],
    ['status[ne]=open', "status <> 'open'"],
    ['name=Probe 001', "name = 'Probe 001'"],
    ['name[contains]=E 01', "name ilike '%E 01%'"],
    ['name[contains]=%25', 'false'],
    ['name[contains]=_', 'false'],
    ['rank=3', 'rank = 3'],
    ['rank=1,2', 'rank in (1, 2)'],
    ['rank[ne]=3', 'rank is distinct from 3'],
    ['rank[gt]=3', 'rank > 3'],
    ['rank[gte]=3&rank[lt]=5', 'rank >= 3 and rank < 5'],
    ['rank[lte]=-1', 'rank <= -1'],
    ['rank[null]=true', 'rank is null'],
    ['rank[null]=false', 'rank is not null'],
    ['weight[gte]=10.5', 'weight >= 10.5'],
    ['price=2.5', 'price = 2.5'],
    ['price[gt]=2.5', 'price > 2.5'],
    ['currency=JPY', "currency = 'JPY'"],
    ['active=true', 'active'],
    ['active=false', 'not active'],
    ['active[null]=true', 'active is null'],
    ['due[gte]=2026-01-05', "due >= '2026-01-05'"],
    ['due=2026-01-05', "due = '2026-01-05'"],
    ['seen_at[gt]=2026-01-01T00:05:00.123456Z', "seen_at > '2026-01-01 00:05:00.123456+00'"],
    ['seen_at[lte]=2026-01-01T05:35:00%2B05:30', "seen_at <= '2026-01-01 00:05+00'"],
    ['details[has]=k1', "details ? 'k1'"],
    ['details[null]=true', 'details is null'],
    ['words[has]=red', "'red' = any(words)"],
    ['place[null]=true', 'place is null'],
    ['q=obe 00', "name ilike '%obe 00%'"],
    ['q=P16@MAIL', "email ilike 'p16@mail%'"],
    ["q='; drop table probes --", 'false'],
    ['near=77.55,12.9,1000', 'st_dwithin(place, st_makepoint(77.55, 12.9)::geography, 1000)'],
    ['near=77.55,12.9,1000&status=open', "st_dwithin(place, st_makepoint(77.55, 12.9)::geography, 1000) and status = 'open'"],
  ])('%s', async (query, where) => {
    const { status, body } = await owner.get(`/v1/probes?limit=200&sort=name&${query}`);
    expect(status).toBe(200);
    expect(ids(body)).toEqual((await sqlIds(`and ${where} order by name, id`)).slice(0, 200));
  });
});

describe('what is not known is refused', () => {
  it.each([
    ['colour=red', 'unknown_parameter', '?colour'],
    ['phone=1', 'unknown_parameter', '?phone'],
    ['status[gt]=open', 'unknown_parameter', '?status[gt]'],
    ['status[drop]=open', 'unknown_parameter', '?status[drop]'],
    ['place=1', 'unknown_parameter', '?place'],
    ['__proto__=1', 'unknown_parameter', '?__proto__'],
    ['status=gone', 'invalid_parameter', '?status'],
    ['status=open&status=busy', 'invalid_parameter', '?status'],
    ['limit=0', 'invalid_parameter', '?limit'],
    ['limit=201', 'invalid_parameter', '?limit'],
    ['limit=ten', 'invalid_parameter', '?limit'],
    ['sort=phone', 'invalid_parameter', '?sort'],
    ['sort=', 'invalid_parameter', '?sort'],
    ['sort=name,rank,price,due,seen_at', 'invalid_parameter', '?sort'],
    ['sort=name,-name', 'invalid_parameter', '?sort'],
    ['fields=id,secret', 'invalid_parameter', '?fields'],
    ['fields=', 'invalid_parameter', '?fields'],
    ['expand=owner', 'invalid_parameter', '?expand'],
    ['id=42', 'invalid_parameter', '?id'],
    ['rank=one', 'invalid_parameter', '?rank'],
    ['rank=99999999999', 'invalid_parameter', '?rank'],
    ['price=1e3', 'invalid_parameter', '?price'],
    ['weight[gt]=123456789.5', 'invalid_parameter', '?weight[gt]'],
    ['active=yes', 'invalid_parameter', '?active'],
    ['rank[null]=1', 'invalid_parameter', '?rank[null]'],
    ['due=2026-02-30', 'invalid_parameter', '?due'],
    ['due[gt]=yesterday', 'invalid_parameter', '?due[gt]'],
    ['seen_at[gt]=2026-01-01T00:00:00%2B99:00', 'invalid_parameter', '?seen_at[gt]'],
    ['seen_at[gt]=2026-13-01', 'invalid_parameter', '?seen_at[gt]'],
    ['currency=XXQ', 'unknown_currency', '?currency'],
    ['q=a', 'invalid_parameter', '?q'],
    ['name=a%00b', 'invalid_parameter', '?name'],
    ['near=77.5,12.9', 'invalid_parameter', '?near'],
    ['near=200,12.9,10', 'invalid_parameter', '?near'],
    ['near=77.5,12.9,9e9', 'invalid_parameter', '?near'],
  ])('%s', async (query, code, pointer) => {
    const { status, body } = await owner.get(`/v1/probes?${query}`);
    expect({ code: body.code, pointer: body.errors?.[0]?.pointer }).toEqual({ code, pointer });
    expect(status).toBe(body.status);
    expect(status).toBe(code === 'unknown_currency' ? 422 : 400);
  });

  it('cursors that are not of this list', async () => {
    const { body } = await owner.get('/v1/probes?limit=5&sort=rank');
    const forge = (...keys: unknown[]) => Buffer.from(JSON.stringify(keys)).toString('base64url');
    const bad = [
      'x',
      '%F0%28',
      forge('rank'),
      forge('rank', 'a', 'b', 'c'),
      forge('rank', 'seven', 'no uuid'),
      forge('rank', {}, '1'),
      forge('rank', '99999999999', body.data[0].id),
      forge('name', 'a', body.data[0].id),
    ];
    for (const cursor of bad) {
      const refused = await owner.get(`/v1/probes?limit=5&sort=rank&cursor=${cursor}`);
      expect([refused.status, refused.body.code], cursor).toEqual([400, 'invalid_cursor']);
    }
    expect((await owner.get(`/v1/probes?limit=5&sort=-rank&cursor=${body.next_cursor}`)).body.code).toBe('invalid_cursor');
  });

  it('parameters of a single record other than fields and expand', async () => {
    const { body } = await owner.get('/v1/probes?limit=1');
    const refused = await owner.get(`/v1/probes/${body.data[0].id}?status=open`);
    expect([refused.status, refused.body.code, refused.body.errors[0].pointer]).toEqual([400, 'unknown_parameter', '?status']);
  });
});

describe('what is shown', () => {
  it('are values as documented: money with its decimals, time in UTC, places as GeoJSON', async () => {
    const { body } = await owner.get('/v1/probes?seen_at[null]=false&price=1.25&currency=INR&limit=1&sort=name');
    const [one] = body.data;
    expect(one.price).toBe('1.25');
    expect(one.seen_at).toMatch(/^2026-01-01T00:\d\d:00\.123456\+00:00$/);
    expect(one.place).toMatchObject({ type: 'Point', coordinates: [expect.any(Number), 12.9] });
    const yen = await owner.get('/v1/probes?price=10&currency=JPY&limit=1');
    expect(yen.body.data[0].price).toBe('10');
  });

  it('are only the fields asked for', async () => {
    const { body } = await owner.get('/v1/probes?fields=name,status&limit=1');
    expect(Object.keys(body.data[0])).toEqual(['name', 'status']);
  });

  it('are the related records asked for, in order and bounded', async () => {
    const { body } = await owner.get('/v1/probes?name=Probe 001&expand=parts&fields=id');
    expect(body.data[0].parts.map(({ label }: { label: string }) => label)).toEqual(['part 1', 'part 2', 'part 3']);
    const part = await owner.get(`/v1/probe-parts/${body.data[0].parts[0].id}?expand=probe`);
    expect(part.body.probe.name).toBe('Probe 001');
  });

  it('leaves out what was deleted, and ids that are none', async () => {
    const gone = await tenant.tx((tx) => tx.one<{ id: string }>`select id from probes where deleted_at is not null limit 1`);
    expect((await owner.get(`/v1/probes/${gone.id}`)).status).toBe(404);
    expect((await owner.get('/v1/probes/none')).status).toBe(404);
    expect((await owner.get(`/v1/probes?id=${gone.id}`)).body.data).toEqual([]);
  });
});

describe('masks', () => {
  it('of financial data act where the business wants them', async () => {
    const viewer = as(await tenant.person('viewer'));
    expect((await viewer.get('/v1/probes?limit=1&price[null]=false')).status).toBe(200);
    const { status } = await tenant.owner.post('/v1/security-settings/change', { mask_financial_data: true });
    expect(status).toBe(200);
    expect((await viewer.get('/v1/probes?limit=1&price[null]=false')).status).toBe(403);
  });

  it('disguise for who may not see, in lists, records and expansions, and never in the plain', async () => {
    const viewer = as(await tenant.person('viewer'));
    const list = await viewer.get('/v1/probes?limit=200');
    expect(list.status).toBe(200);
    expect(list.text).not.toContain('mail.example');
    expect(list.text).not.toContain('+9198765');
    const [one] = list.body.data;
    expect(one.price).toBeNull();
    expect(one.phone).toMatch(/^\+9\*+\d{4}$/);
    expect((await viewer.get(`/v1/probes/${one.id}`)).body).toEqual(one);
  });

  it('show the plain value to who may', async () => {
    const admin = as(await tenant.person('admin'));
    expect((await admin.get('/v1/probes?limit=200&email[null]=false')).text).toContain('mail.example');
  });

  it('cannot be guessed by filter, sort or search', async () => {
    const viewer = as(await tenant.person('viewer'));
    for (const query of [
      'email=p8@mail.example',
      'email[contains]=p8',
      'email[null]=true',
      'price[gt]=1',
      'sort=email',
      'sort=name,-price',
    ]) {
      const { status, body } = await viewer.get(`/v1/probes?${query}`);
      expect([status, body.code, body.permission], query).toEqual([403, 'forbidden', 'data.unmasked']);
    }
    const byMail = await viewer.get('/v1/probes?q=p16@mail');
    expect([byMail.status, byMail.body.data]).toEqual([200, []]);
    expect((await viewer.get('/v1/probes?q=probe 001')).body.data.length).toBeGreaterThan(0);
  });

  it('an expansion asks for the permission of what it shows', async () => {
    const operator = as(await tenant.person('operator'));
    const { status, body } = await operator.get('/v1/probes?expand=parts');
    expect([status, body.permission]).toEqual([403, 'finance.view']);
  });
});
