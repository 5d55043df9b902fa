import { createRootRoute, createRoute, createRouter, type ErrorComponentProps, Outlet, redirect, useRouter } from '@tanstack/react-router';
import { type FunctionComponent, useCallback } from 'react';
import { packOverrides } from './kit/overrides.ts';
import { Absent, part } from './kit/part.tsx';
import { sessions } from './kit/session.ts';
import { AreaLayout } from './kit/shell/AreaLayout.tsx';
import { NotFound } from './kit/shell/NotFound.tsx';
import { fetchPage, ResourceCreate, ResourceDetail, ResourceList } from './kit/shell/resource-routes.tsx';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });

/** A page inside must not be shown to nobody: without a session the sign-in comes first, and leads back here. */
const guard =
  (area: 'business' | 'platform') =>
  async ({ location }: { location: { href: string } }) => {
    if (!(await sessions[area].resume()))
      throw redirect({ to: area === 'business' ? '/sign-in' : '/platform/sign-in', search: { to: location.href } as never });
  };

const business = createRoute({
  getParentRoute: () => root,
  id: 'business',
  beforeLoad: guard('business'),
  component: () => <AreaLayout name="business" />,
});
const platform = createRoute({
  getParentRoute: () => root,
  path: 'platform',
  beforeLoad: guard('platform'),
  component: () => <AreaLayout name="platform" />,
});

const pagesOf = (area: 'business' | 'platform') =>
  packOverrides.flatMap(({ pages = [] }) => pages).filter((page) => (page.area ?? 'business') === area);

function inside(parent: typeof business | typeof platform, area: 'business' | 'platform') {
  const at = (path: string, component: FunctionComponent) =>
    createRoute({ getParentRoute: () => parent as typeof business, path, component });
  return [
    ...pagesOf(area).map(({ path, page }) => at(path, part(page))),
    at('/$word', ResourceList),
    at('/$word/new', ResourceCreate),
    at('/$word/$id', ResourceDetail),
  ];
}

const routes = root.addChildren([
  createRoute({ getParentRoute: () => root, path: '/sign-in', component: part(() => import('./pages/SignIn.tsx')) }),
  createRoute({
    getParentRoute: () => root,
    path: '/platform/sign-in',
    component: part(() => import('./pages/PlatformSignIn.tsx')),
  }),
  business.addChildren(inside(business, 'business')),
  platform.addChildren(inside(platform, 'platform')),
]);

/** What the page at an address is drawn by is fetched at once: who is here is asked meanwhile. */
export function fetchAhead(address: string): void {
  const area = /^\/platform(\/|$)/.test(address) ? 'platform' : 'business';
  const path = area === 'platform' ? address.slice('/platform'.length) || '/' : address;
  const own = pagesOf(area).find((page) => page.path === path);
  const [word, id] = path.split('/').slice(1);
  if (own) void own.page().catch(() => undefined);
  else if (word && word !== 'sign-in') fetchPage(word, id);
}

/** What failed on the way to a page: it can be asked for again where it is. */
function Failed({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const retry = useCallback(() => {
    reset();
    void router.invalidate();
  }, [reset, router]);
  return <Absent error={error} retry={retry} />;
}

export const makeRouter = () =>
  createRouter({
    routeTree: routes,
    defaultErrorComponent: Failed,
    defaultPreload: 'intent',
    scrollRestoration: true,
    // Addresses read like the API's own parameters: no JSON in them.
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (search) => {
      const text = new URLSearchParams(
        Object.entries(search).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      ).toString();
      // Brackets, commas and colons are harmless in a query and pleasant to read.
      return text && `?${text.replaceAll('%5B', '[').replaceAll('%5D', ']').replaceAll('%2C', ',').replaceAll('%3A', ':')}`;
    },
  });
