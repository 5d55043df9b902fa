import type { Http } from '../http.ts';

/** The bytes of a download, with the name the server gives them. */
export async function readFile(http: Http, path: string): Promise<{ blob: Blob; name: string }> {
  const response = await http.fetch('GET', path, { accept: '*/*' });
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? path.split('/').at(-1)!;
  return { blob: await response.blob(), name };
}

export async function saveAs(http: Http, path: string): Promise<void> {
  const { blob, name } = await readFile(http, path);
  saveBlob(blob, name);
}

/** Puts what the page holds already among the person's downloads. */
export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
