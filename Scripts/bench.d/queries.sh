# How long the inspector and the command take to answer from a large store.

base36() { # NUMBER
    local digits=0123456789abcdefghijklmnopqrstuvwxyz number=$1 text=""
    while ((number > 0)); do text=${digits:number % 36:1}$text number=$((number / 36)); done
    printf '%s' "${text:-0}"
}

# The middle of five runs of a command on the store.
command_time() { # COMMAND…
    local i began
    for ((i = 0; i < 5; i++)); do
        began=${EPOCHREALTIME/[.,]/}
        "$build_dir/release/hooksight" "$@" --store "$scale_file" >"$work/answer" 2>&1 || true
        echo $((${EPOCHREALTIME/[.,]/} - began))
    done | median | awk -v name="hooksight $*" \
        '{ printf "    %-44s %8.1f ms (goal 50)%s\n", name, $1 / 1000, ($1 > 50000) ? "  TOO SLOW" : "" }'
}

query_times() { # CAPTURES
    local stored=$1
    answer_time "newest 50" '/captures?limit=50' 10
    answer_time "provider" '/captures?provider=omnisales' 10
    answer_time "event" '/captures?event=order.created' 10
    answer_time "signature that verified" '/captures?signature=verified' 10
    answer_time "signature that failed (none)" '/captures?signature=failed' 10
    answer_time "payload (none)" '/captures?payload=invalid' 10
    answer_time "method (none)" '/captures?method=PUT' 10
    answer_time "delivery (none)" '/captures?delivery=failed' 10
    answer_time "until an hour ago (none)" '/captures?until=1h' 10
    answer_time "provider and event and signature" '/captures?provider=omnisales&event=order.*&signature=verified' 100
    answer_time "one capture" "/captures/$((stored / 2))" 10
    answer_time "the latest" '/captures/latest' 10
    answer_time "the latest of a provider" '/captures/latest?q=omnisales' 10
    answer_time "a page by cursor, in the middle" "/captures?cursor=b$(base36 $((stored / 2)))" 10
    answer_time "query: an event" '/captures?q=order.created' 10
    answer_time "query: no signature failed" '/captures?q=signature:failed' 10
    answer_time "query: status (none)" '/captures?q=status:5xx' 10
    answer_time "query: size (none)" '/captures?q=size%3E1MiB' 10
    answer_time "query: a header" '/captures?q=header.x-webhook-id' 10
    answer_time "query: a JSON Pointer" '/captures?q=/data/total%3E1' 10
    answer_time "query: from an address" '/captures?q=from:127.0.0.0/8' 10
    answer_time "query: duplicates" '/captures?q=duplicate:no' 10
    answer_time "query: a cause (none)" '/captures?q=cause:json_reserialised' 10
    answer_time "query: since a minute" '/captures?q=since:1m' 10
    answer_time "query: three terms" '/captures?q=/data/total%3E1%20header.x-seq:nowhere%20%22nowhere%22' 110
    answer_time "completion" '/query?q=prov&at=4' 50
    answer_time "completion of events" '/query?q=event:order.&at=12' 50
}

command_times() { # CAPTURES
    local stored=$1
    command_time list
    command_time list omnisales since:1h
    command_time show latest
    command_time show "$((stored / 2))"
    command_time stats
    command_time deliveries
    command_time list --json --limit 20
}
