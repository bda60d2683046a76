import type { App } from '../core/server.js';
import type { TokenIssuer } from './tokens.js';

/** Where the runner's token endpoint is, with a query already in it: clients append `&audience=…`. */
export const TOKEN_PATH = '/_oidc/token?api-version=2.0';

/** The runner's OIDC endpoint: a bearer token buys a JWT for the asked audience; without the right one it is a 401. */
export function addTokenRoute(app: App, issuer: TokenIssuer, requestToken: string): void {
  app.get('/_oidc/token', (context) => {
    if (context.req.header('authorization')?.toLowerCase() !== `bearer ${requestToken}`.toLowerCase()) {
      return context.json({ message: 'The request is not authorized to ask for an ID token.' }, 401);
    }
    const audience = context.req.query('audience') ?? 'https://github.com/org';
    return context.json({ count: 1, value: issuer.issue(audience) });
  });
}
