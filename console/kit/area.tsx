import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useDeferredValue, useMemo, useSyncExternalStore } from 'react';
import { type AreaName, call, type Http } from './http.ts';
import { explain, serverProse } from './i18n/index.ts';
import { useLanguage } from './language.tsx';
import type { Meta, ResourceMeta } from './meta.ts';
import { isProblem } from './problem.ts';
import { type Session, sessions } from './session.ts';

/** What every screen stands on: who asks, what they may do, and how to ask. */
export interface Area {
  readonly name: AreaName;
  readonly session: Session;
  readonly http: Http;
  readonly meta: Meta;
  /** Path before a resource's word: '' or '/platform'. */
  readonly base: string;
  readonly zone: string;
  readonly currency: string;
  readonly businessName: string;
  /** Who is signed in to the business; nothing on the platform. */
  readonly me: { readonly email: string; readonly settings: { readonly theme?: string } } | null;
  /** A second factor has to be set up first; nothing else is allowed until then. */
  readonly limited: boolean;
  resource(word: string): ResourceMeta | undefined;
  may(permission: string): boolean;
}

const AreaContext = createContext<Area | null>(null);

export function useArea(): Area {
  const area = useContext(AreaContext);
  if (!area) throw new Error('Outside an area.');
  return area;
}

export const useSignedIn = (session: Session): boolean => useSyncExternalStore(session.subscribe, () => session.signedIn);

const useLimited = (session: Session): boolean => useSyncExternalStore(session.subscribe, () => session.limited);

const browserZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What somebody may do who has to set up a second factor first. */
const nothingYet = (me: { id: string; name: string; is_owner: boolean; roles: string[] }): Meta => ({
  actor: { ...me, kind: 'user', permissions: [], features: [], unmasked: false },
  resources: {},
  commands: [],
});

/** Reads what the person may do, then shows the screens. */
export function AreaProvider({
  name,
  waiting,
  failed,
  children,
}: {
  name: AreaName;
  waiting: ReactNode;
  failed: (error: Error) => ReactNode;
  children: ReactNode;
}) {
  const session = sessions[name];
  const { http } = session;
  const limited = useLimited(session);
  const meta = useQuery({
    queryKey: [name, 'meta'],
    enabled: !limited,
    queryFn: async (): Promise<Meta | null> => {
      try {
        const { data } = await http.request<Meta>('GET', name === 'business' ? '/v1/meta' : '/platform/v1/meta');
        await explain(Object.values(data.resources).map(({ pack }) => pack));
        return data;
      } catch (error) {
        // The business began to ask for a second factor since the sign-in.
        if (!isProblem(error, 'mfa_enrolment_required')) throw error;
        session.limit();
        return null;
      }
    },
    staleTime: 300_000,
  });
  const me = useQuery({
    queryKey: [name, 'me'],
    queryFn: () => (name === 'business' ? call(http, 'GET /v1/auth/me') : Promise.resolve(null)),
    staleTime: 300_000,
  });
  const { language } = useLanguage();
  // biome-ignore lint/correctness/useExhaustiveDependencies: explanations change with the language
  const explained = useMemo(() => meta.data && serverProse(meta.data), [meta.data, language]);
  const known = useMemo<Area | undefined>(() => {
    const described = limited && me.data ? nothingYet(me.data) : explained;
    if (!described || me.data === undefined) return undefined;
    const permissions = new Set(described.actor.permissions);
    const business = me.data?.tenant;
    const own = me.data?.profile;
    return {
      name,
      session,
      http,
      meta: described,
      base: name === 'business' ? '' : '/platform',
      zone: own?.time_zone ?? business?.timezone ?? browserZone,
      currency: own?.currency ?? business?.currency ?? 'INR',
      businessName: business?.name ?? (name === 'platform' ? 'Serai' : ''),
      limited,
      me: me.data,
      resource: (word) => described.resources[word],
      may: (permission) => name === 'platform' || permissions.has(permission),
    };
  }, [explained, me.data, name, session, http, limited]);
  // An answer is drawn at once and whole; the screens that hang on this one are many, and are drawn in slices.
  const area = useDeferredValue(known);
  const error = meta.error ?? me.error;
  if (error) return failed(error);
  return area ? <AreaContext value={area}>{children}</AreaContext> : waiting;
}

/** Makes the lists and records of these resources read anew; without words, everything. */
export function useRefresh(): (...words: string[]) => void {
  const client = useQueryClient();
  const { name } = useArea();
  return (...words) => {
    if (words.length) for (const word of words) void client.invalidateQueries({ queryKey: [name, word] });
    else void client.invalidateQueries({ queryKey: [name] });
  };
}
