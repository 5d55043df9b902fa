import { join } from 'node:path';
import { type FileStorage, localFiles } from '../files.ts';
import { s3Files } from './s3.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where files are kept: a bucket where the environment names one, else the disk under the data directory. */
export function storageFrom(env: Environment, directory: string): FileStorage {
  const { SERAI_S3_BUCKET: bucket, SERAI_S3_ACCESS_KEY_ID: accessKeyId, SERAI_S3_SECRET_ACCESS_KEY: secretAccessKey } = env;
  if (!bucket) return localFiles(join(directory, 'files'));
  if (!accessKeyId || !secretAccessKey)
    throw new Error('SERAI_S3_BUCKET needs SERAI_S3_ACCESS_KEY_ID and SERAI_S3_SECRET_ACCESS_KEY beside it.');
  const region = env.SERAI_S3_REGION ?? 'us-east-1';
  const endpoint = env.SERAI_S3_ENDPOINT ?? `https://s3.${region}.amazonaws.com`;
  const { protocol, pathname } = new URL(endpoint);
  if (!/^https?:$/.test(protocol) || pathname !== '/') throw new Error('SERAI_S3_ENDPOINT must be http(s)://host[:port] without a path.');
  const prefix = env.SERAI_S3_PREFIX ?? '';
  if (!/^([A-Za-z0-9_-][\w.-]*\/)*$/.test(prefix))
    throw new Error('SERAI_S3_PREFIX must be empty or end with a slash: letters, digits, . _ - and /.');
  return s3Files({ endpoint, region, bucket, accessKeyId, secretAccessKey, prefix, pathStyle: env.SERAI_S3_PATH_STYLE !== '0' });
}
