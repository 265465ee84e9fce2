# Load on a server, and what it came to.

# Sends load for so many seconds and notes: server, connections, answers/s, p50, p99, server's processor per answer.
drive() { # SERVER CONNECTIONS SECONDS [NAME IN THE RESULTS]
    local server=$1 label=${4:-$1} connections=$2 result before after ticks ids=0 answers duration status broken p50 p99
    before=$(newest_id)
    ticks=$(processor_ticks "$server")
    # One thread of wrk, so that the server has a core of two.
    result=$(BENCH_DISTINCT=$distinct BENCH_FIRST=$((before * 2)) wrk -t1 -c"$connections" -d"$3s" --timeout 10s \
        -s "$root/Scripts/bench.d/post.lua" "http://127.0.0.1:${port[$server]}/" | sed -n 's/^RESULT //p') ||
        die "wrk could not send to $server"
    ticks=$(($(processor_ticks "$server") - ticks))
    after=$(newest_id)
    read -r answers duration status broken p50 p99 <<<"$result"
    ((status == 0 && broken == 0)) || die "$server: $status answers over 399 and $broken broken connections"
    [[ $server == echo ]] || ids=$((after - before))
    # Requests that were under way when wrk left are stored, too.
    [[ $server == echo ]] || ((ids >= answers && ids <= answers + connections)) ||
        die "hooksight answered $answers requests and stored $ids"
    [[ $server == echo ]] || require_good "$after"
    awk -v s="$label" -v c="$connections" -v n="$answers" -v d="$duration" -v p50="$p50" -v p99="$p99" -v t="$ticks" \
        'BEGIN { print s, c, n / d * 1e6, p50, p99, t * 10000 / n }' | tee -a "$work/results" |
        awk '{ printf "    %-9s %3d connections %8.0f/s   p50 %.2f ms   p99 %.2f ms\n", $1, $2, $3, $4 / 1000, $5 / 1000 }'
}
