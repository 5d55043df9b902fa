import { hidden, input } from './html.ts';
import { type Page, passwordTrouble, type Visit } from './serve.ts';

/** `/invitation?tenant=…&token=…`: the link of an invitation's mail. */
export function invitationPages(route: (method: 'GET' | 'POST', url: string, show: Page) => void): void {
  route('GET', '/invitation', async (visit) => form(visit, visit.query));
  route('POST', '/invitation', async (visit) => {
    const { tenant, token = '', name, password = '' } = visit.form;
    try {
      await visit.does('POST /v1/invitations/accept', {
        ...(tenant ? { tenant } : {}),
        token,
        password,
        ...(name?.trim() ? { name: name.trim() } : {}),
      });
    } catch (error) {
      const wrong = passwordTrouble(error, visit.look);
      if (!wrong) throw error;
      return { ...form(visit, visit.form, wrong), status: 422 };
    }
    const { words } = visit.look;
    return { title: words.joined, body: `<p>${words.joinedHelp}</p><a class="button" href="/">${words.signIn}</a>` };
  });
}

function form({ look: { words, language } }: Visit, given: Readonly<Record<string, string>>, wrong?: string) {
  const { token = '', tenant = '', name = '' } = given;
  if (!token) return { title: words.linkMissing, body: `<p>${words.linkMissingHelp}</p>`, status: 400 };
  return {
    title: words.invitation,
    body: `<p>${words.invitationHelp}</p>
<form method="post" action="/invitation?lang=${language}${tenant ? `&amp;tenant=${encodeURIComponent(tenant)}` : ''}">
${hidden('token', token)}${hidden('tenant', tenant)}
${input({ name: 'name', label: words.name, help: words.nameHelp, autocomplete: 'name', value: name, optional: true, most: 255 })}
${input({ name: 'password', label: words.password, help: words.passwordHelp, type: 'password', autocomplete: 'new-password', wrong, most: 200 })}
<button>${words.join}</button>
</form>`,
  };
}
