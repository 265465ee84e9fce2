# What a flood of wrong signatures costs: each of them is a failure that is to be explained.

bench_flood() { # ROUNDS SECONDS
    local round right wrong
    for ((round = 0; round < $1; round++)); do
        stop hooksight
        start_hooksight
        drive hooksight 256 "$2" right
        expects=failed BENCH_SECRET=another drive hooksight 256 "$2" wrong
    done
    right=$(column right 256 3)
    wrong=$(column wrong 256 3)
    awk -v r="$right" -v w="$wrong" 'BEGIN {
        printf "wrong signatures: %.0f/s, right ones %.0f/s: ratio %.2f\n", w, r, w / r }'
}
