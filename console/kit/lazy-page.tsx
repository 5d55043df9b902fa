import { type FunctionComponent, lazy, Suspense } from 'react';
import { Loading } from './shell/resource-routes.tsx';

/** A page whose code is loaded when it is first opened. */
export function lazyPage(load: () => Promise<{ default: FunctionComponent }>): FunctionComponent {
  const Page = lazy(load);
  return function LazyPage() {
    return (
      <Suspense fallback={<Loading />}>
        <Page />
      </Suspense>
    );
  };
}
