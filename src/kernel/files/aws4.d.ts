declare module 'aws4' {
  interface Request {
    service: string;
    region: string;
    method: string;
    host: string;
    path: string;
    headers: Record<string, string>;
    body?: Buffer;
  }
  /** Adds the headers that sign the request: signature version 4. */
  function sign(request: Request, credentials: { accessKeyId: string; secretAccessKey: string }): Request;
  export default { sign };
}
