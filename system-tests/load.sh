# For ./bench and ./soak: builds what has changed, then runs a main class of the system tests. Needs a JDK 17 and nothing else.
#   load.sh MAIN-CLASS HEAP [option...]
set -uo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P) || exit 1
main=$1
heap=$2
shift 2
stamp=$root/target/.load-built
log=$root/target/load-build.log

for word in "$@"; do
    if [ "$word" = --help ] || [ "$word" = -h ]; then
        package=${main%.*}
        cat "$root/system-tests/src/main/resources/${package//.//}/help.txt"
        exit 0
    fi
done

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
command -v "$java" >/dev/null || { echo "This needs a JDK 17, and there is no $java" >&2; exit 1; }

changed() {
    [ -f "$stamp" ] && [ -f "$root/ear/target/bandeja.ear" ] && [ -d "$root/system-tests/target/classes" ] || return 0
    [ -n "$(find "$root"/pom.xml "$root"/*/pom.xml "$root"/*/src/main "$root"/wildfly-config/modules \
        -newer "$stamp" ! -name '.*' -print 2>/dev/null | head -n 1)" ]
}

mkdir -p "$root/target"
if changed; then
    echo "Building Bandeja (the first time fetches some 600 MB)"
    : >"$stamp.new"
    if ! (cd "$root" && ./mvnw -B -ntp -Dmaven.test.skip=true -Dspotless.check.skip package) >"$log" 2>&1; then
        grep -E '^\[ERROR\]' "$log" | head -n 20 >&2
        echo "The build failed; all of its output is in $log" >&2
        exit 1
    fi
    mv "$stamp.new" "$stamp"
fi

exec "$java" "-Xmx$heap" -Dbandeja.root="$root" \
    -cp "$root/system-tests/target/classes:$root/wildfly-config/target/lib/*" "$main" "$@"
