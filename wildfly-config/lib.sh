# For install, check, accounts, backup and restore: the one properties file, and what follows from it. Sourced, not run.

here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
launcher=$here/target/bandeja-launcher.jar
declare -A given=()

fail() { printf '%s\n' "$@" >&2; exit 1; }

problems=()
problem() { problems+=("$*"); }

# Ends it all with everything that was found, not only the first.
stop_at_problems() { # what was not done
    [ ${#problems[@]} -gt 0 ] || return 0
    printf -- '- %s\n' "${problems[@]}" >&2
    fail "" "$1"
}

# The names that there are: those of the example, which explains them.
known() { sed -n 's/^#\{0,1\}\([a-z]\+\.[a-z.-]*\)=.*/\1/p' "$here/install.properties.example"; }

# What the undo of the secrets takes out is what is kept encrypted.
secret_names() { sed -n 's/^ *\/system-property=\(.*\):remove$/\1/p' "$here/cli/undo/secrets.cli"; }

read_properties() { # FILE
    [ -r "$1" ] || fail "Cannot read $1: copy $here/install.properties.example there and fill it in"
    local line name value number=0
    while IFS= read -r line || [ -n "$line" ]; do
        number=$((number + 1))
        line=$(sed 's/^[[:space:]]*//; s/[[:space:]]*$//' <<<"$line")
        case $line in '' | '#'*) continue ;; esac
        [[ $line == *=* ]] || { problem "Line $number of $1 is not name=value"; continue; }
        name=$(sed 's/[[:space:]]*=.*//' <<<"$line")
        value=$(sed 's/^[^=]*=[[:space:]]*//' <<<"$line")
        if ! known | grep -qxF -- "$name"; then
            problem "Nothing is called $name (line $number of $1): is it misspelt?"
        elif [ -n "${given[$name]+there}" ]; then
            problem "$name is given twice in $1"
        else
            case $value in
                *[\\\"\']* | *'${'*) problem "$name: a value cannot have quotation marks, backslashes or \${" ;;
                *…*) problem "$name still has the … of the example" ;;
                *) given[$name]=$value ;;
            esac
        fi
    done <"$1"
}

# The value, or what holds without one.
value() { printf '%s' "${given[$1]:-${2:-}}"; }

needed() { # NAME why
    [ -n "${given[$1]:-}" ] || problem "$1 is missing: $2"
}

# --- what follows from them
settle() {
    wildfly=$(value install.wildfly /opt/wildfly)
    base=$wildfly/standalone
    user=$(value install.user wildfly)
    directory=$(value install.directory /etc/bandeja)
    ear=$(value install.ear "$(ls "$here/../bandeja.ear" "$here/../ear/target/bandeja.ear" 2>/dev/null | head -n 1)")
    unit=$(value install.unit /etc/systemd/system/bandeja.service)
    backups=$(value install.backup.directory)
    front=$(value install.front proxy)
    media=$(value bandeja.media.directory)
    http=$(value jboss.http.port 8080)
    management=$(value jboss.management.http.port 9990)
    keyfile=$(value bandeja.secrets.key-file "$directory/secrets.key")
    settings=$directory/bandeja.properties
    cluster_key=$directory/cluster.p12
    [ -z "$(value install.java-home)" ] || export JAVA_HOME=$(value install.java-home)
    local name
    for name in install.wildfly install.directory install.ear install.unit install.java-home install.backup.directory bandeja.media.directory bandeja.secrets.key-file; do
        [[ $(value $name /) =~ ^/[A-Za-z0-9._/-]*$ ]] || problem "$name is a path that begins with /, of letters, digits, dots, _ and - alone"
    done
    [[ $user =~ ^[a-z_][a-z0-9_-]*$ ]] || problem "install.user is the name of an account: small letters, digits, _ and - alone"
    [ ! -L "$media" ] || problem "$media is a link (bandeja.media.directory): name the directory itself"
}

# --- what is the server's account's. There it may have put links, or exchange a directory for one: below $base and $media root writes, moves
# and removes nothing by name, but has the account do it, which cannot do more than it can anyway.
as_server() { if [ "$(id -u)" -eq 0 ]; then (cd / && runuser -u "$user" -- "$@"); else "$@"; fi; }

# Standard input, whole or not at all.
place_as_server() { # TARGET MODE
    as_server sh -c 'umask 077; rm -f "$1.new" && cat >"$1.new" && chmod "$2" "$1.new" && mv -fT "$1.new" "$1"' sh "$1" "$2"
}

# A directory as it comes is root's; from then on it is the account's with all that is in it.
give() { # DIR
    [ "$(id -u)" -eq 0 ] && [ -n "$(find "$1" ! -user "$user" -print -quit)" ] || return 0
    chown -Rh "$user:" "$1"
}

# The scripts, in their order: what is not wanted is undone first, so that a choice can be changed.
concerns() {
    local no=() yes=(datasource login logging headers doors management secrets health metrics)
    if [ "$front" = tls ]; then
        no+=(undo/proxy undo/plain-http); yes+=(tls)
    else
        no+=(undo/tls); yes+=(proxy plain-http)
    fi
    if [ -n "$(value bandeja.mail.user)" ]; then yes+=(mail mail-login)
    elif [ -n "$(value bandeja.mail.host)" ]; then no+=(undo/mail-login); yes+=(mail)
    else no+=(undo/mail-login undo/mail); fi
    if [ "$(value install.json-log no)" = yes ]; then yes+=(logging-json); else no+=(undo/logging-json); fi
    if [ "$(value install.cluster no)" = yes ]; then yes+=(cluster); else no+=(undo/cluster); fi
    printf '%s\n' "${no[@]}" "${yes[@]}"
}

# All that concerns did or ever could do: what is built upon comes last, and what is not there is passed over.
undos() { printf 'undo/%s\n' cluster logging-json mail-login mail tls plain-http proxy metrics health secrets management doors headers logging login datasource; }

# The server's own properties: everything but the secrets and what only "install" has to know; ASCII, as Java reads them.
server_properties() {
    local name secrets
    secrets=$(secret_names)
    echo "# Written by wildfly-config/install: change the file that it reads, and run it again."
    for name in $(printf '%s\n' "${!given[@]}" | sort); do
        case $name in install.*) continue ;; esac
        grep -qxF -- "$name" <<<"$secrets" || printf '%s=%s\n' "$name" "$(ascii "${given[$name]}")"
    done
    [ -n "${given[bandeja.secrets.key-file]:-}" ] || echo "bandeja.secrets.key-file=$keyfile"
    [ -n "${given[jboss.tx.node.id]:-}" ] || echo "jboss.tx.node.id=$(value bandeja.node)"
    [ "$(value install.cluster no)" != yes ] || echo "jboss.node.name=$(value bandeja.node)"
    [ -z "$(value bandeja.mail.host)" ] || echo "bandeja.mail.session=java:jboss/mail/Bandeja"
}

ascii() {
    local text=$1 i code
    if [[ $text != *[!\ -~]* ]]; then printf '%s' "$text"; return; fi
    for ((i = 0; i < ${#text}; i++)); do
        code=$(LC_ALL=C.UTF-8 printf '%d' "'${text:i:1}")
        if [ "$code" -gt 126 ]; then printf '\\u%04x' "$code"; else printf '%s' "${text:i:1}"; fi
    done
}

service() { sed "s#@JAVA@#$(value install.java-home)#; /JAVA_HOME=\$/d; s#@WILDFLY@#$wildfly#g; s#@USER@#$user#g; s#@SETTINGS@#$settings#g; s#@DIRECTORY@#$directory#g; s#@MEDIA@#$media#g" "$here/systemd/bandeja.service"; }

# Back-ups every night, where it is said whereto; of several nodes one takes them. Their units lie beside the service's.
nightly() { [ -n "$backups" ] && [ "$(value install.backup.timer yes)" = yes ]; }
backup_unit() { printf '%s-backup.%s' "${unit%.service}" "$1"; } # service or timer
backup_service() { sed "s#@HERE@#$here#g; s#@FILE@#$file#g; s#@BACKUPS@#$backups#g" "$here/systemd/bandeja-backup.$1"; } # service or timer

# Where this machine reaches the port without TLS: with a certificate of its own WildFly has it on 127.0.0.1 (tls.cli), else where it is told to.
near() {
    local at
    at=$(value jboss.bind.address 127.0.0.1)
    case $front:$at in tls:* | *:0.0.0.0 | *:::) at=127.0.0.1 ;; esac
    [[ $at != *:* || $at == '['* ]] || at="[$at]"
    printf 'http://%s:%s' "$at" "$http"
}

# The process of this WildFly, if it runs: anybody can give a process of his own such a command line.
server_pid() {
    local found
    for found in $(grep -lzxF -f <(printf '%s\n' "-Djboss.server.base.dir=$base") /proc/[0-9]*/cmdline 2>/dev/null); do
        case $(stat -c %U "${found%/cmdline}" 2>/dev/null) in "$user" | root) cut -d/ -f3 <<<"$found"; return ;; esac
    done
}

systemd() { [ -d /run/systemd/system ] && [ "$unit" = /etc/systemd/system/bandeja.service ]; }

# Java as the server will have it; for WildFly's own scripts, too.
java() { command "${JAVA_HOME:+$JAVA_HOME/bin/}java" "$@"; }

# What bandeja.db.url says, if it can be read: sets database, and servers, each "host port", in their order: of several databases the first is
# the one that is worked with (docs/operations/NODES.md, A database of three).
database_address() {
    local url at='(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(:[0-9]+)?' server
    url=$(value bandeja.db.url)
    database='' servers=()
    needed bandeja.db.url "jdbc:mariadb://host:3306/bandeja"
    [ -n "$url" ] || return 0
    if [[ ! $url =~ ^jdbc:mariadb:([a-z-]+:)?//($at(,$at)*)/([A-Za-z0-9_]+)([?].*)?$ ]]; then
        problem "bandeja.db.url is not jdbc:mariadb://host:port/database, nor jdbc:mariadb:sequential://host:port,host:port/database: $url"
        return 0
    fi
    database=${BASH_REMATCH[8]}
    for server in ${BASH_REMATCH[2]//,/ }; do
        [[ $server =~ ^$at$ ]]
        server=${BASH_REMATCH[1]#[}
        servers+=("${server%]} $([ -z "${BASH_REMATCH[2]}" ] && echo 3306 || echo "${BASH_REMATCH[2]#:}")")
    done
}

# How the clients of MariaDB reach the database as the account of the schema: sets database and client. The password stands in a file, for a
# command line can be read by everybody.
database_client() { # DIR for the file, and which of several databases (the first)
    local url host port options='' name server
    url=$(value bandeja.db.url)
    database_address
    needed install.schema-user "who changes the schema and makes back-ups"
    needed install.schema-password "of install.schema-user"
    [ -n "$database" ] || return 0
    read -r host port <<<"${servers[0]}"
    if [ -n "${2:-}" ]; then
        port=''
        for server in "${servers[@]}"; do [ "${server% *}" != "$2" ] || { read -r host port <<<"$server"; break; }; done
        [ -n "$port" ] || { problem "$2 is none of the databases in bandeja.db.url: ${servers[*]% *}"; return 0; }
    fi
    if [[ $url == *[?\&]sslMode=verify-* ]]; then
        options=$'ssl\nssl-verify-server-cert\n'
        name=$(sed -n 's/.*[?&]serverSslCert=\([^&]*\).*/\1/p' <<<"$url")
        [ -z "$name" ] || options+="ssl-ca=${name#file:}"$'\n'
    elif [[ $host != localhost && ! $host =~ ^127(\.[0-9]{1,3}){3}$ && $host != ::1 ]]; then
        problem "The database at $host is reached without TLS that knows it: password and data could be read and changed on the way. Add ?sslMode=verify-full to bandeja.db.url"
    elif [[ $url != *sslMode=* ]]; then
        options=$'skip-ssl\n'
    fi
    (umask 077 && printf '[client]\nprotocol=TCP\nhost="%s"\nport=%s\nuser="%s"\npassword="%s"\ndefault-character-set=utf8mb4\n%s' \
        "$host" "$port" "$(value install.schema-user)" "$(value install.schema-password)" "$options" >"$1/client.cnf")
    client=("--defaults-extra-file=$1/client.cnf")
}
ask() { mariadb "${client[@]}" -N -B "$database" -e "$1"; }

# Tells one key from another, and nothing of it.
key_print() {
    local first
    first=$(grep -v '^#' "$keyfile" 2>/dev/null | head -n 1) || true
    [ -z "$first" ] || printf 'bandeja back-up %s' "$first" | sha256sum | cut -c 1-16
}

# Who is in the group besides this node: the rows of its table (docs/decisions/351). One that was killed when no other was left to see it stays.
other_nodes() {
    local row name
    ask "SELECT HEX(ping_data) FROM JGROUPSPING" | while IFS= read -r row; do
        name=$(node_name "$row")
        [ -n "$name" ] && [ "$name" = "$(value bandeja.node)" ] || echo "${name:-?}"
    done
}

# JGroups writes the name as Java does: a 1, two bytes of length, the letters.
node_name() { # ROW, in hexadecimal digits
    local at length letters
    for ((at = 0; at + 6 < ${#1}; at += 2)); do
        [ "${1:at:4}" = 0100 ] || continue
        length=$((16#${1:at+4:2} * 2)) letters=''
        [[ ${1:at+6:length} =~ ^(2[DE]|3[0-9]|4[1-9A-F]|5[0-9AF]|6[1-9A-F]|7[0-9A])+$ ]] && letters=$BASH_REMATCH
        [ "$length" -gt 0 ] && [ "${#letters}" -eq "$length" ] || continue
        printf "$(sed 's/../\\x&/g' <<<"$letters")"
        return
    done
}
