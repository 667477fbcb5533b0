#!/usr/bin/env bash
# Measures a verdict in process with two peppers beside two bare HMAC-SHA-256, with JMH, and writes a table and a plot to
# benchmarks/results/. Takes about two minutes and up to 4 GiB of memory.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

. benchmarks/common.sh
trap 'rm -rf "$home"' EXIT

"$java" -cp "$classpath" org.openjdk.jmh.Main PepperBenchmark -rf csv -rff "$home/peppers.csv" >&2
# score NAME KEYS
score() {
  awk -F, -v name="$1" -v keys="$2" '{ gsub(/["\r]/, "") } $1 ~ name "$" && $8 == keys { print $5 }' "$home/peppers.csv"
}

result=benchmarks/results/$today-peppers.md
{
  echo "# A verdict in process with two peppers, $today"
  echo
  echo "$(machine). Average nanoseconds a verdict by JMH, one thread, while a pepper is rotated: a secret is digested and sought under both, whichever it was made under and whether or not it is known. Half of the keys were made under each. Compare ratios, not figures."
  echo
  echo "| keys | made under the current pepper | under the previous one | unknown | unknown to known | known to two bare Macs |"
  echo "|---|---|---|---|---|---|"
  for keys in 1000 1000000 10000000; do
    awk -v keys="$keys" -v current="$(score current $keys)" -v previous="$(score previous $keys)" -v unknown="$(score unknown $keys)" -v mac="$(score bareMacs "")" \
      'BEGIN { known = (current + previous) / 2; printf "| %s | %.0f ns | %.0f ns | %.0f ns | %.2f | %.2f |\n", keys, current, previous, unknown, unknown / known, known / mac }'
  done
} > "$result"
for keys in 1000 1000000 10000000; do
  for name in current previous unknown; do
    printf '%s\t%s keys\t%s\n' "$name" "$keys" "$(score $name $keys)"
  done
  printf 'two bare Macs\t%s keys\t%s\n' "$keys" "$(score bareMacs "")"
done | chart "$result" "A verdict with two peppers" "nanoseconds"
cat "$result"
