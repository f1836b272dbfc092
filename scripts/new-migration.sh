#!/bin/sh
# Writes the next migration from what the models say: sh scripts/new-migration.sh "training records"
# It compares them with a new, empty SQLite database that has every earlier migration. Read what it wrote.
set -eu
cd "$(dirname "$0")/.."
PATH="$PWD/.venv/bin:$PATH"
PORTAL_INSTANCE="$(mktemp -d)"
trap 'rm -rf "$PORTAL_INSTANCE"' EXIT
export PORTAL_INSTANCE
unset PORTAL_DATABASE_URL PORTAL_MIGRATION_DATABASE_URL

flask --app wsgi db upgrade
flask --app wsgi db migrate -m "$1"
ruff format --quiet migrations/versions
ruff check --quiet --fix migrations/versions
