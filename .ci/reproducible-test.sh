#!/usr/bin/env bash
# Tests that what is built depends on the sources alone: a copy of this checkout, at another path, built at another time in another
# time zone and another language, becomes the same jars as ./mvnw verify has made here before, byte by byte, and so
# do the bills of materials in them. Arguments are handed on to mvnw, for example -o; offline no bills of materials are made.
set -uo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
lab=$(mktemp -d)
copy="$lab/another place"
trap 'rm -rf "$lab"' EXIT
trap 'exit 1' INT TERM
applications=(command-side query-side standalone)
passed=0
failed=0

# check CLAIM CONDITION...: counts.
check() {
  local claim=$1
  shift
  if "$@"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    printf 'FAILED %s\n' "$claim"
  fi
}

# All but what was built or kept here. Compiling tests is most of a build; those that no jar is made of stay away.
copy() {
  local file
  mkdir "$copy"
  (cd "$root" && find . \( -name target -o -path ./.git -o -path './data' -o -path './data-keys' \) -prune -o -type f -print0 \
    | while IFS= read -r -d '' file; do
      case $file in
        */src/test/*)
          file=${file#./}
          grep -qF '<goal>test-jar</goal>' "${file%%/*}/pom.xml" || continue
          ;;
      esac
      printf '%s\0' "$file"
    done | tar --null --files-from=- --create --file=-) | tar -x -m -C "$copy"
}

# The application jars, untested; shows what was said if it fails.
build() {
  (cd "$copy" \
    && TZ=Pacific/Chatham JAVA_TOOL_OPTIONS='-Duser.language=tr -Duser.region=TR' ./mvnw -B -q -DskipTests -DskipITs \
      -Dspotless.check.skip -Djacoco.skip -pl "$(IFS=,; echo "${applications[*]}")" -am "$@" package) >"$lab/log" 2>&1 \
    && return
  sed 's/^/    said: /' "$lab/log"
  return 1
}

jars() { (cd "$copy" && find . -path './*/target/*.jar' | sort); }
entries() { unzip -Z1 "$1" | grep -v '/$' | sort; }

# differences JAR JAR: the entries that are not the same, or what is not an entry.
differences() {
  local entry said=
  while IFS= read -r entry; do
    cmp -s <(unzip -p "$1" "$entry" 2>&1) <(unzip -p "$2" "$entry" 2>&1) && continue
    printf '    differs: %s\n' "$entry"
    said=yes
  done < <(sort -u <(entries "$1") <(entries "$2"))
  [ -n "$said" ] || diff <(unzip -Zl "$1" | tail -n +3) <(unzip -Zl "$2" | tail -n +3) | head -n 10 | sed 's/^/    differs: /'
}

same_jar() {
  local one two
  one=$(sha256sum <"$root/$1") && two=$(sha256sum <"$copy/$1") && [ "$one" = "$two" ] && return
  differences "$root/$1" "$copy/$1"
  return 1
}
has() { entries "$1" | grep -qxF -- "$2"; }

cd "$root" || exit 1
copy
check 'it builds' build "$@"
if [ "$failed" -eq 0 ]; then
  while IFS= read -r jar; do check "$jar is the same" same_jar "$jar"; done < <(jars)
  for jar in command-side/target/command-side-*-application.jar query-side/target/query-side-*-application.jar \
    standalone/target/keyledger.jar; do
    check "$jar is among them" test -s "$copy/$jar"
    case " $* " in
      *' -o '* | *' --offline '*) ;;
      *) check "$jar has its bill of materials" has "$copy/$jar" META-INF/sbom/application.cdx.json ;;
    esac
  done
fi

printf 'reproducible: %d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
