#!/usr/bin/env bash
# Runs the benchmarks named, or all of them one after the other, and writes tables and plots to benchmarks/results/. Needs
# ./mvnw package and what the scripts beside this one say. Nothing else should run on the machine.
#
#   benchmarks/run.sh [verdict] [peppers] [http] [commands] [issue] [enforcement] [race] [rebuild] [load]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

case ${1:-} in
  -h | --help)
    sed -n '2,/^set/s/^# \{0,1\}//p' run.sh
    exit 0
    ;;
esac
[ $# -gt 0 ] || set -- verdict peppers http commands issue enforcement race rebuild load
for benchmark in "$@"; do
  [ -x "./$benchmark.sh" ] && [ "$benchmark" != run ] || { echo "There is no benchmark $benchmark; see --help." >&2; exit 1; }
done
for benchmark in "$@"; do
  echo "$benchmark …" >&2
  "./$benchmark.sh"
done
