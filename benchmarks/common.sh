# What the scripts beside this one have in common; to be sourced from the root of the repository.

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
today=$(date -u +%Y-%m-%d)
[ -f benchmarks/target/classpath ] || { echo "Run ./mvnw package first." >&2; exit 1; }
classpath=benchmarks/target/classes:$(cat benchmarks/target/classpath)
home=$(mktemp -d)

# machine: what it was measured on.
machine() {
  echo "$(nproc) cores, $(awk '/MemTotal/ { printf "%d GiB", $2 / 1048576 }' /proc/meminfo), $("$java" -version 2>&1 | sed -n 2p), a load average of $load_before when it began"
}
load_before=$(cut -d' ' -f1 /proc/loadavg)

# chart RESULT TITLE UNIT: draws lines of series, label and value, apart by tabs, beside the table RESULT, and shows the picture in it.
chart() {
  "$java" -Djava.awt.headless=true -cp "$classpath" io.keyledger.benchmarks.Chart "${1%.md}.png" "$2" "$3"
  printf '\n![%s](%s)\n' "$2, $3" "$(basename "${1%.md}.png")" >> "$1"
}
