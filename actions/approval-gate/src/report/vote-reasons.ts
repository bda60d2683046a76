import type { VoteReason } from '../outcomes.js';
import type { Words } from './words.js';

/** Why a vote does not count. */
export const VOTE_WORDS = {
  'vote-rerun': {
    happened: 'The approving run was started again, so it no longer shows who decided.',
    mend: 'Dispatch the approve workflow anew; only the approver himself may re-run the run that deploys.',
  },
  'vote-workflow': {
    happened: 'The run is of another workflow than the approve workflow.',
    mend: 'Dispatch the workflow that `approve-workflow` names.',
  },
  'vote-event': {
    happened: 'The run was not started by `workflow_dispatch`.',
    mend: 'Dispatch the approve workflow by hand.',
  },
  'vote-fork': {
    happened: 'The run comes from another repository, such as a fork.',
    mend: 'Dispatch the approve workflow in the repository that is deployed.',
  },
  'vote-branch': {
    happened: 'The run was dispatched on a branch or tag other than the default branch.',
    mend: 'Dispatch the approve workflow on the default branch.',
  },
  'vote-commit': {
    happened: 'The run is of a commit that is not on the default branch, such as that of a tag with its name.',
    mend: 'Dispatch the approve workflow on the default branch, and delete a tag that has its name.',
  },
  'vote-title': {
    happened: 'The title of the run is not exactly what the approve workflow gives it.',
    mend: 'Give the workflow the `run-name` of the template, then dispatch it with the code as it was printed.',
  },
  'vote-bot': {
    happened: 'The run was dispatched by an app or a bot.',
    mend: 'A person has to dispatch the approve workflow.',
  },
  'vote-actor': {
    happened: 'The run was started by somebody else than it is attributed to.',
    mend: 'Dispatch the approve workflow anew, as yourself.',
  },
  'vote-unfinished': {
    happened: 'The approving run has not ended yet.',
    mend: 'Wait until it is green.',
  },
  'vote-failed': {
    happened: 'The approving run did not succeed.',
    mend: 'See in that run why, then dispatch the approve workflow anew.',
  },
  'vote-early': {
    happened: 'The run was started before the request was made.',
    mend: 'Dispatch the approve workflow anew.',
  },
  'vote-late': {
    happened: 'The run was started after the request had ended.',
    mend: 'Run the pipeline again for a new request.',
  },
  'vote-repeated': {
    happened: 'The same person decided the same once more; one person counts once.',
    mend: 'Nothing to do: the other one of these votes is looked at.',
  },
  'vote-overruled': {
    happened: 'The same person denied the request, which is final.',
    mend: 'Nothing to do: the denial is looked at.',
  },
  'not-an-approver': {
    happened: 'The rule does not let this person approve.',
    mend: 'Ask one of the approvers, or have the policy changed on the default branch and make a new request.',
  },
  'membership-pending': {
    happened: 'This person was invited to the team but has not joined it yet.',
    mend: 'Accept the invitation, then dispatch the approve workflow anew.',
  },
  'excluded-requester': {
    happened: 'This person started the run that asks for the approval.',
    mend: 'Ask another approver.',
  },
  'excluded-rerunner': {
    happened: 'This person started an attempt of the run that asks for the approval.',
    mend: 'Ask another approver.',
  },
  'excluded-committer': {
    happened: 'This person wrote or committed a commit that is to be approved.',
    mend: 'Ask another approver.',
  },
  'excluded-co-author': {
    happened: 'This person is named as co-author of a commit that is to be approved.',
    mend: 'Ask another approver.',
  },
  'excluded-pr-author': {
    happened: 'This person opened a pull request that is to be approved.',
    mend: 'Ask another approver.',
  },
  'excluded-last-pusher': {
    happened: 'This person was the last to push what is to be approved.',
    mend: 'Ask another approver.',
  },
} as const satisfies Record<VoteReason, Words>;
