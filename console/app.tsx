import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { lazy, Suspense, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { startLanguages } from './kit/i18n/index.ts';
import { LanguageProvider } from './kit/language.tsx';
import { isProblem } from './kit/problem.ts';
import { sessions } from './kit/session.ts';
import { theme } from './kit/shell/theme.ts';
import { fetchAhead, makeRouter } from './router.tsx';

// Nobody has done anything yet: it comes after the first page.
const Toasts = lazy(async () => {
  await new Promise((done) => setTimeout(done, 1000));
  return import('./kit/shell/Toasts.tsx');
});

const client = new QueryClient({
  defaultOptions: {
    // Without a network it is said so: nothing waits in silence for one.
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      refetchOnReconnect: true,
      staleTime: 10_000,
      // A refusal stays a refusal; only a lost connection or a busy server is worth another try.
      retry: (count, error) => count < 2 && isProblem(error) && (error.status === 0 || error.status === 503),
    },
  },
});

// What one person read is not kept for the next.
for (const session of Object.values(sessions))
  session.subscribe(() => {
    if (!session.signedIn) client.removeQueries({ queryKey: [session.area] });
  });

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;

// The scroll lock behind dialogs asks for the nonce by this name.
Object.assign(globalThis, { __webpack_nonce__: nonce });

export async function start(): Promise<void> {
  fetchAhead(location.pathname);
  await startLanguages();
  const root = createRoot(document.getElementById('root')!, {
    // What the server or the network refused is said on the page; the rest is a mistake of ours.
    onCaughtError: (error) => {
      if (!isProblem(error)) reportError(error);
    },
  });
  // As a transition React draws it in slices, between which the browser can do something else.
  startTransition(() =>
    root.render(
      <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={nonce ? () => nonce : undefined}>
        <QueryClientProvider client={client}>
          <LanguageProvider>
            <Suspense>
              <Toasts />
            </Suspense>
            <RouterProvider router={makeRouter()} />
          </LanguageProvider>
        </QueryClientProvider>
      </MantineProvider>,
    ),
  );
}
