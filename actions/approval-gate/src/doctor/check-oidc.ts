import type { Check } from '../result.js';
import { judged, sound, weak } from './check.js';
import type { Facts } from './facts.js';

const SUBJECT = { id: 'oidc-subject', title: 'OIDC tokens have the subject that trust policies expect' };

export function checkOidc({ oidc, repository: { owner, repo } }: Facts): Check[] {
  return [
    judged(SUBJECT, oidc, ({ isDefault, claims, withIds }) => {
      if (!isDefault) {
        return weak(
          SUBJECT,
          `The subject is made of ${claims.join(', ')}, which the trust policy below does not fit.`,
          {
            fix: `gh api --method PUT repos/${owner}/${repo}/actions/oidc/customization/sub -F use_default=true, or write the trust policy for that subject.`,
          },
        );
      }
      if (withIds === undefined) return sound(SUBJECT, 'They do; GitHub does not say whether with ids.');
      return sound(SUBJECT, withIds ? 'They do, with ids of owner and repository.' : 'They do, by names, without ids.');
    }),
  ];
}
