# The two servers of Scripts/bench: started on ports of their own, ended by their process ids.

declare -A port pid
work=""
export BENCH_SECRET=whsec_bench BENCH_BODY=""

stop() { # SERVER
    kill "${pid[$1]}" 2>/dev/null || true
    wait "${pid[$1]}" 2>/dev/null || true
    unset "pid[$1]"
}

clean_up() {
    local server
    for server in "${!pid[@]}"; do stop "$server"; done
    [[ -z $work ]] || rm -rf "$work"
}

# Below the build folder: on a disk, where /tmp may be memory.
prepare_work_folder() {
    trap clean_up EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    work=$(mktemp -d "$build_dir/bench.XXXXXX")
    BENCH_BODY=$work/event.json
    # Guide 001's order.created without white space is 489 bytes.
    sed -E 's/^ +//; s/^("[^"]*"): /\1:/' "$root/Samples/omnisales/order.created.json" | tr -d '\n' >"$BENCH_BODY"
    [[ $(wc -c <"$BENCH_BODY") -eq 489 ]] || die "order.created.json without white space is no longer 489 bytes"
}

answers_on() { # PORT
    { exec 3<>"/dev/tcp/127.0.0.1/$1"; } 2>/dev/null || return 1
    exec 3>&-
}

# The first port from PORT on where nobody listens.
free_port() {
    local candidate=$1
    while answers_on "$candidate"; do candidate=$((candidate + 1)); done
    echo "$candidate"
}

# Runs CONDITION until it holds; fails when the server ends or after 10 s.
wait_for() { # SERVER CONDITION ARGUMENT
    local end=$((SECONDS + 10))
    until "$2" "$3"; do
        kill -0 "${pid[$1]}" 2>/dev/null || die "$1 ended: $(tail -n 5 "$work/$1.log")"
        ((SECONDS < end)) || die "$1 did not answer within 10 s: $(tail -n 5 "$work/$1.log")"
    done
}

is_healthy() { # PORT; without a process of its own, so that it is quick
    local line=""
    { exec 3<>"/dev/tcp/127.0.0.1/$1"; } 2>/dev/null || return 1
    printf 'GET /health HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nConnection: close\r\n\r\n' "$1" >&3
    read -r line <&3 || true
    exec 3>&-
    [[ $line == "HTTP/1.1 200 "* ]]
}

start_echo() { # [PORT]
    port[echo]=${1:-$(free_port 14900)}
    "$build_dir/bench-echo/release/echo" "${port[echo]}" >"$work/echo.log" 2>&1 &
    pid[echo]=$!
    wait_for echo answers_on "${port[echo]}"
}

# Starts on an empty store, in an empty folder and environment, so that no settings of the user's count.
start_hooksight() { # ARGUMENT…
    local began folder
    port[hooksight]=$(free_port 14910)
    port[inspector]=$(free_port 14930)
    folder=$(mktemp -d "$work/run.XXXXXX")
    cd "$folder"
    began=${EPOCHREALTIME/[.,]/}
    env -i PATH="$PATH" HOME="$folder" HOOKSIGHT_SECRET_OMNISALES="$BENCH_SECRET" \
        "$build_dir/release/hooksight" listen --output quiet --store "$folder/captures.sqlite" \
        --port "${port[hooksight]}" --inspect-port "${port[inspector]}" "$@" >"$work/hooksight.log" 2>&1 &
    pid[hooksight]=$!
    wait_for hooksight is_healthy "${port[inspector]}"
    echo "$((${EPOCHREALTIME/[.,]/} - began))" >>"$work/starts"
    cd "$root"
}

inspect() { curl -fsS -H 'Accept: application/json' "http://127.0.0.1:${port[inspector]}$1"; }

# The id of the newest capture, 0 when there is none.
newest_id() {
    local id
    id=$(inspect '/captures?limit=1' | tr -d '\n ' | sed -nE 's/^\{"captures":\[\{"id":([0-9]+).*/\1/p')
    echo "${id:-0}"
}

# Refused requests would be quick to answer: what is measured has to be judged verified and valid, or what is expected.
expects=verified
require_good() { # ID
    local found
    found=$(inspect "/captures/$1" | tr -d '\n ')
    [[ $found == *'"signature":{"verdict":"'"$expects"'"'* && $found == *'"payload":{"verdict":"valid"'* ]] ||
        die "capture $1 was not judged $expects and valid: $found"
}

verify_once() {
    local signature answer id
    signature=$(openssl dgst -sha256 -hmac "$BENCH_SECRET" -hex "$BENCH_BODY" | sed 's/.* //')
    answer=$(curl -fsS "http://127.0.0.1:${port[hooksight]}/webhooks/omni" --data-binary "@$BENCH_BODY" \
        -A OmniSales-Webhook/1.0 -H 'Content-Type: application/json' -H 'X-Webhook-ID: wh_bench' \
        -H "X-Webhook-Timestamp: $(date +%s)" -H "X-Webhook-Signature: $signature")
    id=$(sed -nE 's/.*"id": ?([0-9]+).*/\1/p' <<<"$answer")
    require_good "$id"
    say "capture $id: verified, valid"
}

memory() { awk -v name="$1:" '$1 == name { print $2 }' "/proc/${pid[hooksight]}/status"; }

# Processor time of a server so far, in ticks of 10 ms.
processor_ticks() { awk '{ sub(/.*\) /, ""); print $12 + $13 }' "/proc/${pid[$1]}/stat"; }
