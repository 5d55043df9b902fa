import { Problem } from '#kernel/errors';
import { hidden, input } from './html.ts';
import { type Page, passwordTrouble, type Said, type Visit } from './serve.ts';

/** `/reset` asks for a link; `/reset?tenant=…&token=…` is that link. */
export function resetPages(route: (method: 'GET' | 'POST', url: string, show: Page) => void): void {
  route('GET', '/reset', async (visit) => (visit.query.token ? choose(visit, visit.query) : ask(visit, visit.query)));
  route('POST', '/reset', async (visit) => (visit.form.token ? save(visit) : request(visit)));
}

const action = (visit: Visit, tenant: string) =>
  `/reset?lang=${visit.look.language}${tenant ? `&amp;tenant=${encodeURIComponent(tenant)}` : ''}`;

function ask(visit: Visit, given: Readonly<Record<string, string>>, wrong: { email?: string; tenant?: string } = {}): Said {
  const { words, business } = visit.look;
  const { tenant = '', email = '' } = given;
  // On a business's own domain, or from its sign-in, nobody is asked which it is.
  const which =
    business && !wrong.tenant
      ? hidden('tenant', tenant)
      : input({ name: 'tenant', label: words.business, help: words.businessHelp, value: tenant, wrong: wrong.tenant, most: 100 });
  return {
    title: words.reset,
    body: `<p>${words.resetHelp}</p>
<form method="post" action="${action(visit, tenant)}" novalidate>
${which}
${input({ name: 'email', label: words.email, type: 'email', autocomplete: 'username', value: email, wrong: wrong.email, most: 255 })}
<button>${words.send}</button>
</form>`,
  };
}

/** Says the same whether or not anybody has this address, or there is such a business. */
async function request(visit: Visit): Promise<Said> {
  const { words } = visit.look;
  const { tenant = '', email = '' } = visit.form;
  if (!tenant && !visit.look.business) return { ...ask(visit, visit.form, { tenant: words.required }), status: 422 };
  try {
    await visit.does('POST /v1/auth/request-password-reset', { ...(tenant ? { tenant } : {}), email });
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'invalid_input') throw error;
    const which = error.errors.some(({ pointer }) => pointer === '/tenant') ? { tenant: words.required } : { email: words.emailWrong };
    return { ...ask(visit, visit.form, which), status: 422 };
  }
  return { title: words.sent, body: `<p>${words.sentHelp}</p>` };
}

function choose(visit: Visit, given: Readonly<Record<string, string>>, wrong?: string): Said {
  const { words } = visit.look;
  const { token = '', tenant = '' } = given;
  return {
    title: words.choose,
    body: `<form method="post" action="${action(visit, tenant)}" novalidate>
${hidden('token', token)}${hidden('tenant', tenant)}
${input({ name: 'password', label: words.password, help: words.passwordHelp, type: 'password', autocomplete: 'new-password', wrong, most: 200 })}
<button>${words.save}</button>
</form>`,
  };
}

async function save(visit: Visit): Promise<Said> {
  const { words } = visit.look;
  const { tenant = '', token = '', password = '' } = visit.form;
  try {
    await visit.does('POST /v1/auth/reset-password', { ...(tenant ? { tenant } : {}), token, password });
  } catch (error) {
    const wrong = passwordTrouble(error, visit.look);
    if (wrong) return { ...choose(visit, visit.form, wrong), status: 422 };
    if (!(error instanceof Problem) || (error.code !== 'token_expired' && error.code !== 'not_found')) throw error;
    return {
      title: words.expired,
      body: `<p>${words.expiredHelp}</p><a class="button" href="${action(visit, tenant)}">${words.again}</a>`,
      status: 410,
    };
  }
  return { title: words.saved, body: `<p>${words.savedHelp}</p><a class="button" href="/">${words.signIn}</a>` };
}
