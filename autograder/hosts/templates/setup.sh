#!/bin/sh
# Build time, as root, with a network: all that grading needs is installed here, pinned by constraints.txt, and tried.
# Nothing is fetched when a submission is graded.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
. "$here/settings.sh"
base=$(dirname -- "$here")
venv=${AUTOGRADER_VENV:-$base/venv} # one that is there already is taken as it is
umask 022

# Python 3.11 or newer, of the image or of its distribution.
new_enough() { "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }
find_python() {
    for name in python3.13 python3.12 python3.11 python3; do
        if new_enough "$name"; then echo "$name"; return; fi
    done
}
if ! [ -x "$venv/bin/python" ]; then
    python=$(find_python)
    if [ -z "$python" ]; then
        apt-get update
        for version in 3.13 3.12 3.11; do
            if apt-get install -y "python$version" "python$version-venv"; then break; fi
        done
        python=$(find_python)
    fi
    if [ -z "$python" ]; then echo "Python 3.11 or newer is needed; choose an image that has it" >&2; exit 1; fi
    "$python" -m venv "$venv"
    if [ -n "$INDEX" ]; then export PIP_EXTRA_INDEX_URL="$INDEX"; fi
    # Wheels only: nothing is built, so nothing unpinned takes part. The grader itself runs from its folder.
    "$venv/bin/python" -m pip install --no-cache-dir --only-binary :all: \
        -r "$here/requirements.txt" -c "$here/course/constraints.txt"
fi
printf 'VENV=%s\n' "$venv" >"$here/venv.sh"

# The hidden tests and solutions are root's alone; student code runs as another user.
chown -R 0:0 "$here"
chmod -R go-rwx "$here"
cp "$here/run_autograder" "$base/run_autograder"
chmod 755 "$base/run_autograder"

# Grade an empty submission: it proves that the canaries behave here, and keeps what is drawn and recorded once.
trial=$(mktemp -d)
mkdir "$trial/in"
AUTOGRADER_HOST=folder AUTOGRADER_ROOT="$trial" AUTOGRADER_SOURCE="$here" "$base/run_autograder"
rm -r "$trial"
