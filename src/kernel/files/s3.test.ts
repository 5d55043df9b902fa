import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { beforeEach, describe, expect, it } from 'vitest';
import { signatureOf, testBucket } from '#test/s3';
import { newId } from '../ids.ts';
import { type S3Settings, s3Files } from './s3.ts';
import { storageFrom } from './storage.ts';

const bucket = await testBucket();
const settings: S3Settings = { ...bucket, region: 'ap-south-1', bucket: 'serai-test', prefix: 'serai/', pathStyle: true };
const storage = s3Files(settings);
const [tenant, other] = [newId(), newId()];
const files = storage.of(tenant);
const read = async (found: { size: number; stream: Readable } | null) =>
  found && ([found.size, (await buffer(found.stream)).toString()] as const);
const megabytes = async function* (count: number) {
  for (let n = 0; n < count; n++) yield Buffer.alloc(1024 * 1024, n);
};

beforeEach(() => {
  bucket.objects.clear();
  bucket.asked.length = 0;
});

describe('the bucket of the tests', () => {
  it("works out the signature of Amazon's own example", () => {
    const example = {
      method: 'GET',
      url: '/test.txt',
      headers: {
        host: 'examplebucket.s3.amazonaws.com',
        range: 'bytes=0-9',
        'x-amz-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
        'x-amz-date': '20130524T000000Z',
        authorization: `AWS4-HMAC-SHA256 Credential=X/20130524/us-east-1/s3/aws4_request, SignedHeaders=host;range;x-amz-content-sha256;x-amz-date, Signature=`,
      },
    };
    // The secret that Amazon prints beside it, in two halves: it opens nothing.
    expect(signatureOf(example, ['wJalrXUtnFEMI/K7MDENG', 'bPxRfiCYEXAMPLEKEY'].join('/'))).toBe(
      'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    );
  });

  it('lets in nobody with another secret or key', async () => {
    const wrong = s3Files({ ...settings, secretAccessKey: 'another' }).of(tenant);
    await expect(wrong.put('a.txt', Buffer.from('a'))).rejects.toThrow('403 SignatureDoesNotMatch');
    const unknown = s3Files({ ...settings, accessKeyId: 'another' }).of(tenant);
    await expect(unknown.get('a.txt')).rejects.toThrow('403 InvalidAccessKeyId');
    expect([bucket.objects.size, bucket.asked]).toEqual([0, ['PUT SignatureDoesNotMatch', 'GET InvalidAccessKeyId']]);
  });
});

describe('files in a bucket', () => {
  it('are kept by name, for one tenant', async () => {
    expect(await files.put('labels/a-1.pdf', Buffer.from('one'))).toBe('labels/a-1.pdf');
    expect([...bucket.objects.keys()]).toEqual([`serai/${tenant}/labels/a-1.pdf`]);
    expect(await files.get('labels/a-1.pdf')).toEqual(Buffer.from('one'));
    expect(await storage.of(other).get('labels/a-1.pdf')).toBeNull();
    expect(await storage.of(other).open('labels/a-1.pdf')).toBeNull();
    await files.delete('labels/a-1.pdf');
    await files.delete('labels/a-1.pdf');
    expect(bucket.objects.size).toBe(0);
  });

  it('are read whole and in parts', async () => {
    await files.put('x.txt', Buffer.from('0123456789'));
    expect(await read(await files.open('x.txt'))).toEqual([10, '0123456789']);
    expect(await read(await files.open('x.txt', { start: 2, end: 4 }))).toEqual([10, '234']);
    expect(await read(await files.open('x.txt', { start: 8 }))).toEqual([10, '89']);
    expect(await read(await files.open('x.txt', { start: 10 }))).toEqual([10, '']);
  });

  it('that are large go up in parts, and are whole or not there', async () => {
    expect(await files.write('big.bin', megabytes(20))).toBe(20 * 1024 * 1024);
    const stored = bucket.objects.get(`serai/${tenant}/big.bin`)!;
    expect([stored.length, stored[0], stored.at(-1)]).toEqual([20 * 1024 * 1024, 0, 19]);
    expect(bucket.asked).toEqual(['POST ok', 'PUT ok', 'PUT ok', 'PUT ok', 'POST ok']);
    const broken = async function* () {
      yield* megabytes(10);
      throw new Error('the disk went away');
    };
    await expect(files.write('half.bin', broken())).rejects.toThrow('went away');
    expect([bucket.open.size, bucket.objects.size]).toEqual([0, 1]);
    expect(await files.write('small.bin', megabytes(1))).toBe(1024 * 1024);
    expect(bucket.open.size).toBe(0);
  });

  it('are sent again when the bucket is ill for a moment, and given up when it stays ill', async () => {
    bucket.failWith.push(503, 500);
    await files.put('x.txt', Buffer.from('x'));
    expect(bucket.asked).toHaveLength(3);
    bucket.failWith.push(503, 503, 503);
    await expect(files.get('x.txt')).rejects.toThrow('answered 503 SlowDown to GET');
  });

  it('of one tenant are erased, however many, and no others', async () => {
    for (let n = 0; n < 7; n++) await files.put(`uploads/${n}`, Buffer.from('x'));
    await storage.of(other).put('kept', Buffer.from('x'));
    await storage.erase(tenant);
    expect([...bucket.objects.keys()]).toEqual([`serai/${other}/kept`]);
  });

  it('have names of ours only', async () => {
    for (const name of ['../x', 'a?b', 'a b', '/a', 'a//b']) await expect(files.put(name, Buffer.of(1))).rejects.toThrow(RangeError);
    expect(() => storage.of('../..')).toThrow(RangeError);
    expect(bucket.asked).toEqual([]);
  });
});

describe('the environment', () => {
  const named = { SERAI_S3_BUCKET: 'b', SERAI_S3_ACCESS_KEY_ID: 'k', SERAI_S3_SECRET_ACCESS_KEY: 's' };

  it('names a bucket, or files stay on the disk', async () => {
    const here = storageFrom({ ...named, SERAI_S3_BUCKET: 'serai-test', SERAI_S3_ENDPOINT: bucket.endpoint }, '/nowhere').of(tenant);
    // It asked the bucket, with the keys of the environment.
    await expect(here.get('x')).rejects.toThrow('403 InvalidAccessKeyId');
    expect(await storageFrom({}, '/nowhere').of(tenant).get('x')).toBeNull();
  });

  it.each([
    { SERAI_S3_BUCKET: 'b' },
    { ...named, SERAI_S3_ENDPOINT: 'https://host/path' },
    { ...named, SERAI_S3_ENDPOINT: 'ftp://host' },
    { ...named, SERAI_S3_PREFIX: 'serai' },
    { ...named, SERAI_S3_PREFIX: '../' },
  ])('%j is refused at the start', (env) => {
    expect(() => storageFrom(env, '/nowhere')).toThrow(/SERAI_S3_/);
  });
});
