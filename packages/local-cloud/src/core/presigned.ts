import type { HttpRequest } from './types.js';

/** Parameters of a signature in the query, by the header that says the same where the signature is a header. */
const AS_HEADERS: Readonly<Record<string, string>> = {
  'X-Amz-Date': 'x-amz-date',
  'X-Amz-Security-Token': 'x-amz-security-token',
  'X-Amz-Content-Sha256': 'x-amz-content-sha256',
  // No header of AWS: a signature in the headers does not end.
  'X-Amz-Expires': 'x-amz-expires',
};

/** Whether a request carries its signature in the query. */
export function isPresigned(target: string): boolean {
  return target.includes('X-Amz-Algorithm=AWS4-HMAC-SHA256');
}

/** The request as if it were signed by its headers; one that is comes back as it is. */
export function withSignatureInHeaders(http: HttpRequest): HttpRequest {
  if (!isPresigned(http.target)) return http;
  const [path = '', text = ''] = http.target.split(/\?(.*)/s);
  const query = new URLSearchParams(text);
  const moved: Record<string, string> = { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' };
  moved['authorization'] = `AWS4-HMAC-SHA256 Credential=${query.get('X-Amz-Credential') ?? ''}`;
  for (const [name, header] of Object.entries(AS_HEADERS)) {
    const value = query.get(name);
    if (value !== null) moved[header] = value;
  }
  const others = [...query].filter(([name]) => !/^X-Amz-(Algorithm|Credential|SignedHeaders|Signature)$/.test(name));
  const rest = new URLSearchParams(others.filter(([name]) => !(name in AS_HEADERS))).toString();
  return {
    ...http,
    target: rest === '' ? path : `${path}?${rest}`,
    headers: { ...http.headers, ...moved },
    header: (name) => http.header(name) ?? moved[name],
  };
}
