#!/usr/bin/env bash
# Tags a release tree as v<version>: its commit stands on HEAD and holds the tree's files alone, but for the workflow
# files, which stay as they are in HEAD. GitHub refuses a push that changes, adds or removes one with the job's token.
# Usage: tag.sh <version> <tree.tar.gz>
set -euo pipefail

version=$1
tarball=$2

if [[ ! $version =~ ^[0-9]+\.[0-9]+\.[0-9]+$ ]]; then
  echo "The version is '$version', must be X.Y.Z without 'v'." >&2
  exit 1
fi
if ! git show HEAD:package.json | grep --quiet --fixed-strings "\"version\": \"$version\""; then
  echo "package.json does not say version $version: raise it on main first." >&2
  exit 1
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/tree"
tar -xzf "$tarball" -C "$work/tree"
rm -rf "$work/tree/.github/workflows"

export GIT_INDEX_FILE="$work/index"
git --work-tree="$work/tree" add --all --force "$work/tree"
git read-tree --prefix=.github/workflows/ HEAD:.github/workflows

# The same release gives the same commit, so that a failed run can be repeated.
GIT_AUTHOR_DATE=$(git log -1 --format=%cI HEAD)
export GIT_AUTHOR_DATE GIT_COMMITTER_DATE=$GIT_AUTHOR_DATE
export GIT_AUTHOR_NAME=github-actions GIT_AUTHOR_EMAIL=41898282+github-actions[bot]@users.noreply.github.com
export GIT_COMMITTER_NAME=$GIT_AUTHOR_NAME GIT_COMMITTER_EMAIL=$GIT_AUTHOR_EMAIL
commit=$(git commit-tree "$(git write-tree)" -p HEAD -m "Release v$version")
git push origin "$commit:refs/tags/v$version"
git tag "v$version" "$commit"
