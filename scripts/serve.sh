#!/bin/sh
# Migrates, fills an empty database, then serves the pages with the timetable's process beside them; both end together.
set -eu
cd "$(dirname "$0")/.."
PATH="$PWD/.venv/bin:$PATH"
port="${PORT:-8000}"
web=""
clock=""

end_both() {
    trap - EXIT
    trap '' INT TERM HUP
    for process in $web $clock; do kill -TERM "$process" 2>/dev/null || true; done
    for process in $web $clock; do wait "$process" 2>/dev/null || true; done
}
trap end_both EXIT
trap 'end_both; exit 0' INT TERM HUP

flask --app wsgi db upgrade
flask --app wsgi demo load --if-empty
flask --app wsgi demo accounts
echo
echo "The portal is at http://127.0.0.1:$port (Ctrl-C ends it)."

gunicorn --no-control-socket --worker-class gthread --workers 2 --threads 4 --graceful-timeout 5 \
    --bind "127.0.0.1:$port" --log-level warning wsgi:app &
web=$!
flask --app wsgi jobs work &
clock=$!

# POSIX sh cannot wait for whichever ends first, so it looks once a second.
while kill -0 "$web" 2>/dev/null && kill -0 "$clock" 2>/dev/null; do
    sleep 1 &
    wait $! || true
done
if kill -0 "$clock" 2>/dev/null; then ended="web server"; else ended="timetable (jobs work)"; fi
echo "The $ended has ended, so the portal ends as a whole." >&2
exit 1
