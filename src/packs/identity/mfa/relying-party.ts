import type { Context } from '#kernel/context';

export interface RelyingParty {
  readonly id: string;
  readonly name: string;
  accepts(origin: string): boolean;
}

/** The host that businesses without a domain of their own share. */
export const sharedParty = (publicUrl = process.env.SERAI_PUBLIC_URL): string => (publicUrl ? new URL(publicUrl).hostname : 'localhost');

/**
 * Who passkeys are made for: the business's own domain, else the host of `SERAI_PUBLIC_URL`. Without either this is a trial on
 * one's own machine, `localhost` on any port. Never the host a request names: whoever sends the request chooses that.
 */
export function relyingParty({ tenant }: Pick<Context, 'tenant'>, publicUrl = process.env.SERAI_PUBLIC_URL): RelyingParty {
  if (tenant.domain) return { id: tenant.domain, name: tenant.name, accepts: (origin) => origin === `https://${tenant.domain}` };
  if (publicUrl) {
    const { origin } = new URL(publicUrl);
    return { id: sharedParty(publicUrl), name: tenant.name, accepts: (given) => given === origin };
  }
  return { id: sharedParty(publicUrl), name: tenant.name, accepts: (origin) => /^http:\/\/localhost(:\d{1,5})?$/.test(origin) };
}
