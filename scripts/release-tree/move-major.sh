#!/usr/bin/env bash
# Moves the major tag vX to the release v<version>, once that is known to be immutable. The tag is force-moved, never
# deleted, so that consumers always find it; it has no release of its own, which would lock it.
# Usage: move-major.sh <version>
set -euo pipefail

version=$1

if [[ $(gh api "repos/$GITHUB_REPOSITORY/releases/tags/v$version" --jq .immutable) != true ]]; then
  echo "The release v$version is not immutable: turn on 'immutable releases' in the repository's settings." >&2
  exit 1
fi
git push --force origin "v$version^{commit}:refs/tags/v${version%%.*}"
