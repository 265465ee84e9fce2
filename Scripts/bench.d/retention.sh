# What it costs that the oldest captures go while others arrive: a large store without a limit, and at its limit.

# The database with its log, in bytes.
store_bytes() { # STORE
    local bytes=0 file size
    for file in "$1" "$1-wal"; do
        size=$(stat -c %s "$file" 2>/dev/null || echo 0)
        bytes=$((bytes + size))
    done
    echo "$bytes"
}

# Notes the greatest size of a store until it is ended.
watch_store() { # STORE FILE
    local most=0 now
    while :; do
        now=$(store_bytes "$1")
        ((now <= most)) || { most=$now && echo "$most" >"$2"; }
        sleep 0.05
    done
}

stop_watching() { # PROCESS
    kill "$1" && wait "$1" 2>/dev/null || true
}

# The oldest capture's id.
oldest_id() { # STORE
    "${BENCH_PYTHON:-python3}" - "$1" <<'END'
import sqlite3, sys
store = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
print(store.execute("SELECT ifnull(min(id), 0) FROM captures").fetchone()[0])
END
}

# Starts on the store with a limit, and posts until captures are dropped as fast as they arrive.
start_at_limit() { # STORE LIMIT
    local first newest
    start_hooksight --store "$1" --keep-bytes "${2}B"
    newest=$(newest_id)
    # A sixteenth is free once nothing waits; all of that has to fill first.
    while first=$(oldest_id "$1"); sleep 0.5; (($(oldest_id "$1") > first)); do :; done
    fill_up_to $((newest + (newest - first) / 12))
    # What was under way when wrk left is stored, too.
    while newest=$(newest_id); sleep 0.5; (($(newest_id) > newest)); do :; done
}

bench_retention() { # STORE ROUNDS SECONDS
    local store=$1 connections round limit most watcher first dropped plain kept
    start_hooksight --store "$store" --keep-bytes none
    say "filling a store with $scale_captures captures"
    fill_up_to "$scale_captures"
    for connections in 32 256; do
        say "a store of $scale_captures captures, without a limit and at its limit, $connections connections"
        for ((round = 0; round < $2; round++)); do
            stop hooksight
            start_hooksight --store "$store" --keep-bytes none
            # Watched too, because watching takes processor time.
            watch_store "$store" "$work/most" &
            watcher=$!
            drive hooksight "$connections" "$3" unlimited
            stop_watching "$watcher"
            stop hooksight
            limit=$(store_bytes "$store")
            start_at_limit "$store" "$limit"
            first=$(oldest_id "$store")
            watch_store "$store" "$work/most" &
            watcher=$!
            drive hooksight "$connections" "$3" limited
            stop_watching "$watcher"
            dropped=$(($(oldest_id "$store") - first))
            most=$(<"$work/most")
            awk -v l="$limit" -v m="$most" -v d="$dropped" -v s="$3" 'BEGIN {
                printf "    %.0f captures/s dropped; the file with its log at most %.1f MB, limit %.1f MB: %.3f\n",
                    d / s, m / 1e6, l / 1e6, m / l }'
        done
        plain=$(column unlimited "$connections" 3)
        kept=$(column limited "$connections" 3)
        awk -v p="$plain" -v k="$kept" -v c="$connections" 'BEGIN {
            printf "retention, %d connections: %.0f/s at the limit, %.0f/s without one: ratio %.2f (goal 0.90)\n",
                c, k, p, k / p }'
    done
    stop hooksight
}
