import { describe, expect, it } from 'vitest';
import { probeHouse } from '#test/probes';

const { tenant, owner, as, logged } = await probeHouse();

const make = async (body: object = {}) => {
  const made = await owner.post('/v1/probes', { name: 'Probe', ...body });
  expect(made.status, made.text).toBe(201);
  return made;
};

const trail = (id: string) =>
  tenant.tx(
    (tx) => tx.many<{
      action: string;
      outcome: string;
      before: unknown;
      after: Record<string, unknown>;
      error_code: string | null;
      actor_id: string;
    }>`
    select action, outcome, before, after, error_code, actor_id from audit_entries where resource_id = ${id} order by id`,
  );

describe('create', () => {
  it('keeps every kind of value and answers with the record, its place and its version', async () => {
    const body = {
      name: 'Kettle — “größer”, 火',
      status: 'busy',
      rank: -7,
      weight: 12.125,
      price: '1499.5',
      currency: 'INR',
      active: false,
      due: '2026-02-28',
      seen_at: '2026-02-28T10:00:00+05:30',
      details: { deep: [1, { a: null }], text: 'a"b\\c' },
      words: ['red', 'a,b', 'quo"te', 'back\\slash', ''],
      email: 'a@b.example',
      phone: '+911234567890',
      place: { type: 'Point', coordinates: [77.5946, 12.9716] },
    };
    const made = await make(body);
    expect(made.headers.location).toBe(`/v1/probes/${made.body.id}`);
    expect(made.headers.etag).toMatch(/^"\d+"$/);
    expect(made.body).toMatchObject({ ...body, price: '1499.50', seen_at: '2026-02-28T04:30:00+00:00', created_by: tenant.ownerId });
    const read = await owner.get(`/v1/probes/${made.body.id}`);
    expect(read.body).toEqual(made.body);
    expect(read.headers.etag).toBe(made.headers.etag);
  });

  it("counts in the tenant's currency unless told", async () => {
    expect((await make()).body.currency).toBe('INR');
  });

  it.each([
    [{}, '/name', 'required'],
    [{ name: 5 }, '/name', 'type'],
    [{ name: null }, '/name', 'type'],
    [{ name: 'x'.repeat(51) }, '/name', 'maxLength'],
    [{ name: 'a', status: 'gone' }, '/status', 'enum'],
    [{ name: 'a', rank: '5' }, '/rank', 'type'],
    [{ name: 'a', rank: 1.5 }, '/rank', 'type'],
    [{ name: 'a', rank: 99999999999 }, '/rank', 'maximum'],
    [{ name: 'a', price: 5 }, '/price', 'type'],
    [{ name: 'a', price: '-5' }, '/price', 'pattern'],
    [{ name: 'a', price: '5.12345' }, '/price', 'pattern'],
    [{ name: 'a', due: '2026-02-30' }, '/due', 'format'],
    [{ name: 'a', seen_at: 'noon' }, '/seen_at', 'format'],
    [{ name: 'a', words: 'red' }, '/words', 'type'],
    [{ name: 'a', place: { type: 'Point', coordinates: [1] } }, '/place/coordinates', 'minItems'],
    [{ name: 'a', colour: 'red' }, '/colour', 'additionalProperties'],
    [{ name: 'a', id: '018f0000-0000-7000-8000-000000000000' }, '/id', 'additionalProperties'],
    [{ name: 'a', 'a/b~c': 1 }, '/a~1b~0c', 'additionalProperties'],
  ])('%j is refused at %s', async (body, pointer, code) => {
    const refused = await owner.post('/v1/probes', body);
    expect([refused.status, refused.body.code]).toEqual([422, 'invalid_input']);
    expect(refused.body.errors).toContainEqual(expect.objectContaining({ pointer, code }));
  });

  it('refuses places off the earth, currencies that are none, zero characters', async () => {
    const off = await owner.post('/v1/probes', { name: 'a', place: { type: 'Point', coordinates: [200, 0] } });
    expect([off.status, off.body.errors[0].pointer]).toEqual([422, '/place']);
    const money = await owner.post('/v1/probes', { name: 'a', currency: 'XXQ' });
    expect([money.status, money.body.code]).toEqual([422, 'unknown_currency']);
    const zero = await owner.post('/v1/probes', { name: 'a\u0000b' });
    expect([zero.status, zero.body.errors[0].pointer]).toEqual([422, '/name']);
    const deep = await owner.post('/v1/probes', { name: 'a', details: { x: 'a\u0000b' } });
    expect([deep.status, deep.body.code]).toEqual([422, 'invalid_input']);
  });

  it('tells which reference does not exist, and what is taken', async () => {
    const dangling = await owner.post('/v1/probe-parts', { probe_id: '018f0000-0000-7000-8000-000000000000', label: 'a', position: 1 });
    expect([dangling.status, dangling.body.code, dangling.body.errors[0].pointer]).toEqual([422, 'invalid_reference', '/probe_id']);
    await make({ name: 'only one' });
    const twice = await owner.post('/v1/probes', { name: 'Only one'.toLowerCase() });
    expect([twice.status, twice.body.code]).toEqual([409, 'already_exists']);
  });
});

describe('update', () => {
  it('changes only what is named, moves the version, and says so in the trail', async () => {
    const made = await make({ rank: 1, words: ['a'] });
    const changed = await owner.patch(`/v1/probes/${made.body.id}`, { rank: 2, words: ['a'] });
    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({ name: 'Probe', rank: 2 });
    expect(changed.headers.etag).not.toBe(made.headers.etag);
    expect(changed.body.updated_at > made.body.updated_at).toBe(true);
    const entries = await trail(made.body.id);
    expect(entries.map(({ action, outcome }) => [action, outcome])).toEqual([
      ['probes.create', 'success'],
      ['probes.update', 'success'],
    ]);
    expect(entries[1]).toMatchObject({ before: { rank: 1 }, after: { rank: 2 }, actor_id: tenant.ownerId });
    expect(Object.keys(entries[1]!.after).sort()).toEqual(['rank', 'updated_at']);
  });

  it('sets to null what may be, and refuses nothing at all', async () => {
    const { body } = await make({ rank: 1 });
    expect((await owner.patch(`/v1/probes/${body.id}`, { rank: null, place: null })).body).toMatchObject({ rank: null, place: null });
    expect((await owner.patch(`/v1/probes/${body.id}`, {})).status).toBe(422);
    expect((await owner.patch(`/v1/probes/${body.id}`, { name: null })).body.errors[0].pointer).toBe('/name');
    expect((await owner.patch(`/v1/probes/${body.id}`, { status: 'closed' })).body.errors[0].pointer).toBe('/status');
  });

  it('with If-Match changes only the version seen', async () => {
    const made = await make();
    const path = `/v1/probes/${made.body.id}`;
    const match = { 'if-match': made.headers.etag! };
    expect((await owner.patch(path, { rank: 1 }, match)).status).toBe(200);
    const late = await owner.patch(path, { rank: 2 }, match);
    expect([late.status, late.body.code]).toEqual([412, 'version_conflict']);
    expect((await owner.get(path)).body.rank).toBe(1);
    expect((await owner.patch(path, { rank: 3 }, { 'if-match': '*' })).status).toBe(200);
    expect((await owner.delete(path, match)).status).toBe(412);
    expect((await owner.post(`${path}/finish`, { reason: 'over' }, match)).status).toBe(412);
  });

  it('answers 304 to who has the version, with and without weak tags, and never for expansions', async () => {
    const made = await make();
    const path = `/v1/probes/${made.body.id}`;
    const ask = (tag: string, query = '') => owner.get(path + query, { 'if-none-match': tag }).then(({ status }) => status);
    expect(await ask(made.headers.etag!)).toBe(304);
    expect(await ask(`W/${made.headers.etag}`)).toBe(304);
    expect(await ask(`"other", ${made.headers.etag}`)).toBe(304);
    expect(await ask('"other"')).toBe(200);
    // A part may have changed although the record did not.
    expect(await ask(made.headers.etag!, '?expand=parts')).toBe(200);
    await owner.patch(path, { rank: 9 });
    expect(await ask(made.headers.etag!)).toBe(200);
  });
});

describe('delete', () => {
  it('hides what has deleted_at, frees its name, and keeps it in the trail', async () => {
    const { body } = await make({ name: 'only once' });
    expect((await owner.delete(`/v1/probes/${body.id}`)).status).toBe(204);
    expect((await owner.get(`/v1/probes/${body.id}`)).status).toBe(404);
    expect((await owner.patch(`/v1/probes/${body.id}`, { rank: 1 })).status).toBe(404);
    expect((await owner.delete(`/v1/probes/${body.id}`)).status).toBe(404);
    expect((await make({ name: 'only once' })).status).toBe(201);
    const kept = await tenant.tx((tx) => tx.maybe`select 1 from probes where id = ${body.id} and deleted_at is not null`);
    expect(kept).toBeDefined();
    expect((await trail(body.id)).map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
      'probes.create success',
      'probes.delete success',
      'probes.update refused',
      'probes.delete refused',
    ]);
  });

  it('removes what has not', async () => {
    const probe = await make();
    const part = await owner.post('/v1/probe-parts', { probe_id: probe.body.id, label: 'a', position: 1 });
    expect((await owner.delete(`/v1/probe-parts/${part.body.id}`)).status).toBe(204);
    expect(await tenant.tx((tx) => tx.maybe`select 1 from probe_parts where id = ${part.body.id}`)).toBeUndefined();
  });
});

describe('who may', () => {
  it('each operation asks its own permission, and the refusal is in the trail', async () => {
    const { body } = await make();
    const person = await tenant.person('viewer');
    const viewer = as(person);
    expect((await viewer.get(`/v1/probes/${body.id}`)).status).toBe(200);
    const refusals = [
      viewer.post('/v1/probes', { name: 'a' }),
      viewer.patch(`/v1/probes/${body.id}`, { rank: 1 }),
      viewer.delete(`/v1/probes/${body.id}`),
    ];
    expect((await Promise.all(refusals)).map(({ status, body: { code, permission } }) => `${status} ${code} ${permission}`)).toEqual([
      '403 forbidden orders.create',
      '403 forbidden orders.edit',
      '403 forbidden orders.cancel',
    ]);
    expect(
      (await trail(body.id))
        .slice(1)
        .map(({ action, outcome, error_code, actor_id }) => [action, outcome, error_code, actor_id])
        .sort(),
    ).toEqual([
      ['probes.delete', 'refused', 'forbidden', person.id],
      ['probes.update', 'refused', 'forbidden', person.id],
    ]);
  });

  it('nobody without a token', async () => {
    const nobody = as({ token: undefined });
    for (const answer of [
      nobody.get('/v1/probes'),
      nobody.post('/v1/probes', {}),
      nobody.post('/v1/probes/finish', {}),
      as({ token: 'x'.repeat(40) }).get('/v1/probes'),
    ])
      expect([(await answer).status, (await answer).body.code, (await answer).headers['www-authenticate']]).toEqual([
        401,
        'unauthenticated',
        'Bearer',
      ]);
  });
});

it('none of this was a defect', () => {
  expect(logged.filter(({ level }) => Number(level) >= 50)).toEqual([]);
});
