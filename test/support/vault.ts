import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

interface TransitKey {
  derived: boolean;
  type: string;
  versions: Map<number, Buffer>;
  latest: number;
  min_decryption: number;
  min_encryption: number;
  min_available: number;
}

/**
 * A double of Vault's transit engine on loopback, in its own protocol: keys, rotate, config, trim, encrypt, decrypt, rewrap, with
 * tokens, versions in ciphertexts (`vault:v2:…`), derivation by context, and its errors.
 */
export async function vaultDouble(token: string, mount = 'transit') {
  const keys = new Map<string, TransitKey>();
  const asked: string[] = [];

  class Refusal extends Error {
    readonly status: number;
    constructor(status: number, message: string) {
      super(message);
      this.status = status;
    }
  }
  const refuse = (status: number, message: string): never => {
    throw new Refusal(status, message);
  };
  const cipherKey = (key: TransitKey, version: number, context: string | undefined): Buffer => {
    const base = key.versions.get(version) ?? refuse(400, 'no such key version');
    if (!key.derived) return base;
    if (!context)
      return refuse(
        400,
        "missing 'context' for key derivation; the key was created using a derived key, which means additional, per-request information must be included in order to perform operations with the key",
      );
    return Buffer.from(hkdfSync('sha256', base, '', Buffer.from(context, 'base64'), 32));
  };
  const encrypt = (key: TransitKey, plaintext: Buffer, context?: string): string => {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', cipherKey(key, key.latest, context), nonce);
    return `vault:v${key.latest}:${Buffer.concat([nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]).toString('base64')}`;
  };
  const decrypt = (key: TransitKey, ciphertext: string, context?: string): Buffer => {
    const [, number, body] = /^vault:v(\d+):(.+)$/.exec(ciphertext) ?? refuse(400, 'invalid ciphertext: no prefix');
    const version = Number(number);
    if (version < key.min_decryption) return refuse(400, 'ciphertext or signature version is disallowed by policy (too old)');
    const bytes = Buffer.from(body!, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', cipherKey(key, version, context), bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(-16));
    try {
      return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
    } catch {
      return refuse(400, 'cipher: message authentication failed');
    }
  };

  // biome-ignore lint/suspicious/noExplicitAny: JSON as it came; a test double needs no schema
  const answer = (method: string, path: string, body: Record<string, any>): object | undefined => {
    const [what, name = '', deed] = path.split('/');
    const existing = keys.get(name);
    if (what === 'keys' && !deed) {
      if (method === 'GET') {
        const { derived, type, versions, latest, min_decryption, min_encryption } = existing ?? refuse(404, '');
        return {
          name,
          type,
          derived,
          exportable: false,
          deletion_allowed: false,
          latest_version: latest,
          min_decryption_version: min_decryption,
          min_encryption_version: min_encryption,
          keys: Object.fromEntries([...versions.keys()].map((version) => [version, 1_700_000_000])),
        };
      }
      if (!existing) {
        keys.set(name, {
          derived: body.derived === true,
          type: body.type ?? 'aes256-gcm96',
          versions: new Map([[1, randomBytes(32)]]),
          latest: 1,
          min_decryption: 1,
          min_encryption: 0,
          min_available: 0,
        });
      }
      return undefined;
    }
    const key = existing ?? refuse(400, 'encryption key not found');
    if (deed === 'rotate') {
      key.latest += 1;
      key.versions.set(key.latest, randomBytes(32));
      return undefined;
    }
    if (deed === 'config') {
      key.min_decryption = body.min_decryption_version ?? key.min_decryption;
      key.min_encryption = body.min_encryption_version ?? key.min_encryption;
      return undefined;
    }
    if (deed === 'trim') {
      const least = body.min_available_version;
      if (least > key.min_decryption || least > key.min_encryption)
        return refuse(400, 'minimum available version cannot be set higher than the minimum encryption and decryption versions');
      for (const version of key.versions.keys()) if (version < least) key.versions.delete(version);
      return undefined;
    }
    if (what === 'encrypt')
      return { ciphertext: encrypt(key, Buffer.from(body.plaintext, 'base64'), body.context), key_version: key.latest };
    if (what === 'decrypt') return { plaintext: decrypt(key, body.ciphertext, body.context).toString('base64') };
    if (what === 'rewrap')
      return { ciphertext: encrypt(key, decrypt(key, body.ciphertext, body.context), body.context), key_version: key.latest };
    return refuse(404, '');
  };

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const prefix = `/v1/${mount}/`;
    const path = (request.url ?? '').slice(prefix.length);
    asked.push(`${request.method} ${path.split('/')[0]}${path.split('/')[2] ? `/${path.split('/')[2]}` : ''}`);
    const send = (status: number, body?: object) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(body ? JSON.stringify(body) : undefined);
    };
    try {
      if (request.headers['x-vault-token'] !== token) refuse(403, 'permission denied');
      if (!request.url?.startsWith(prefix)) refuse(404, 'no handler for route');
      const data = answer(request.method!, path, text ? JSON.parse(text) : {});
      if (data)
        send(200, {
          request_id: 'r',
          lease_id: '',
          renewable: false,
          lease_duration: 0,
          data,
          wrap_info: null,
          warnings: null,
          auth: null,
        });
      else send(204);
    } catch (error) {
      if (error instanceof Refusal) send(error.status, { errors: error.message ? [error.message] : [] });
      else send(500, { errors: [String(error)] });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
