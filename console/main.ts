import '@mantine/core/styles.layer.css';
import '@mantine/dates/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import './kit/shell/styles.css';
import './kit/shell/screens.css';
import { sessions } from './kit/session.ts';

// The first script is small: it asks who is here and what they may do while the rest of the console is still on its way.
const { business } = sessions;
if (!/^\/(sign-in|platform)(\/|$)/.test(location.pathname))
  void business.resume().then((signedIn) => {
    if (signedIn && !business.limited) for (const path of ['/v1/meta', '/v1/auth/me']) business.http.ahead(path);
  });

const { start } = await import('./app.tsx');
start();
