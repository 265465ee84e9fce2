# What Scripts/bench prints.

# Ticks of all cores: idle, then all.
core_ticks() { awk '$1 == "cpu" { for (i = 2; i <= 9; i++) all += $i; print $5 + $6, all }' /proc/stat; }

# The machine, for figures that are compared with others'; to be called while nothing is measured.
note_machine() {
    local began sync idle_before all_before idle all busy
    read -r idle_before all_before < <(core_ticks)
    sleep 1
    read -r idle all < <(core_ticks)
    busy=$((100 - 100 * (idle - idle_before) / (all - all_before)))
    began=${EPOCHREALTIME/[.,]/}
    dd if=/dev/zero of="$work/sync" bs=4k count=200 oflag=dsync status=none
    sync=$(((${EPOCHREALTIME/[.,]/} - began) / 200))
    say "$(nproc) cores, $busy % busy before; a synced write of 4 KiB takes $sync µs on $(stat -f -c %T "$work")"
    ((busy < 15)) || say "warning: other programs are at work, so the figures say little"
}

median() { sort -n | awk '{ v[NR] = $1 } END { print (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2 }'; }

# Median of a column over a server's rounds.
column() { awk -v s="$1" -v c="$2" -v n="$3" '$1 == s && $2 == c { print $n }' "$work/results" | median; }

report() { # IDLE_KB LOADED_KB PEAK_KB
    local connections server
    say "medians"
    echo "connections  server     answers/s    p50 ms    p99 ms   processor µs/answer"
    for connections in 32 256; do
        for server in echo hooksight; do
            echo "$server $connections $(column "$server" "$connections" 3) $(column "$server" "$connections" 4)" \
                "$(column "$server" "$connections" 5) $(column "$server" "$connections" 6)"
        done
    done | awk '
        { printf "%11d  %-9s %10.0f %9.2f %9.2f %12.1f\n", $2, $1, $3, $4 / 1000, $5 / 1000, $6 }
        $1 == "echo" { rate = $3; p50 = $4; p99 = $5; cpu = $6 }
        $1 == "hooksight" { printf "%11d  %-9s %10.2f %9.2f %9.2f %12.2f\n", $2, "ratio", $3 / rate, $4 / p50, $5 / p99, $6 / cpu }'
    echo "goals: 0.60 of the echo's answers at 32 connections, 0.80 at 256; p99 at most 3 times the echo's"
    awk -v idle="$1" -v loaded="$2" -v peak="$3" \
        'BEGIN { printf "memory: %.1f MiB idle (goal 60), %.1f MiB after the load, %.1f MiB at most (goal 200)\n", idle / 1024, loaded / 1024, peak / 1024 }'
    awk -v us="$(median <"$work/starts")" \
        'BEGIN { printf "start to first 200 of /health: %.0f ms (goal 100)\n", us / 1000 }'
}
